package medchain.simulator.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import medchain.simulator.kernel.Streams;
import org.junit.jupiter.api.Test;

class ItemsTest {
    private static final int NODES = 10_000;

    private final Items items =
            new Items(RandomRegular.make(NODES, 8, new Streams(1).stream("overlay")));

    @Test
    void an_item_hears_of_the_crashes_that_come_after_it_and_of_no_others() {
        items.crash(3);
        int first = add();
        int second = add();
        offerAll(first);
        IntStream.range(4, 60).forEach(items::crash);
        offerAll(second);
        items.crash(3);

        assertThat(offering(first)).isEqualTo(NODES - 57);
        assertThat(offering(second)).isEqualTo(NODES - 1);
        items.get(first).offer(3, 0);
        assertThat(offering(first)).as("a crash is heard of once").isEqualTo(NODES - 56);
    }

    private int add() {
        return items.add(1000, 1, 0, 0);
    }

    private void offerAll(int item) {
        IntStream.range(0, NODES).forEach(node -> items.get(item).offer(node, 0));
    }

    private long offering(int item) {
        return IntStream.range(0, NODES).filter(items.get(item)::offeredBy).count();
    }
}
