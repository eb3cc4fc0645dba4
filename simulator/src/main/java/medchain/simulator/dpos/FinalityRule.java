package medchain.simulator.dpos;

/** When a block can no longer be undone. */
public sealed interface FinalityRule {
    /** True when it counts votes that are sent beside the blocks, not only what headers say. */
    default boolean countsMessages() {
        return switch (this) {
            case Savanna _, Obi _ -> true;
            case None _, LiskBft _, Solidified _, PipelinedBft _ -> false;
        };
    }

    /** Never (Ark). */
    record None() implements FinalityRule {}

    /** Prevotes and precommits implied by headers (LIP-0014); safe below n/3 Byzantine. */
    record LiskBft() implements FinalityRule {}

    /**
     * One phase: enough delegates have forged on top of it (TRON, BitShares). Two branches can both
     * reach it without any delegate lying.
     *
     * @param percent of the active set, e.g. 70
     */
    record Solidified(int percent) implements FinalityRule {}

    /** Two phases counted from headers (EOSIO, "DPoS 3.0 with pipelined BFT"); no proof known. */
    record PipelinedBft() implements FinalityRule {}

    /** Certificates of votes, two in a chain (Antelope Savanna). */
    record Savanna() implements FinalityRule {}

    /**
     * Approvals sent beside the chain; without them, forging on top of a block approves it (Hive).
     *
     * @param quorum approvals that a block needs
     */
    record Obi(int quorum) implements FinalityRule {}
}
