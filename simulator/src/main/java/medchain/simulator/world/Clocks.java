package medchain.simulator.world;

import java.util.Optional;
import java.util.TreeMap;
import medchain.simulator.identity.NodeId;
import medchain.simulator.kernel.SimTime;

/**
 * What the nodes' clocks show. Most show the true time; one with a fault is ahead or behind, and
 * more so as time goes by.
 */
final class Clocks {
    private final TreeMap<NodeId, Clock> wrong = new TreeMap<>();
    private int made;

    /**
     * A wrong clock.
     *
     * @param era tells this fault from those before, whose events no longer count
     */
    record Clock(Fault.Skew skew, SimTime since, int era) {
        private static final double MILLION = 1e6;

        /** What it shows; never before the beginning of time. */
        SimTime shows(SimTime now) {
            long passed = now.nanos() - since.nanos();
            long gained = (long) (passed * skew.ppm() / MILLION);
            return new SimTime(Math.max(0, now.nanos() + skew.offset().toNanos() + gained));
        }

        /** The true time at which it shows this time, or the beginning of the fault if later. */
        SimTime reaches(SimTime shown) {
            double ahead = shown.nanos() - (double) since.nanos() - skew.offset().toNanos();
            double passed = ahead / (1 + skew.ppm() / MILLION);
            return new SimTime(since.nanos() + Math.max(0, (long) Math.ceil(passed)));
        }
    }

    boolean isTrue(NodeId node) {
        return wrong.isEmpty() || !wrong.containsKey(node);
    }

    Optional<Clock> wrong(NodeId node) {
        return Optional.ofNullable(wrong.get(node));
    }

    SimTime shows(NodeId node, SimTime now) {
        var clock = wrong.isEmpty() ? null : wrong.get(node);
        return clock == null ? now : clock.shows(now);
    }

    Clock skew(Fault.Skew skew, SimTime now) {
        var clock = new Clock(skew, now, ++made);
        wrong.put(skew.node(), clock);
        return clock;
    }

    void repair(NodeId node) {
        wrong.remove(node);
    }
}
