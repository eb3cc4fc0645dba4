package medchain.shell.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import medchain.simulator.kernel.Parallel;
import medchain.simulator.kernel.Progress;
import org.junit.jupiter.api.Test;

class CoresTest {
    @Test
    void results_come_in_the_order_of_the_items_whatever_the_number_of_threads() {
        var items = IntStream.range(0, 1_000).boxed().toList();
        var serial = Parallel.SERIAL.map("squares", items, i -> i * i);

        for (int threads : new int[] {1, 2, 7}) {
            var many = new Cores(threads, Progress.NONE).map("squares", items, i -> i * i);
            assertThat(many).isEqualTo(serial);
        }
    }

    @Test
    void every_item_is_reported() {
        var reports = new AtomicLong();
        var cores =
                new Cores(
                        3,
                        (_, _, total) -> {
                            reports.incrementAndGet();
                            return total == 50;
                        });

        cores.map("work", IntStream.range(0, 50).boxed().toList(), i -> i);

        assertThat(reports).hasValue(50);
    }

    @Test
    void the_failure_of_one_item_is_the_failure_of_all() {
        var cores = new Cores(2, Progress.NONE);

        assertThatThrownBy(
                        () ->
                                cores.map(
                                        "work",
                                        IntStream.range(0, 50).boxed().toList(),
                                        i -> {
                                            if (i == 17) {
                                                throw new IllegalArgumentException("seventeen");
                                            }
                                            return i;
                                        }))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("seventeen");
    }
}
