package medchain.simulator.dpos;

/**
 * Which of the last 128 slots have a block, the newest in the lowest bit. Before the chain is 128
 * slots old the others count as filled, so that it can begin.
 */
record RecentSlots(long newer, long older) {
    static final int SLOTS = 128;
    static final RecentSlots FULL = new RecentSlots(-1, -1);

    RecentSlots then(boolean filled) {
        return new RecentSlots(newer << 1 | (filled ? 1 : 0), older << 1 | newer >>> 63);
    }

    /** 0 to 100, rounded down. */
    int percent() {
        return (Long.bitCount(newer) + Long.bitCount(older)) * 100 / SLOTS;
    }
}
