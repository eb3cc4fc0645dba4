package medchain.simulator.dpos;

/** How the delegates of a round are put in order. */
public enum SlotOrder {
    /** Every round of slots anew, all orders equally likely, from revealed seeds. */
    UNIFORM(false),
    /** By account name, always the same (Antelope). */
    BY_NAME(false),
    /** As elected, heaviest first (TRON). */
    BY_WEIGHT(false),
    /**
     * Every n blocks by one xorshift step from the block's time, far from uniform; the witnesses go
     * into it by id (BitShares).
     */
    GRAPHENE(true),
    /** The same; the witnesses go into it as elected (Steem, and Hive before hard fork 26). */
    STEEM(true),
    /** The same, elected and put in order one round before it forges (Hive since hard fork 26). */
    STEEM_AHEAD(true),
    /** Every round of blocks by digest of seed and address (LIP-0022). */
    LISK(true),
    /** Every round of blocks by four bytes at a time of a digest of the round; biased (Ark). */
    ARK(true);

    private final boolean countsBlocks;

    SlotOrder(boolean countsBlocks) {
        this.countsBlocks = countsBlocks;
    }

    /** True when a round is so many blocks, however many slots that takes. */
    public boolean countsBlocks() {
        return countsBlocks;
    }
}
