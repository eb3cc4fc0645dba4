package medchain.simulator.network;

import java.util.List;
import java.util.concurrent.TimeUnit;
import medchain.simulator.bench.Reference;
import medchain.simulator.bench.Spent;
import medchain.simulator.kernel.Agenda;
import medchain.simulator.kernel.SimTime;
import medchain.simulator.kernel.Streams;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * Blocks of 20 kB spread over random overlays of degree 8 in six regions, one every two seconds:
 * this simulator's gossip beside one as textbooks have it, with the same protocol, overlay, latency,
 * bandwidth and loss. The work is node-blocks, each block as often as there are nodes to hear of it:
 * a textbook's timer for each question is an event, but nothing that anybody wants.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class BlockGossip {
    /** In one turn: so many that the cache is the gossip's whose turn it is for most of them. */
    private static final int NODE_BLOCKS = 200_000;

    private static final int BLOCK_BYTES = 20_000;
    private static final long INTERVAL_NANOS = 2_000_000_000L;
    private static final double LOSS = 0.001;

    @Param({"1000", "10000"})
    int nodes;

    private final Agenda<Object> agenda = new Agenda<>();
    private Network network;
    private Gossip gossip;
    private TextbookGossip textbook;
    private long height;

    @Setup
    public void connect() {
        network = new Network(SixRegions.of(nodes, LOSS, 0), new Streams(42));
        gossip = new Gossip(network, agenda, 0, new AllRelays());
        textbook = new TextbookGossip(network, LOSS);
    }

    @Benchmark
    @Reference("textbook")
    public void arrays(Spent spent) {
        spent.begin();
        for (int i = 0; i < NODE_BLOCKS / nodes; i++) {
            height++;
            int item = gossip.add(BLOCK_BYTES, height, height);
            gossip.offer((int) (height * 7919 % nodes), item);
            long end = agenda.nowNanos() + INTERVAL_NANOS;
            while (!agenda.isEmpty() && agenda.nextNanos() <= end) {
                agenda.nextNumbers();
                gossip.handle(agenda.a(), agenda.b());
            }
            agenda.advanceTo(new SimTime(end));
        }
        spent.end(NODE_BLOCKS);
        textbook(spent);
    }

    private void textbook(Spent spent) {
        spent.begin();
        for (int i = 0; i < NODE_BLOCKS / nodes; i++) {
            height++;
            textbook.spread((int) (height * 7919 % nodes), height, BLOCK_BYTES);
            textbook.runFor(INTERVAL_NANOS);
        }
        spent.endReference(NODE_BLOCKS);
    }

    private static final class AllRelays implements Nodes {
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
