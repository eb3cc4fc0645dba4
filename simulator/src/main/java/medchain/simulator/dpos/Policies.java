package medchain.simulator.dpos;

import medchain.simulator.chain.Voting;

/**
 * Which rules a chain is made of; a preset chooses one of each kind.
 *
 * @param order how the delegates of a round are put in order
 * @param blocksPerTurn slots in a row that a delegate has
 * @param standby seats beyond the n voting ones: they forge, but do not vote on finality
 * @param skippedSlots slots left empty after the first block of an epoch, for maintenance
 * @param epochs how long an election period is
 * @param activation when an election may use a snapshot of the votes
 * @param voting how stake becomes votes
 * @param sharedSeats of the n voting ones: not the next by votes have them, but in turn all
 *     candidates, as often as their votes say (Hive)
 */
public record Policies(
        SlotOrder order,
        int blocksPerTurn,
        int standby,
        int skippedSlots,
        Epochs epochs,
        Activation activation,
        FinalityRule finality,
        ForkChoiceRule forkChoice,
        Voting voting,
        int sharedSeats) {
    /** Our own: proven finality, an order that nobody knows before or can bend. */
    public static final Policies MEDCHAIN =
            new Policies(
                    SlotOrder.UNIFORM,
                    1,
                    0,
                    0,
                    new Epochs.Rounds(),
                    Activation.FINALIZED,
                    new FinalityRule.LiskBft(),
                    ForkChoiceRule.PREVOTES,
                    Voting.MEDCHAIN,
                    0);

    public Policies {
        if (blocksPerTurn < 1
                || standby < 0
                || standby > 2
                || skippedSlots < 0
                || sharedSeats < 0) {
            throw new IllegalArgumentException(
                    "schedule; expected blocks per turn from 1, standby 0 to 2, others from 0");
        }
    }

    /** Rules of another network that votes as ours does and shares no seats. */
    public Policies(
            SlotOrder order,
            int blocksPerTurn,
            int standby,
            int skippedSlots,
            Epochs epochs,
            Activation activation,
            FinalityRule finality,
            ForkChoiceRule forkChoice) {
        this(
                order,
                blocksPerTurn,
                standby,
                skippedSlots,
                epochs,
                activation,
                finality,
                forkChoice,
                Voting.MEDCHAIN,
                0);
    }

    /** What an election period is measured in. */
    public sealed interface Epochs {
        /** As many rounds of slots as the parameters say. */
        record Rounds() implements Epochs {}

        record Slots(long length) implements Epochs {}

        record Blocks(long length) implements Epochs {}
    }

    /** When an election may use a snapshot of the votes. */
    public enum Activation {
        /**
         * Only once the snapshot is irreversible, else the old set goes on: nobody is seated by
         * votes that can be undone, but when too many delegates are gone for finality they can
         * never be voted out.
         */
        FINALIZED,
        /** Always: absent delegates are voted out, on a branch that may yet be left (LIP-0014). */
        DELAYED,
        /** Proposed, pending, active, as finality reaches each (Antelope). */
        PROPOSED
    }
}
