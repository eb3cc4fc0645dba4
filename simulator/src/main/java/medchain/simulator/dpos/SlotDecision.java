package medchain.simulator.dpos;

import medchain.simulator.identity.AccountId;

/** What a node is to do in a slot. */
public sealed interface SlotDecision {
    /**
     * @param height of the block to forge on the head
     */
    record Forge(long height) implements SlotDecision {}

    record NotOurTurn(AccountId scheduled) implements SlotDecision {}

    /** The slot stays empty: the chain pauses after an election. */
    record Skipped() implements SlotDecision {}

    /** The head is of this slot or of a later one: the slot is taken. */
    record SlotTaken(long headSlot) implements SlotDecision {}
}
