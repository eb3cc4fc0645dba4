package medchain.simulator.dpos;

/** What makes one branch better than another. */
public enum ForkChoiceRule {
    /** Prevotes, length; ties by arrival in the slot (LIP-0014). */
    PREVOTES,
    /** Length, first seen (TRON, BitShares, Hive, Ark). */
    LENGTH,
    /** Irreversible height, length, larger id (spring fork_database.cpp, legacy). */
    IRREVERSIBLE,
    /**
     * Time of the newest block that the branch claims to be certified, own time, larger id (spring
     * fork_database.cpp, by_best_branch_if_t). Times, not heights: a sparse branch may be certified
     * later than a longer one.
     */
    CERTIFIED
}
