package medchain.scenarios.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import medchain.simulator.kernel.Progress;
import org.junit.jupiter.api.Test;

class CoreParallelTest {
    private static final List<Integer> ITEMS = IntStream.range(0, 1000).boxed().toList();

    @Test
    void results_come_in_the_order_of_the_items_whatever_the_number_of_threads() {
        for (int threads : new int[] {1, 2, 7}) {
            try (var parallel = new CoreParallel(threads, Progress.NONE)) {
                assertThat(parallel.map("squaring", ITEMS, i -> i * i))
                        .isEqualTo(ITEMS.stream().map(i -> i * i).toList());
            }
        }
    }

    @Test
    void items_are_worked_on_at_the_same_time() {
        var both = new CountDownLatch(2);
        try (var parallel = new CoreParallel(2, Progress.NONE)) {
            var met = parallel.map("meeting", List.of(1, 2), _ -> meet(both));
            assertThat(met).containsExactly(true, true);
        }
    }

    private static boolean meet(CountDownLatch both) {
        both.countDown();
        try {
            both.await();
            return true;
        } catch (InterruptedException gaveUp) {
            throw new AssertionError(gaveUp);
        }
    }

    @Test
    void a_failure_of_the_work_is_the_failure_of_the_whole() {
        try (var parallel = new CoreParallel(2, Progress.NONE)) {
            assertThatThrownBy(() -> parallel.map("dividing", List.of(1, 0), i -> 1 / i))
                    .isInstanceOf(ArithmeticException.class);
        }
    }

    @Test
    void when_told_to_stop_it_stops() {
        var never = new CountDownLatch(1);
        try (var parallel = new CoreParallel(2, (_, _, _) -> false)) {
            assertThatThrownBy(() -> parallel.map("waiting", List.of(1), _ -> awaits(never)))
                    .isInstanceOf(Cancelled.class)
                    .hasMessage("cancelled while waiting");
        }
    }

    private static boolean awaits(CountDownLatch never) {
        try {
            never.await();
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
