package medchain.simulator.chain;

import java.util.List;
import medchain.simulator.identity.BlockId;

/**
 * Votes for one block, as a later block's header shows them: a quorum of them certifies it.
 *
 * <p>Savanna adds the signatures up (BLS); ours stand side by side, so a certificate is longer.
 *
 * @param votes one a voter, in order of voter
 */
public record Certificate(List<FinalityVote> votes) {
    public Certificate {
        votes = List.copyOf(votes);
        if (votes.isEmpty()) {
            throw new IllegalArgumentException("a certificate without votes");
        }
    }

    /** What its first vote is for; the rules refuse it unless all others are for it too. */
    public BlockId block() {
        return votes.getFirst().block();
    }

    public long strongVotes() {
        return votes.stream().filter(FinalityVote::strong).count();
    }
}
