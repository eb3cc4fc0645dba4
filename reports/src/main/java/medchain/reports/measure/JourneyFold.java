package medchain.reports.measure;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import medchain.simulator.identity.AccountId;
import medchain.simulator.identity.TxId;
import medchain.simulator.journal.Happening.SubmissionRefused;
import medchain.simulator.journal.Happening.Submitted;
import medchain.simulator.journal.Happening.TransactionRejected;
import medchain.simulator.journal.TxStage;
import medchain.simulator.kernel.SimTime;

/** Puts the journeys of transactions together. */
final class JourneyFold {
    /**
     * A workload's row, which is one submission even when a node refuses it and it is sent again.
     */
    private record Row(int number, AccountId sender) {}

    private final Map<TxId, Journey> journeys = new LinkedHashMap<>();
    private final Set<Row> submittedRows = new HashSet<>();
    private final Set<Row> refusedRows = new HashSet<>();
    private final List<Entry> inOrder = new ArrayList<>();

    private sealed interface Entry permits Journey, Refusal {}

    private record Refusal(SimTime at, SubmissionRefused what) implements Entry {}

    /** One transaction's facts so far. */
    private static final class Journey implements Entry {
        private final SimTime at;
        private final Submitted submitted;
        private boolean asked;
        private Optional<SimTime> approved = Optional.empty();
        private Optional<SimTime> enteredMempool = Optional.empty();
        private Optional<Exit> exit = Optional.empty();

        Journey(SimTime at, Submitted submitted) {
            this.at = at;
            this.submitted = submitted;
        }

        /** A patient's answer stands; a refusal by one node gives way to a later, graver exit. */
        void leave(Exit later) {
            if (exit.isEmpty() || exit.get().outcome() == TransactionOutcome.REJECTED) {
                exit = Optional.of(later);
            }
        }
    }

    private record Exit(SimTime at, TransactionOutcome outcome, String reason) {}

    void submitted(SimTime at, Submitted what) {
        if (journeys.containsKey(what.tx())) {
            return;
        }
        var journey = new Journey(at, what);
        journeys.put(what.tx(), journey);
        inOrder.add(journey);
        row(what.sourceRow(), what.sender()).ifPresent(submittedRows::add);
    }

    void refused(SimTime at, SubmissionRefused what) {
        boolean isNew = row(what.sourceRow(), what.sender()).map(refusedRows::add).orElse(true);
        if (isNew) {
            inOrder.add(new Refusal(at, what));
        }
    }

    /** A refused row that was sent again with success is told once, as what became of it. */
    private boolean isTold(Entry entry) {
        return switch (entry) {
            case Journey _ -> true;
            case Refusal(_, var what) ->
                    row(what.sourceRow(), what.sender()).stream()
                            .noneMatch(submittedRows::contains);
        };
    }

    private static Optional<Row> row(OptionalInt number, AccountId sender) {
        return number.isEmpty()
                ? Optional.empty()
                : Optional.of(new Row(number.getAsInt(), sender));
    }

    void asked(TxId tx) {
        with(tx, journey -> journey.asked = true);
    }

    void approved(SimTime at, TxId tx) {
        with(tx, journey -> journey.approved = journey.approved.or(() -> Optional.of(at)));
    }

    void enteredMempool(SimTime at, TxId tx) {
        with(
                tx,
                journey ->
                        journey.enteredMempool = journey.enteredMempool.or(() -> Optional.of(at)));
    }

    void denied(SimTime at, TxId tx, String reason) {
        leave(tx, new Exit(at, TransactionOutcome.DENIED, reason));
    }

    void expired(SimTime at, TxId tx, String reason) {
        leave(tx, new Exit(at, TransactionOutcome.EXPIRED, reason));
    }

    void rejected(SimTime at, TransactionRejected what) {
        var reason = what.stage() + ": " + what.reason();
        leave(what.tx(), new Exit(at, TransactionOutcome.REJECTED, reason));
    }

    private void leave(TxId tx, Exit exit) {
        with(tx, journey -> journey.leave(exit));
    }

    private void with(TxId tx, Consumer<Journey> change) {
        Optional.ofNullable(journeys.get(tx)).ifPresent(change);
    }

    List<TransactionStory> stories(List<BlockStory> blocks, EndStages stages) {
        var carriers = carriers(blocks);
        return inOrder.stream()
                .filter(this::isTold)
                .map(entry ->
                        switch (entry) {
                            case Refusal refusal -> story(refusal);
                            case Journey journey -> story(journey, carriers, stages);
                        })
                .toList();
    }

    /** The block of the main chain that carries each transaction. */
    private static Map<TxId, BlockStory> carriers(List<BlockStory> blocks) {
        var carriers = new LinkedHashMap<TxId, BlockStory>();
        for (var block : blocks) {
            if (block.onMainChain()) {
                block.block().transactions().forEach(tx -> carriers.putIfAbsent(tx, block));
            }
        }
        return carriers;
    }

    private static TransactionStory story(Refusal refusal) {
        var what = refusal.what();
        return new TransactionStory(
                Optional.empty(),
                "refused",
                what.sender(),
                what.sourceRow(),
                what.medical(),
                refusal.at(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(refusal.at()),
                OptionalLong.empty(),
                TransactionOutcome.REJECTED,
                what.reason());
    }

    private static TransactionStory story(
            Journey journey, Map<TxId, BlockStory> carriers, EndStages stages) {
        var what = journey.submitted;
        var carrier = Optional.ofNullable(carriers.get(what.tx()));
        var outcome = outcome(journey, carrier, stages);
        var exit = journey.exit.filter(it -> it.outcome() == outcome);
        return new TransactionStory(
                Optional.of(what.tx()),
                what.kind(),
                what.sender(),
                what.sourceRow(),
                what.medical(),
                journey.at,
                journey.approved,
                journey.enteredMempool,
                carrier.map(BlockStory::forgedAt),
                carrier.flatMap(BlockStory::irreversibleAt),
                exit.map(Exit::at),
                carrier.map(it -> OptionalLong.of(it.block().height()))
                        .orElse(OptionalLong.empty()),
                outcome,
                exit.map(Exit::reason).orElse(""));
    }

    private static TransactionOutcome outcome(
            Journey journey, Optional<BlockStory> carrier, EndStages stages) {
        if (carrier.isPresent()) {
            return carrier.get().irreversibleAt().isPresent()
                    ? TransactionOutcome.IRREVERSIBLE
                    : TransactionOutcome.BLOCK;
        }
        return stages.stage(journey.submitted.tx())
                .flatMap(JourneyFold::waiting)
                .or(() -> journey.exit.map(Exit::outcome))
                .orElseGet(() -> unfinished(journey));
    }

    /** A live node still holds it; a block that holds it is not on the main chain. */
    private static Optional<TransactionOutcome> waiting(TxStage stage) {
        return switch (stage) {
            case MEMPOOL, BLOCK -> Optional.of(TransactionOutcome.MEMPOOL);
            case APPROVED -> Optional.of(TransactionOutcome.APPROVED);
            case PENDING_CONSENT -> Optional.of(TransactionOutcome.PENDING_CONSENT);
            case SUBMITTED, IRREVERSIBLE, QUERIED, DENIED, WITHDRAWN, EXPIRED, REJECTED ->
                    Optional.empty();
        };
    }

    private static TransactionOutcome unfinished(Journey journey) {
        if (journey.approved.isPresent() || journey.enteredMempool.isPresent()) {
            return TransactionOutcome.LOST;
        }
        return journey.asked ? TransactionOutcome.PENDING_CONSENT : TransactionOutcome.SUBMITTED;
    }
}
