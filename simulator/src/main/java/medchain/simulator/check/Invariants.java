package medchain.simulator.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import medchain.simulator.world.World;

/**
 * The promises that every run must keep, whatever its faults. Finality agreement and the journal's
 * own rules are watched at every event; everything is recomputed once more at the end.
 */
public final class Invariants {
    private static final Set<String> SAFETY =
            new TreeSet<>(
                    List.of(
                            "finality_agreement",
                            "one_block_a_slot",
                            "hash_links",
                            "merkle_roots",
                            "unique_transactions",
                            "consent",
                            "refusals_respected",
                            "supply"));

    private Invariants() {}

    /**
     * One verdict a promise, and {@code safety}, which sums up those about what is on the chain.
     */
    public static List<Checked> check(World world) {
        var each = new ArrayList<Checked>();
        each.addAll(new ChainChecks(world).all());
        each.addAll(new JourneyChecks(world).all());
        each.add(NetworkChecks.conserved(world));
        var all = new ArrayList<Checked>();
        all.add(safety(each));
        all.addAll(each);
        return all;
    }

    private static Checked safety(List<Checked> each) {
        var parts = each.stream().filter(c -> SAFETY.contains(c.name())).toList();
        var broken =
                parts.stream()
                        .filter(c -> c.broken().isPresent())
                        .map(c -> c.name() + ": " + c.broken().orElseThrow())
                        .findFirst();
        var at =
                parts.stream()
                        .flatMap(c -> c.at().stream())
                        .min(java.util.Comparator.naturalOrder());
        return new Checked(
                "safety",
                "all promises about what stands on the chain",
                parts.stream().mapToLong(Checked::observations).sum(),
                broken,
                broken.isPresent() ? at : Optional.empty());
    }
}
