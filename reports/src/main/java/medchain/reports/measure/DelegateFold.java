package medchain.reports.measure;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import medchain.simulator.identity.AccountId;
import medchain.simulator.journal.Happening.BlockForged;
import medchain.simulator.journal.Happening.DelegatesElected;

/** Counts what each delegate did. */
final class DelegateFold {
    private final Set<AccountId> delegates = new TreeSet<>(DelegateFold::byNumber);
    private final Map<AccountId, Long> missed = new TreeMap<>();
    private final Map<AccountId, Long> forged = new TreeMap<>();
    private final Map<AccountId, Long> standby = new TreeMap<>();

    /** node-2 before node-10: names that differ in their digits only stand in order of length. */
    private static int byNumber(AccountId one, AccountId other) {
        var a = one.value().replaceAll("[0-9]+$", "");
        var b = other.value().replaceAll("[0-9]+$", "");
        boolean sameStem = a.equals(b) && one.value().length() != other.value().length();
        return sameStem
                ? Integer.compare(one.value().length(), other.value().length())
                : one.compareTo(other);
    }

    void elected(DelegatesElected term) {
        var all = term.delegates();
        delegates.addAll(all);
        // nobody drew those of the first period
        if (term.epoch() > 0) {
            all.subList(term.voting(), all.size()).forEach(it -> standby.merge(it, 1L, Long::sum));
        }
    }

    void forged(BlockForged block) {
        delegates.add(block.delegate());
        forged.merge(block.delegate(), 1L, Long::sum);
    }

    void missed(AccountId delegate) {
        delegates.add(delegate);
        missed.merge(delegate, 1L, Long::sum);
    }

    long slotsMissed() {
        return missed.values().stream().mapToLong(Long::longValue).sum();
    }

    List<DelegateStory> stories(List<BlockStory> blocks) {
        var onMain = new TreeMap<AccountId, Long>();
        var transactions = new TreeMap<AccountId, Long>();
        for (var block : blocks) {
            if (block.onMainChain()) {
                var delegate = block.block().delegate();
                onMain.merge(delegate, 1L, Long::sum);
                transactions.merge(delegate, (long) block.block().transactions().size(), Long::sum);
            }
        }
        return delegates.stream()
                .map(it ->
                        new DelegateStory(
                                it,
                                forged.getOrDefault(it, 0L),
                                onMain.getOrDefault(it, 0L),
                                missed.getOrDefault(it, 0L),
                                transactions.getOrDefault(it, 0L),
                                standby.getOrDefault(it, 0L)))
                .toList();
    }
}
