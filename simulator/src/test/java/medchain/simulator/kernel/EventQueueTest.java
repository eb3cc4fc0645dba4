package medchain.simulator.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.LongUnaryOperator;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventQueueTest {
    private record Event(long time, long sequence, long a, long b) {}

    /** How long after the last event the next one is, in nanoseconds. */
    enum Increments {
        EXPONENTIAL(r -> (long) r.exponential(100e6)),
        LATENCY_LIKE(r -> (long) ((20e6 + r.nextInt(280) * 1e6) * (0.9 + 0.2 * r.nextDouble()))),
        BIMODAL(r -> r.chance(0.1) ? (long) (r.nextDouble() * 1.5e9) : r.nextInt(1_000_000)),
        ALL_EQUAL(r -> 0),
        SAME_TICK(r -> r.nextInt(1 << 15)),
        TICK_EDGES(r -> (long) r.nextInt(4) << 15),
        FAR(r -> (long) (r.nextDouble() * 3.6e12)),
        SPAN_EDGES(r -> (1 + r.nextInt(3)) * (1L << 21) - r.nextInt(2)),
        TURN_EDGES(r -> (1L << 31) - (1 << 15) + r.nextInt(3) * (1L << 15) - r.nextInt(2));

        final ToLongFunction<RandomStream> draw;

        Increments(ToLongFunction<RandomStream> draw) {
            this.draw = draw;
        }
    }

    @ParameterizedTest
    @EnumSource
    void pops_in_the_order_of_a_plain_heap_and_of_the_jdk(Increments increments) {
        var random = new Streams(7).stream("queue/" + increments);
        var wheel = new EventQueue();
        var heap = new HeapQueue(4);
        var jdk =
                new PriorityQueue<>(
                        Comparator.comparingLong(Event::time).thenComparing(Event::sequence));
        long now = 0;
        int compared = 0;
        for (long sequence = 0; sequence < 40_000; sequence++) {
            var event =
                    new Event(
                            now + increments.draw.applyAsLong(random),
                            sequence,
                            random.nextLong(),
                            random.nextLong());
            wheel.push(event.time, event.sequence, event.a, event.b);
            heap.push(event.time, event.sequence, event.a, event.b);
            jdk.add(event);
            boolean growing = sequence % 10_000 < 4_000;
            for (int pops = random.nextInt(growing ? 2 : 4); pops > 0 && !jdk.isEmpty(); pops--) {
                var expected = jdk.remove();
                assertThat(first(wheel)).isEqualTo(expected);
                assertThat(first(heap)).isEqualTo(expected);
                wheel.pop();
                heap.pop();
                now = expected.time;
                compared++;
            }
            assertThat(wheel.size()).isEqualTo(jdk.size());
        }
        while (!jdk.isEmpty()) {
            assertThat(first(wheel)).isEqualTo(jdk.remove());
            wheel.pop();
            compared++;
        }
        assertThat(wheel.isEmpty()).isTrue();
        assertThat(compared).isEqualTo(40_000);
    }

    /** Ticks of 2 ns and spans of 128 ns: one for each event, or many; some are far. */
    @ParameterizedTest
    @ValueSource(ints = {0, 3, 7})
    void keeps_order_in_a_wheel_so_small_that_it_turns_often(int spansLog) {
        var random = new Streams(8).stream("small wheel");
        var wheel = new EventQueue(1, spansLog);
        var popped = new ArrayList<Long>();
        long now = 0;
        for (long i = 0; i < 20_000; i++) {
            wheel.push(now + random.nextInt(2_000), i, 0, 0);
            if (random.chance(0.7)) {
                now = wheel.time();
                popped.add(now);
                wheel.pop();
            }
        }
        assertThat(popped).isSorted().hasSizeGreaterThan(10_000);
        assertThat(wheel.size()).isEqualTo(20_000 - popped.size());
    }

    @Test
    void an_event_earlier_than_the_one_looked_at_comes_first() {
        var queue = new EventQueue();
        queue.push(3_600_000_000_000L, 0, 1, 0);
        assertThat(queue.time()).isEqualTo(3_600_000_000_000L);
        queue.push(5, 1, 2, 0);
        assertThat(queue.a()).isEqualTo(2);
        queue.pop();
        assertThat(queue.a()).isEqualTo(1);
    }

    @Test
    void the_end_of_time_can_be_waited_for() {
        var queue = new EventQueue();
        queue.push(Long.MAX_VALUE, 1, 0, 0);
        queue.push(Long.MAX_VALUE, 0, 0, 0);
        assertThat(queue.sequence()).isZero();
        queue.pop();
        assertThat(queue.sequence()).isEqualTo(1);
    }

    @Test
    void an_empty_queue_has_no_first_event() {
        var queue = new EventQueue();
        assertThatThrownBy(queue::time).isInstanceOf(Bug.class);
        assertThatThrownBy(queue::pop).isInstanceOf(Bug.class);
        assertThatThrownBy(() -> queue.push(-1, 0, 0, 0)).isInstanceOf(Bug.class);
    }

    @Test
    void nothing_is_allocated_in_steady_state() {
        var queue = new EventQueue();
        var random = new Streams(9).stream("hold");
        long[] delays = new long[4096];
        for (int i = 0; i < delays.length; i++) {
            delays[i] = (long) random.exponential(100e6) + (i % 64 == 0 ? 5_000_000_000L : 0);
        }
        LongUnaryOperator delay = i -> delays[(int) i & 4095];
        for (int i = 0; i < 10_000; i++) {
            queue.push(delay.applyAsLong(i), i, i, i);
        }
        hold(queue, delay, 10_000, 3_000_000);
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        hold(queue, delay, 3_010_000, 1_000_000);
        long bytes = threads.getCurrentThreadAllocatedBytes() - before;
        // the counter's own call and a late compilation may cost some bytes, an event none
        assertThat(bytes).isLessThan(10_000);
    }

    private static void hold(EventQueue queue, LongUnaryOperator delay, long from, int times) {
        for (long i = from; i < from + times; i++) {
            long time = queue.time();
            long a = queue.a();
            queue.pop();
            queue.push(time + delay.applyAsLong(i), i, a, i);
        }
    }

    private static Event first(EventQueue q) {
        return new Event(q.time(), q.sequence(), q.a(), q.b());
    }

    private static Event first(HeapQueue q) {
        return new Event(q.time(), q.sequence(), q.a(), q.b());
    }

    @Test
    void events_of_one_moment_come_in_the_order_of_their_sequence() {
        var queue = new EventQueue();
        for (long sequence : List.of(5L, 1L, 4L, 2L, 3L)) {
            queue.push(1_000_000_000, sequence, 0, 0);
        }
        for (long sequence = 1; sequence <= 5; sequence++) {
            assertThat(queue.sequence()).isEqualTo(sequence);
            queue.pop();
        }
    }
}
