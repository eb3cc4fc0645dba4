package medchain.reports.measure;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import medchain.simulator.kernel.SimTime;

/** Computes each measure by its formula. */
final class Taking {
    private static final BigDecimal NANOS = BigDecimal.valueOf(1_000_000_000L);

    private final History history;
    private final Map<Measure, Long> outcomes = new EnumMap<>(Measure.class);

    Taking(History history) {
        this.history = history;
        for (var story : history.transactions()) {
            outcomes.merge(measureOf(story.outcome()), 1L, Long::sum);
        }
    }

    Measurements measurements() {
        var readings = new EnumMap<Measure, Reading>(Measure.class);
        for (var measure : Measure.values()) {
            readings.put(measure, reading(measure));
        }
        return new Measurements(readings);
    }

    private static Measure measureOf(TransactionOutcome outcome) {
        if (outcome.onItsWay()) {
            return Measure.WAITING;
        }
        return switch (outcome) {
            case IRREVERSIBLE -> Measure.IRREVERSIBLE;
            case DENIED -> Measure.DENIED;
            case EXPIRED -> Measure.EXPIRED;
            case REJECTED -> Measure.REJECTED;
            case LOST -> Measure.LOST_TRANSACTIONS;
            case BLOCK, MEMPOOL, APPROVED, PENDING_CONSENT, SUBMITTED -> Measure.WAITING;
        };
    }

    private Reading reading(Measure measure) {
        var counts = history.counts();
        return switch (measure) {
            case SUBMITTED -> count(history.transactions().size());
            case DENIED, EXPIRED, REJECTED, IRREVERSIBLE, WAITING, LOST_TRANSACTIONS ->
                    count(outcomes.getOrDefault(measure, 0L));
            case APPROVED -> count(transactions(it -> it.approved().isPresent()).count());
            case INCLUDED -> count(transactions(it -> it.included().isPresent()).count());
            case IRREVERSIBLE_PER_SECOND -> irreversiblePerSecond();

            case BLOCKS_FORGED -> count(history.blocks().size());
            case BLOCKS_ON_MAIN_CHAIN -> count(onMainChain().count());
            case BLOCKS_ORPHANED -> count(history.blocks().size() - onMainChain().count());
            case SLOTS_MISSED -> count(counts.slotsMissed());
            case FILL_RATE -> fillRate(counts.slotsMissed());
            case BLOCKS_PER_DELEGATE_GINI -> new Reading.One(Gini.of(blocksPerDelegate()));
            case BLOCKS_UNREWARDED ->
                    count(onMainChain().filter(it -> it.block().reward() == 0).count());
            case DELEGATES_WITHOUT_TRANSACTIONS ->
                    count(delegates(it -> it.blocksOnMainChain() > 0 && it.transactions() == 0));
            case STANDBY_DELEGATES -> count(onStandby().count());
            case STANDBY_TERMS_LEAST -> count(onStandby().min().orElse(0));
            case STANDBY_TERMS_MOST -> count(onStandby().max().orElse(0));
            case HEAD_HEIGHT -> highest(onMainChain());
            case IRREVERSIBLE_HEIGHT ->
                    highest(onMainChain().filter(it -> it.irreversibleAt().isPresent()));
            case REORGANISATIONS -> count(sum(NodeStory::reorganisations));
            case REORG_DEPTH -> deepestReorganisation();
            case FINALITY_VIOLATIONS -> count(counts.finalityViolations());
            case BLOCKS_REJECTED -> count(sum(NodeStory::blocksRejected));
            case EQUIVOCATIONS_SEEN -> count(counts.equivocations());
            case CULPRITS_NAMED -> count(counts.justice().culprits());
            case DELEGATES_PUNISHED -> count(counts.justice().punished());
            case DELEGATES_JAILED -> count(counts.justice().jailed());
            case FORGING_PAUSES -> count(counts.justice().pauses());

            case SUM_AMOUNT_SUBMITTED -> sumOfAmounts(_ -> true);
            case SUM_AMOUNT_IRREVERSIBLE ->
                    sumOfAmounts(it -> it.outcome() == TransactionOutcome.IRREVERSIBLE);

            case ACCESSES_ALLOWED -> count(counts.accessesAllowed());
            case ACCESSES_REFUSED -> count(counts.accessesRefused());
            case QUERIES_ANSWERED -> count(history.queries().size());
            case QUERIES_EXACT -> queriesExact();
            case QUERIES_REFUSED -> count(counts.queriesRefused());
            case SHARES_GIVEN -> count(counts.sharesGiven());
            case SHARES_REJECTED -> count(counts.sharesRejected());
            case NODE_CRASHES -> count(sum(NodeStory::crashes));

            case CONSENT_LATENCY -> latency(TransactionStory::approved);
            case INCLUSION_LATENCY -> latency(TransactionStory::included);
            case IRREVERSIBLE_LATENCY -> latency(TransactionStory::irreversible);
            case LIB_LAG_BLOCKS -> irreversibilityLag();
        };
    }

    private Reading irreversibilityLag() {
        return new Reading.Many(
                new Distribution(
                        onMainChain().mapToLong(BlockStory::irreversibilityLag).toArray(), 0));
    }

    private Reading latency(Function<TransactionStory, Optional<SimTime>> until) {
        return new Reading.Many(
                new Distribution(
                        history.transactions().stream()
                                .flatMap(story ->
                                        until.apply(story).stream()
                                                .map(it -> it.since(story.submitted())))
                                .mapToLong(Duration::toNanos)
                                .toArray(),
                        9));
    }

    private Reading irreversiblePerSecond() {
        var first = history.transactions().stream().map(TransactionStory::submitted).findFirst();
        var last =
                history.transactions().stream()
                        .flatMap(it -> it.irreversible().stream())
                        .max(SimTime::compareTo);
        if (first.isEmpty() || last.isEmpty()) {
            return new Reading.One(BigDecimal.ZERO);
        }
        long nanos = last.get().since(first.get()).toNanos();
        var all = BigDecimal.valueOf(outcomes.getOrDefault(Measure.IRREVERSIBLE, 0L));
        return new Reading.One(Decimals.ratio(all.multiply(NANOS), BigDecimal.valueOf(nanos)));
    }

    private Reading fillRate(long missed) {
        long filled = history.blocks().stream().map(it -> it.block().slot()).distinct().count();
        return new Reading.One(
                Decimals.ratio(BigInteger.valueOf(filled), BigInteger.valueOf(filled + missed)));
    }

    private List<Long> blocksPerDelegate() {
        return history.delegates().stream().map(DelegateStory::blocksOnMainChain).toList();
    }

    private long delegates(Predicate<DelegateStory> which) {
        return history.delegates().stream().filter(which).count();
    }

    private LongStream onStandby() {
        return history.delegates().stream()
                .mapToLong(DelegateStory::termsOnStandby)
                .filter(terms -> terms > 0);
    }

    private static Reading highest(Stream<BlockStory> blocks) {
        return count(blocks.mapToLong(it -> it.block().height()).max().orElse(0));
    }

    private Reading deepestReorganisation() {
        return count(
                history.nodes().values().stream()
                        .mapToLong(NodeStory::deepestReorganisation)
                        .max()
                        .orElse(0));
    }

    private Reading sumOfAmounts(Predicate<TransactionStory> which) {
        return new Reading.One(
                transactions(which)
                        .flatMap(it -> it.medical().stream())
                        .map(it -> it.amount().value())
                        .reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    private Reading queriesExact() {
        return count(
                history.queries().stream()
                        .filter(it ->
                                it.answer().encrypted().compareTo(it.answer().plaintext()) == 0)
                        .count());
    }

    private long sum(Function<NodeStory, Integer> part) {
        return history.nodes().values().stream().mapToLong(part::apply).sum();
    }

    private Stream<TransactionStory> transactions(Predicate<TransactionStory> which) {
        return history.transactions().stream().filter(which);
    }

    private Stream<BlockStory> onMainChain() {
        return history.blocks().stream().filter(BlockStory::onMainChain);
    }

    private static Reading count(long number) {
        return new Reading.One(BigDecimal.valueOf(number));
    }
}
