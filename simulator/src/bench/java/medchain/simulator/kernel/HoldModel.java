package medchain.simulator.kernel;

import java.util.PriorityQueue;
import java.util.concurrent.TimeUnit;
import medchain.simulator.bench.Reference;
import medchain.simulator.bench.Spent;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * The hold model (Jones, "An empirical comparison of priority-queue and event-set implementations",
 * CACM 29(4), 1986): take the first event, put one down an exponential time later, the number of
 * pending events staying the same.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class HoldModel {
    /** In one turn: so many that the cache holds the queue whose turn it is for most of them. */
    private static final int HOLDS = 2_000_000;

    /** As in the network: a message takes about a tenth of a second. */
    private static final double MEAN_NANOS = 1e8;

    @Param({"1000", "100000", "1000000"})
    int pending;

    private final EventQueue wheel = new EventQueue();
    private final HeapQueue heap = new HeapQueue(64);
    private final PriorityQueue<Event> objects = new PriorityQueue<>();
    private final long[] increments = new long[1 << 16];
    private long sequence;

    /** An event as textbooks have it. */
    private record Event(long time, long sequence, Runnable what) implements Comparable<Event> {
        @Override
        public int compareTo(Event o) {
            int byTime = Long.compare(time, o.time);
            return byTime != 0 ? byTime : Long.compare(sequence, o.sequence);
        }
    }

    @Setup
    public void fill() {
        var random = new RandomStream(42);
        for (int i = 0; i < increments.length; i++) {
            increments[i] = (long) random.exponential(MEAN_NANOS);
        }
        for (int i = 0; i < pending; i++) {
            long time = increment();
            wheel.push(time, sequence, i, 0);
            heap.push(time, sequence, i, 0);
            objects.add(new Event(time, sequence++, () -> {}));
        }
    }

    @Benchmark
    @Reference("textbook")
    public void wheel(Spent spent) {
        spent.begin();
        for (int i = 0; i < HOLDS; i++) {
            long time = wheel.time();
            long a = wheel.a();
            wheel.pop();
            wheel.push(time + increment(), sequence++, a, 0);
        }
        spent.end(HOLDS);
        textbook(spent);
    }

    @Benchmark
    @Reference("textbook")
    public void heap(Spent spent) {
        spent.begin();
        for (int i = 0; i < HOLDS; i++) {
            long time = heap.time();
            long a = heap.a();
            heap.pop();
            heap.push(time + increment(), sequence++, a, 0);
        }
        spent.end(HOLDS);
        textbook(spent);
    }

    private void textbook(Spent spent) {
        spent.begin();
        for (int i = 0; i < HOLDS; i++) {
            var event = objects.remove();
            event.what.run();
            objects.add(new Event(event.time + increment(), sequence++, event.what));
        }
        spent.endReference(HOLDS);
    }

    /** Drawn before, so that the queue is measured and not the logarithm. */
    private long increment() {
        return increments[(int) sequence & increments.length - 1];
    }
}
