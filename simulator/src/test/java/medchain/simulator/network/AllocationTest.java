package medchain.simulator.network;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.TreeMap;
import medchain.simulator.kernel.Agenda;
import medchain.simulator.kernel.SimTime;
import medchain.simulator.kernel.Streams;
import org.junit.jupiter.api.Test;

/**
 * Events that happen millions of times a second cost no object: the queue, the network and the
 * gossip of relays together allocate nothing once they have grown to their size.
 */
class AllocationTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private static final int NODES = 300;
    private static final int WARM_UP = 120;
    private static final int MEASURED = 60;
    private static final long SLOT_NANOS = 2_000_000_000L;

    private final Agenda<Object> agenda = new Agenda<>();
    private final Network network = new Network(shape(), new Streams(8));
    private final Gossip gossip = new Gossip(network, agenda, 0, new Relays());

    private static NetworkShape shape() {
        var regions = new TreeMap<String, Integer>();
        Regions.simblock2019().regions().forEach(r -> regions.put(r, NODES / 6));
        return new NetworkShape(regions, Regions.simblock2019(), 8, 0.01);
    }

    @Test
    void events_in_steady_state_allocate_nothing() {
        long allocated = 0;
        long events = 0;
        for (int height = 1; height <= WARM_UP + MEASURED; height++) {
            gossip.offer(height * 7 % NODES, gossip.add(20_000, height, height));
            long handledBefore = agenda.handled();
            long bytesBefore = THREADS.getCurrentThreadAllocatedBytes();
            long end = height * SLOT_NANOS;
            while (!agenda.isEmpty() && agenda.nextNanos() <= end) {
                agenda.nextNumbers();
                gossip.handle(agenda.a(), agenda.b());
            }
            long bytes = THREADS.getCurrentThreadAllocatedBytes() - bytesBefore;
            if (height > WARM_UP) {
                allocated += bytes;
                events += agenda.handled() - handledBefore;
            }
            agenda.advanceTo(new SimTime(end));
        }
        assertThat(events).isGreaterThan(MEASURED * NODES * 7L);
        assertThat(allocated).as("bytes for %d events", events).isZero();
    }

    /** Nodes that find everything sound at once. */
    private static final class Relays implements Nodes {
        @Override
        public boolean has(int node, int item) {
            return false;
        }

        @Override
        public void received(int node, int from, int item) {}

        @Override
        public boolean isSound(int item) {
            return true;
        }

        @Override
        public List<Integer> open() {
            return List.of();
        }

        @Override
        public long checkingNanos(int node, int item) {
            return 0;
        }

        @Override
        public void forgotten(int item) {}
    }
}
