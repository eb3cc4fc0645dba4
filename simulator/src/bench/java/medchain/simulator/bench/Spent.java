package medchain.simulator.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * What a benchmark did, and the processor time of its thread: on a machine that is shared, the
 * clock tells of others.
 */
@State(Scope.Thread)
@AuxCounters(AuxCounters.Type.EVENTS)
public class Spent {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    /** Things done: holds, events, blocks. */
    public double work;

    /** Seconds of processor time that they took. */
    public double cpuSeconds;

    private long begun;

    public void begin() {
        begun = THREADS.getCurrentThreadCpuTime();
    }

    /** Counts what was done since {@link #begin}. */
    public void end(long done) {
        work += done;
        cpuSeconds += (THREADS.getCurrentThreadCpuTime() - begun) / 1e9;
    }
}
