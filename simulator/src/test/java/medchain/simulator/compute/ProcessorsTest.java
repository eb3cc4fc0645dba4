package medchain.simulator.compute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.PriorityQueue;
import medchain.simulator.kernel.RandomStream;
import org.junit.jupiter.api.Test;

class ProcessorsTest {
    @Test
    void work_waits_for_the_core_that_is_free_first() {
        var two = new Processors(3, 2);
        assertThat(two.work(1, 0, 100)).isEqualTo(100);
        assertThat(two.work(1, 0, 30)).isEqualTo(30);
        assertThat(two.work(1, 10, 50)).isEqualTo(70); // behind the 30, which has 20 to go
        assertThat(two.work(1, 200, 5)).isEqualTo(5);
        assertThat(two.work(2, 0, 7)).isEqualTo(7); // another node, other cores
        assertThat(two.busy(1)).isEqualTo(185);
        assertThat(two.busy(0)).isZero();
    }

    @Test
    void no_work_waits_for_nobody() {
        var one = new Processors(1, 1);
        one.work(0, 0, 1_000);
        assertThat(one.work(0, 0, 0)).isZero();
    }

    @Test
    void a_crash_drops_what_waits_and_a_slow_node_takes_longer() {
        var one = new Processors(2, 1);
        one.work(0, 0, 1_000);
        one.work(1, 0, 1_000);
        one.drop(0);
        assertThat(one.work(0, 10, 5)).isEqualTo(5);
        assertThat(one.work(1, 10, 5)).isEqualTo(995);
        one.slow(0, 10);
        assertThat(one.work(0, 100, 5)).isEqualTo(50);
    }

    /** The queue of c servers, written as a set of the moments at which they are free. */
    @Test
    void any_load_goes_as_through_a_queue_with_so_many_servers() {
        for (int seed = 1; seed <= 50; seed++) {
            var random = new RandomStream(seed);
            int cores = 1 + (int) (random.exponential(3));
            var processors = new Processors(1, cores);
            var free =
                    new PriorityQueue<>(new ArrayList<>(java.util.Collections.nCopies(cores, 0L)));
            long now = 0;
            for (int i = 0; i < 500; i++) {
                now += (long) random.exponential(100);
                long nanos = 1 + (long) random.exponential(200);
                long done = Math.max(now, free.remove()) + nanos;
                free.add(done);
                assertThat(processors.work(0, now, nanos))
                        .as("seed %d, piece %d", seed, i)
                        .isEqualTo(done - now);
            }
        }
    }

    @Test
    void impossible_costs_and_cores_are_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CostProfile("x", -1, 0, 0, 0, 0, 0, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new Compute(CostProfile.NONE, 0));
        assertThat(CostProfile.named("nothing")).isEmpty();
        assertThat(CostProfile.names()).contains("none", "intel-xeon");
    }
}
