package medchain.scenarios.run;

import java.lang.management.ManagementFactory;
import java.time.Duration;

/** What work takes of the processors, which says more than a clock on a machine that is shared. */
public final class CpuTime {
    private CpuTime() {}

    /** Of the calling thread since it began; zero where the JVM cannot tell. */
    public static Duration ofThisThread() {
        var threads = ManagementFactory.getThreadMXBean();
        return threads.isCurrentThreadCpuTimeSupported()
                ? Duration.ofNanos(Math.max(0, threads.getCurrentThreadCpuTime()))
                : Duration.ZERO;
    }

    /** Of all threads of this process since it began; zero where the JVM cannot tell. */
    public static Duration ofThisProcess() {
        return ManagementFactory.getOperatingSystemMXBean()
                        instanceof com.sun.management.OperatingSystemMXBean system
                ? Duration.ofNanos(Math.max(0, system.getProcessCpuTime()))
                : Duration.ZERO;
    }
}
