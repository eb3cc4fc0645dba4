package medchain.scenarios.run;

import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import medchain.simulator.identity.AccountId;
import medchain.simulator.identity.BlockId;
import medchain.simulator.journal.Happening;
import medchain.simulator.world.World;

/** What {@link Counts} counts of the main chain and of who sat in which election period. */
final class ChainCounts {
    private final TreeMap<BlockId, Happening.BlockForged> forged = new TreeMap<>();
    private final TreeMap<AccountId, Integer> standby = new TreeMap<>();

    private ChainCounts() {}

    static Map<String, BigDecimal> of(World world) {
        var counts = new ChainCounts();
        for (var fact : world.facts()) {
            switch (fact.what()) {
                case Happening.BlockForged b -> counts.forged.put(b.block(), b);
                case Happening.DelegatesElected e when e.epoch() > 0 -> counts.seated(e);
                default -> {}
            }
        }
        return counts.values(world);
    }

    private void seated(Happening.DelegatesElected term) {
        for (int seat = term.voting(); seat < term.delegates().size(); seat++) {
            standby.merge(term.delegates().get(seat), 1, Integer::sum);
        }
    }

    private Map<String, BigDecimal> values(World world) {
        var view = world.view();
        long unrewarded = 0;
        long length = 0;
        var carriers = new TreeSet<AccountId>();
        var idle = new TreeSet<AccountId>();
        var tip = view.headHeight();
        for (long height = 1; height <= tip; height++) {
            var block = view.block(view.referenceNode(), height);
            if (block.isEmpty()) {
                break; // the others are a block ahead
            }
            length = height;
            var fact = forged.get(block.get().hash());
            unrewarded += fact != null && fact.reward() == 0 ? 1 : 0;
            var whose = block.get().transactions().isEmpty() ? idle : carriers;
            whose.add(block.get().header().delegateId());
        }
        idle.removeAll(carriers);
        var terms = standby.values().stream().mapToInt(n -> n).summaryStatistics();
        return new TreeMap<>(
                Map.of(
                        "blocks_orphaned", BigDecimal.valueOf(forged.size() - length),
                        "blocks_unrewarded", BigDecimal.valueOf(unrewarded),
                        "delegates_without_transactions", BigDecimal.valueOf(idle.size()),
                        "standby_delegates", BigDecimal.valueOf(terms.getCount()),
                        "standby_terms_least",
                                BigDecimal.valueOf(terms.getCount() == 0 ? 0 : terms.getMin()),
                        "standby_terms_most",
                                BigDecimal.valueOf(terms.getCount() == 0 ? 0 : terms.getMax())));
    }
}
