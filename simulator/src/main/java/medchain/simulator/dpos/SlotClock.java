package medchain.simulator.dpos;

import java.time.Duration;
import medchain.simulator.kernel.Assumption;
import medchain.simulator.kernel.SimTime;

/**
 * Divides time into slots, slots into rounds and epochs; misses change none of it.
 *
 * <p>Slot 0 is genesis at time 0. The first round and the first epoch begin with slot 1.
 *
 * @param slot duration of a slot
 * @param slotsPerRound every delegate has one turn in it
 * @param slotsPerEpoch slots between two elections
 */
public record SlotClock(Duration slot, int slotsPerRound, long slotsPerEpoch) {
    public SlotClock {
        if (slot.toNanos() < 1 || slotsPerRound < 1 || slotsPerEpoch < 1) {
            throw new IllegalArgumentException("slot clock; expected positive durations");
        }
    }

    /** The slot that contains this moment. */
    public long slotAt(SimTime time) {
        return time.nanos() / slot.toNanos();
    }

    public SimTime startOf(long number) {
        Assumption.check(number >= 0, "slots count from 0");
        return new SimTime(Math.multiplyExact(number, slot.toNanos()));
    }

    /** The round of a slot; genesis is counted to round 0. */
    public long roundOf(long number) {
        return number <= 0 ? 0 : (number - 1) / slotsPerRound;
    }

    public long epochOf(long number) {
        return number <= 0 ? 0 : (number - 1) / slotsPerEpoch;
    }

    public long firstSlotOfRound(long round) {
        return Math.addExact(Math.multiplyExact(round, slotsPerRound), 1);
    }

    public long firstSlotOfEpoch(long epoch) {
        return Math.addExact(Math.multiplyExact(epoch, slotsPerEpoch), 1);
    }
}
