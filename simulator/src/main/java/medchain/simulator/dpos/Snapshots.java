package medchain.simulator.dpos;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The standings after the last block of each recent epoch.
 *
 * <p>Nobody knows that a block is the last of its epoch before the next one comes, so the newest
 * entry is replaced block by block while its epoch runs.
 *
 * @param taken oldest first; enough to answer for any epoch not before the newest
 */
record Snapshots(List<Snapshot> taken) {
    record Snapshot(long epoch, long height, Candidates candidates) {
        List<Standing> standings() {
            return candidates.standings();
        }
    }

    static final Snapshots NONE = new Snapshots(List.of());

    Snapshots {
        taken = List.copyOf(taken);
    }

    /** The last one of an epoch up to this one. */
    Optional<Snapshot> upTo(long epoch) {
        return taken.stream().filter(s -> s.epoch() <= epoch).reduce((older, newer) -> newer);
    }

    /**
     * @param delay entries that no election from this epoch on can ask for are dropped
     */
    Snapshots with(Snapshot newest, int delay) {
        var kept = new ArrayList<Snapshot>();
        for (var old : taken) {
            if (old.epoch() < newest.epoch()) {
                kept.add(old);
            }
        }
        kept.add(newest);
        long oldestAsked = newest.epoch() - delay;
        while (kept.size() > 1 && kept.get(1).epoch() <= oldestAsked) {
            kept.removeFirst();
        }
        return new Snapshots(kept);
    }
}
