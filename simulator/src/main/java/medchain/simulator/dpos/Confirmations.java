package medchain.simulator.dpos;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import medchain.simulator.chain.BlockHeader;
import medchain.simulator.identity.AccountId;

/**
 * PIPELINED_BFT of EOSIO: a block is proposed irreversible when a quorum has confirmed it, and
 * irreversible when two thirds of the producers have built on knowing that (spring
 * block_header_state_legacy.cpp, next and calc_dpos_last_irreversible).
 *
 * @param missing confirmations still missing for each height above {@code proposed}, lowest first
 * @param proposed the largest height with a quorum of confirmations
 * @param implied the proposed height that each producer's last block implied
 */
record Confirmations(
        int quorum,
        ByAccount<Long> implied,
        List<Integer> missing,
        long height,
        long proposed,
        long irreversible)
        implements FinalityState {
    static Confirmations genesis(int quorum, List<AccountId> voters) {
        return new Confirmations(quorum, ByAccount.of(voters, id -> 0L), List.of(), 0, 0, 0);
    }

    @Override
    public Confirmations withMembers(List<AccountId> voters, long firstHeight) {
        var next = ByAccount.of(voters, id -> implied.get(id).orElse(irreversible));
        return new Confirmations(quorum, next, missing, height, proposed, irreversible);
    }

    /** How many blocks before its own a header confirms: none that its forger signed before. */
    long confirmed(long maxHeightGenerated) {
        return maxHeightGenerated == 0 || maxHeightGenerated >= height
                ? 0
                : Math.min(height - maxHeightGenerated, height - irreversible);
    }

    @Override
    public Confirmations next(Link link) {
        var seen =
                implied.get(link.forger()).isPresent()
                        ? implied.with(link.forger(), proposed)
                        : implied;
        long top = height + 1;
        var counts = new ArrayList<>(missing);
        counts.add(quorum);
        long left = confirmed(link.maxHeightGenerated()) + 1;
        long reached = proposed;
        for (int i = counts.size() - 1; i >= 0 && left > 0; i--, left--) {
            counts.set(i, counts.get(i) - 1);
            if (counts.get(i) == 0) {
                reached = top - (counts.size() - 1 - i);
                break;
            }
        }
        var rest = counts.subList(counts.size() - (int) (top - reached), counts.size());
        return new Confirmations(
                quorum, seen, List.copyOf(rest), top, reached, Math.max(irreversible, third(seen)));
    }

    /** Two thirds of the producers have implied this or more. */
    private static long third(ByAccount<Long> implied) {
        var sorted = new ArrayList<>(implied.values());
        Collections.sort(sorted);
        return sorted.get((sorted.size() - 1) / 3);
    }

    @Override
    public long prevoted() {
        return irreversible;
    }

    /** Branches are compared by irreversible height first, the newest block counted. */
    @Override
    public long support(BlockHeader header) {
        return irreversible;
    }
}
