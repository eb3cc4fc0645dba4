package medchain.simulator.world;

import medchain.simulator.identity.TxId;

/** What a run can wait for. */
public sealed interface Condition {
    /** The highest head of all live nodes. */
    record HeightAtLeast(long height) implements Condition {}

    record IrreversibleHeightAtLeast(long height) implements Condition {}

    /** An election has begun this epoch, see {@link WorldView#epoch()}. */
    record EpochAtLeast(long epoch) implements Condition {}

    /**
     * The transaction is in a block of the first live node's main chain, or can no longer get
     * there.
     */
    record Included(TxId tx) implements Condition {}

    record Irreversible(TxId tx) implements Condition {}

    /**
     * No transaction is on its way: nothing pending, nothing in a mempool, all included ones
     * irreversible.
     */
    record Settled() implements Condition {}

    /** No query waits for its delegates. */
    record Answered() implements Condition {}
}
