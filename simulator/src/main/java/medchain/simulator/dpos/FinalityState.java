package medchain.simulator.dpos;

import java.util.List;
import java.util.Optional;
import medchain.simulator.chain.BlockHeader;
import medchain.simulator.identity.AccountId;
import medchain.simulator.identity.BlockId;

/** What a finality rule remembers after a block; a value, one per block of every branch. */
sealed interface FinalityState
        permits LiskVotes, LastBlocks, Confirmations, CertifiedChain, NoFinality {

    static FinalityState genesis(ConsensusParameters p, BlockId genesisId, List<AccountId> voters) {
        int n = p.delegates();
        return switch (p.policies().finality()) {
            case FinalityRule.None() -> new NoFinality();
            case FinalityRule.LiskBft() -> LiskVotes.genesis(p.quorum(), 3 * p.seats(), voters);
            case FinalityRule.Solidified(int percent) ->
                    LastBlocks.genesis((100 - percent) * n / 100, voters);
            case FinalityRule.PipelinedBft() -> Confirmations.genesis(p.quorum(), voters);
            case FinalityRule.Savanna() ->
                    CertifiedChain.genesis(new Finalizer.Ref(genesisId, 0), voters, p.quorum());
            case FinalityRule.Obi(int quorum) -> LastBlocks.genesis(n - quorum, voters);
        };
    }

    /** From the next block on, this set votes. */
    FinalityState withMembers(List<AccountId> voters, long firstHeight);

    /** After the block one above the last. */
    FinalityState next(Link link);

    /** What the next header must say of votes. */
    long prevoted();

    /**
     * What fork choice looks at first, after a block.
     *
     * @param header the block's
     */
    default long support(BlockHeader header) {
        return header.maxHeightPrevoted();
    }

    /** Never falls from block to block. */
    long irreversible();

    /** Whether the next header makes what it claims final. */
    default boolean isStrong(BlockHeader header) {
        return true;
    }

    /** Why the next header must not claim what it does, if so. */
    default Optional<String> claimFault(BlockHeader header) {
        long claim = header.maxHeightPrevoted();
        if (header.certificate().isPresent()) {
            return Optional.of("a certificate, which this rule does not know");
        }
        return claim == prevoted()
                ? Optional.empty()
                : Optional.of("maxHeightPrevoted " + claim + "; expected " + prevoted());
    }
}
