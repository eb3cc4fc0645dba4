package medchain.simulator.dpos;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import medchain.simulator.chain.BlockHeader;
import medchain.simulator.identity.AccountId;
import medchain.simulator.identity.BlockId;

/**
 * Finds who cannot have been honest, from signed headers alone.
 *
 * <p>When two branches both have irreversible blocks of their own under a two-phase rule and one
 * set of delegates, at least 2q - n of them show up here (design, 4.6).
 */
public final class Accountability {
    private Accountability() {}

    /** A header and its digest. */
    public record Signed(BlockId id, BlockHeader header) {}

    /** Two headers of one delegate that no honest one signs both. */
    public record Evidence(AccountId delegate, Signed one, Signed other) {}

    /**
     * One piece of evidence, the first found, for every delegate that is convicted by these
     * headers.
     *
     * @param headers in any order, from any branches
     * @param rules of their chain
     */
    public static List<Evidence> in(List<Signed> headers, ForkChoice rules) {
        var byForger = new TreeMap<AccountId, List<Signed>>();
        var seen = new TreeSet<BlockId>();
        for (var signed : headers) {
            if (seen.add(signed.id())) {
                byForger.computeIfAbsent(signed.header().delegateId(), id -> new ArrayList<>())
                        .add(signed);
            }
        }
        var found = new ArrayList<Evidence>();
        byForger.values().forEach(own -> first(own, rules, found));
        return List.copyOf(found);
    }

    private static void first(List<Signed> own, ForkChoice rules, List<Evidence> found) {
        for (int i = 0; i < own.size(); i++) {
            for (int j = 0; j < i; j++) {
                var one = own.get(j);
                var other = own.get(i);
                if (rules.contradicting(one.header(), one.id(), other.header(), other.id())) {
                    found.add(new Evidence(one.header().delegateId(), one, other));
                    return;
                }
            }
        }
    }
}
