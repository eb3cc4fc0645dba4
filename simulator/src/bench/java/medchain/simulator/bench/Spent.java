package medchain.simulator.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * What a benchmark did, and the processor time of its thread: on a machine that is shared, the
 * clock tells of others. Its {@link Reference} is counted apart, in turns with it: such a machine
 * is twice as fast in one minute as in the next, and neighbours in time meet the same one.
 */
@State(Scope.Thread)
@AuxCounters(AuxCounters.Type.EVENTS)
public class Spent {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    /** Things done: holds, events, blocks. */
    public double work;

    /** Seconds of processor time that they took. */
    public double cpuSeconds;

    /** As many things, or others of the same kind, done by the reference; 0 without one. */
    public double referenceWork;

    /** Seconds of processor time that the reference took. */
    public double referenceCpuSeconds;

    private long begun;

    public void begin() {
        begun = THREADS.getCurrentThreadCpuTime();
    }

    /** Counts what the benchmark has done since {@link #begin}. */
    public void end(long done) {
        work += done;
        cpuSeconds += sinceBegun();
    }

    /** Counts what its reference has done since {@link #begin}. */
    public void endReference(long done) {
        referenceWork += done;
        referenceCpuSeconds += sinceBegun();
    }

    private double sinceBegun() {
        return (THREADS.getCurrentThreadCpuTime() - begun) / 1e9;
    }
}
