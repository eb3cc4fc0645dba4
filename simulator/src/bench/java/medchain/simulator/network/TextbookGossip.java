package medchain.simulator.network;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.Set;
import medchain.simulator.identity.NodeId;

/**
 * The measure of {@link Gossip}: the same protocol written as textbooks and most simulators have
 * it, with an object for each node, a lambda for each event, hash sets and one random source.
 */
public final class TextbookGossip {
    private static final long PATIENCE_NANOS = 1_500_000_000L;
    private static final int NAME_BYTES = Wire.HEADER_BYTES + Wire.NAME_BYTES;

    private final PriorityQueue<Event> events = new PriorityQueue<>();
    private final Random random = new Random(42);
    private final List<Node> nodes = new ArrayList<>();
    private final long[][] delays;
    private final double loss;
    private long now;
    private long sequence;
    private long handled;

    public TextbookGossip(Network network, double loss) {
        this.loss = loss;
        var matrix = Regions.simblock2019();
        delays =
                matrix.oneWay().firstEntry().getValue().stream()
                        .map(row -> row.stream().mapToLong(d -> d.toNanos()).toArray())
                        .toArray(long[][]::new);
        for (int i = 0; i < network.nodes(); i++) {
            nodes.add(new Node(network.region(new NodeId(i))));
        }
        for (int i = 0; i < network.nodes(); i++) {
            for (var peer : network.peers(new NodeId(i))) {
                nodes.get(i).peers.add(nodes.get(peer.index()));
            }
        }
    }

    private record Event(long time, long sequence, Runnable what) implements Comparable<Event> {
        @Override
        public int compareTo(Event o) {
            int byTime = Long.compare(time, o.time);
            return byTime != 0 ? byTime : Long.compare(sequence, o.sequence);
        }
    }

    public void spread(int node, long item, int bytes) {
        nodes.get(node).has(item, bytes, null);
    }

    public void runFor(long nanos) {
        long end = now + nanos;
        while (!events.isEmpty() && events.peek().time <= end) {
            var event = events.remove();
            now = event.time;
            event.what.run();
            handled++;
        }
        now = end;
    }

    /** How many events there were. */
    public long events() {
        return handled;
    }

    private void after(long nanos, Runnable what) {
        events.add(new Event(now + nanos, sequence++, what));
    }

    private void send(Node from, Node to, int bytes, Runnable what) {
        long giving = from.upNanos(bytes);
        from.upFree = Math.max(now, from.upFree) + giving;
        if (random.nextDouble() < loss) {
            return;
        }
        long base = delays[from.region][to.region];
        long delay = (long) (base * (0.9 + 0.2 * random.nextDouble()));
        long slower = Math.max(0, to.downNanos(bytes) - giving);
        after(
                from.upFree - now + delay + slower,
                () -> {
                    long received = Math.max(now, to.downFree + to.downNanos(bytes));
                    to.downFree = received;
                    if (received == now) {
                        what.run();
                    } else {
                        after(received - now, what);
                    }
                });
    }

    private final class Node {
        private final int region;
        private final Bandwidth bandwidth;
        private final List<Node> peers = new ArrayList<>();
        private final Map<Long, Integer> items = new HashMap<>();
        private final ArrayDeque<Long> inOrder = new ArrayDeque<>();
        private final Map<Long, Set<Node>> announcers = new HashMap<>();
        private final Map<Long, Node> asked = new HashMap<>();
        private final Set<Long> known = new HashSet<>();
        private long upFree;
        private long downFree;

        Node(String region) {
            this.region = Regions.simblock2019().regions().indexOf(region);
            bandwidth = Regions.bandwidth(region);
        }

        long upNanos(int bytes) {
            return bytes * 8_000_000_000L / bandwidth.upBitsPerSecond();
        }

        long downNanos(int bytes) {
            return bytes * 8_000_000_000L / bandwidth.downBitsPerSecond();
        }

        void has(long item, int bytes, Node source) {
            if (!known.add(item)) {
                return;
            }
            asked.remove(item);
            items.put(item, bytes);
            inOrder.add(item);
            if (inOrder.size() > 64) {
                long oldest = inOrder.remove();
                items.remove(oldest);
                known.remove(oldest);
                announcers.remove(oldest);
            }
            var told = announcers.getOrDefault(item, Set.of());
            for (var peer : peers) {
                if (peer != source && !told.contains(peer)) {
                    send(this, peer, NAME_BYTES, () -> peer.announced(this, item));
                }
            }
        }

        void announced(Node from, long item) {
            announcers.computeIfAbsent(item, _ -> new LinkedHashSet<>()).add(from);
            if (!known.contains(item) && !asked.containsKey(item)) {
                ask(from, item);
            }
        }

        void ask(Node whom, long item) {
            asked.put(item, whom);
            send(this, whom, NAME_BYTES, () -> whom.wanted(this, item));
            after(PATIENCE_NANOS, () -> retry(whom, item));
        }

        void wanted(Node from, long item) {
            var bytes = items.get(item);
            if (bytes != null) {
                int size = Wire.HEADER_BYTES + bytes;
                send(this, from, size, () -> from.has(item, bytes, this));
            }
        }

        void retry(Node whom, long item) {
            if (asked.get(item) != whom) {
                return;
            }
            asked.remove(item);
            var others = announcers.getOrDefault(item, Set.of());
            others.remove(whom);
            if (!others.isEmpty()) {
                ask(others.iterator().next(), item);
            }
        }
    }
}
