package medchain.shell.session;

import java.time.Duration;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import medchain.scenarios.run.CpuTime;

/**
 * Whose work took how much of the processors, all threads of this process counted. A measurement of
 * this machine: it never enters a world, a trace or a result that is to repeat.
 */
public final class ProcessorTime {
    private final SortedMap<String, Duration> spent = new TreeMap<>();

    /** Does the work and counts what it takes, also when it fails. */
    <T> T by(String who, Supplier<T> work) {
        var before = CpuTime.ofThisProcess();
        try {
            return work.get();
        } finally {
            spent.merge(who, CpuTime.ofThisProcess().minus(before), Duration::plus);
        }
    }

    /** What each has taken since the last call, by name. */
    public SortedMap<String, Duration> taken() {
        var taken = new TreeMap<>(spent);
        spent.clear();
        return taken;
    }
}
