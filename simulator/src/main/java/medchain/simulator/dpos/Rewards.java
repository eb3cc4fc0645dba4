package medchain.simulator.dpos;

import java.util.Optional;
import medchain.simulator.chain.BlockHeader;

/**
 * What a block earns its forger, once enough have voted and with the promised reveal: a quarter
 * when the header votes for less than it could (LIP-0014), else all.
 */
final class Rewards {
    private Rewards() {}

    static long of(FinalityState parent, BlockHeader header, long full) {
        return impliesMaximalPrevotes(parent, header) ? full : full / 4;
    }

    private static boolean impliesMaximalPrevotes(FinalityState parent, BlockHeader header) {
        long previous = header.maxHeightGenerated();
        if (!(parent instanceof LiskVotes votes)) {
            return true;
        }
        if (previous >= header.index()) {
            return false;
        }
        return previous == 0
                || votes.forgotten(previous)
                || votes.forgerAt(previous).equals(Optional.of(header.delegateId()));
    }
}
