package medchain.simulator.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import medchain.simulator.identity.NodeId;
import medchain.simulator.kernel.RandomStream;
import medchain.simulator.kernel.SimTime;
import medchain.simulator.kernel.Streams;
import medchain.simulator.network.Disturbances.Way;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class GossipTest {
    private static final Duration DISTANCE = Duration.ofMillis(100);

    /** Nodes, each 100 ms from the others, that offer what they receive. */
    private static class Offering extends Pushed {
        /** When each had the first item. */
        final long[] receivedMillis;

        Offering(int nodes, Topology topology, long seed) {
            super(nodes, topology, new LatencyModel.Constant(DISTANCE), seed);
            receivedMillis = new long[nodes];
        }

        @Override
        public void received(int node, int from, int item) {
            if (item == 0) {
                receivedMillis[node] = Math.round(agenda.nowNanos() / 1e6);
            }
            gossip.offer(node, item);
        }

        void runToMillis(long millis) {
            runTo(millis * 1_000_000);
            agenda.advanceTo(new SimTime(millis * 1_000_000));
        }
    }

    /** 0 to 3, each linked with the next; so that 2 hears of what 0 has from 1 and from 3. */
    private static Topology ring() {
        return new Topology.Links(
                IntStream.range(0, 4).mapToObj(i -> new Topology.Link(i, (i + 1) % 4)).toList());
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 10, 21})
    void an_item_costs_one_question_and_one_body_a_node_and_nobody_tells_its_source(int nodes) {
        var mesh = new Offering(nodes, new Topology.FullMesh(), 1);
        mesh.gossip.offer(0, mesh.gossip.add(1_000, 1, 0));
        mesh.runToMillis(10_000);
        // the first tells all others; they tell all but the one they have it from, all at once
        long told = nodes - 1 + (nodes - 1) * (nodes - 2L);
        assertThat(Arrays.stream(mesh.receivedMillis).filter(at -> at > 0)).hasSize(nodes - 1);
        assertThat(mesh.network.traffic().sent()).isEqualTo(told + 2L * (nodes - 1));
        assertThat(mesh.network.traffic().inFlight()).isZero();
    }

    @Test
    void nobody_tells_those_who_have_told_it() {
        var ring = new Offering(4, ring(), 1);
        ring.gossip.offer(0, ring.gossip.add(1_000, 1, 0));
        ring.runToMillis(10_000);
        // 0 tells 1 and 3, both tell 2, and 2 has nobody to tell
        assertThat(ring.network.traffic().sent()).isEqualTo(4 + 2 * 3);
        assertThat(ring.receivedMillis).containsExactly(0, 300, 600, 300);
    }

    @Test
    void peers_of_a_node_that_has_crashed_tell_it_again() {
        var ring = new Offering(4, ring(), 1);
        int item = ring.gossip.add(1_000, 1, 0);
        ring.network.disturbances().clog(1, List.of(new NodeId(0)), List.of(new NodeId(1)), 2);
        ring.network.lines().narrow(new NodeId(3), new Bandwidth(1_000_000, 20_000));
        ring.gossip.offer(0, item);
        ring.runToMillis(700);
        // 1 told 2 at 600 ms and has forgotten; 2 will have the body from 3, slowly
        ring.gossip.forget(1);
        ring.runToMillis(900);
        assertThat(ring.gossip.isHeldBy(1, item)).isFalse();
        assertThat(ring.gossip.isHeldBy(2, item)).isFalse();
        ring.runToMillis(2_000);
        assertThat(ring.gossip.isHeldBy(1, item)).isTrue();
    }

    /** What keeps a body that was asked for from its asker: 2 has asked 1 at 400 ms. */
    private enum Hitch {
        QUESTION_LOST {
            @Override
            void before(Offering ring) {
                ring.network.disturbances().cut(1, List.of(new NodeId(1)), Way.IN);
            }
        },
        QUESTION_LATE {
            @Override
            void before(Offering ring) {
                ring.network
                        .disturbances()
                        .clog(1, List.of(new NodeId(2)), List.of(new NodeId(1)), 20);
            }
        },
        ASKED_DOWN {
            @Override
            void after(Offering ring) {
                ring.network.setUp(new NodeId(1), false);
            }
        },
        ASKED_HAS_FORGOTTEN {
            @Override
            void after(Offering ring) {
                ring.gossip.forget(1);
            }
        },
        BODY_LOST {
            @Override
            void after(Offering ring) {
                ring.network.disturbances().cut(1, List.of(new NodeId(1)), Way.OUT);
            }
        },
        BODY_LATE {
            @Override
            void after(Offering ring) {
                ring.network.lines().narrow(new NodeId(1), new Bandwidth(1_000_000, 2_000));
            }
        },
        ASKED_STANDS_STILL {
            @Override
            void after(Offering ring) {
                ((Still) ring).still = 1;
            }
        };

        void before(Offering ring) {}

        void after(Offering ring) {}
    }

    /** A ring in which a node may stand still and find all that came for it at the end. */
    private static final class Still extends Offering {
        private final List<long[]> kept = new ArrayList<>();
        private int still = -1;

        Still() {
            super(4, ring(), 1);
        }

        @Override
        void handle(long a, long b) {
            if (Wire.to(a) == still) {
                kept.add(new long[] {a, gossip.held(a, b)});
            } else {
                super.handle(a, b);
            }
        }

        void goOn() {
            still = -1;
            kept.forEach(event -> agenda.numbersAfter(0, event[0], event[1]));
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatever_keeps_a_body_away_another_is_asked_when_patience_ends(Hitch hitch) {
        var ring = new Still();
        int item = ring.gossip.add(1_000, 1, 0);
        ring.gossip.offer(0, item);
        ring.runToMillis(390);
        hitch.before(ring);
        ring.runToMillis(450);
        hitch.after(ring);
        ring.runToMillis(8_000);
        // asked 1 at 400 ms, then 3 at 1,900 ms
        assertThat(ring.receivedMillis[2]).isCloseTo(400 + 1_500 + 200, within(1L));
        ring.goOn();
        ring.runTo(Long.MAX_VALUE);
        assertThat(ring.network.traffic().inFlight()).isZero();
        assertThat(ring.receivedMillis[2]).as("once").isCloseTo(2_100, within(1L));
    }

    @Test
    void a_body_that_waits_too_long_at_its_askers_line_is_asked_of_another() {
        var questions = new ArrayList<Long>();
        var busy =
                new Offering(9, withLeaves(5), 1) {
                    @Override
                    void handle(long a, long b) {
                        if (Wire.kind(a) == Wire.Kind.ASK && Wire.from(a) == 2) {
                            questions.add(Math.round(agenda.nowNanos() / 1e6));
                        }
                        super.handle(a, b);
                    }
                };
        busy.gossip.offer(0, busy.gossip.add(1_000, 1, 0));
        busy.runToMillis(20);
        for (int leaf = 4; leaf < 9; leaf++) {
            // 6 MB take 480 ms; all five come to 2, whose line is free since 400 ms, before the
            // body
            busy.gossip.show(leaf, 2, busy.gossip.add(6_000_000, 100L * leaf, 0));
        }
        busy.runTo(Long.MAX_VALUE);
        assertThat(busy.receivedMillis[2]).isCloseTo(400 + 5 * 480, within(5L));
        assertThat(questions).containsExactly(500L, 2_000L);
    }

    /** A ring in which the first node has so many more neighbours who have no others. */
    private static Topology withLeaves(int leaves) {
        var links = new ArrayList<>(((Topology.Links) ring()).links());
        for (int leaf = 4; leaf < 4 + leaves; leaf++) {
            links.add(new Topology.Link(0, leaf));
        }
        return new Topology.Links(links);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void nobody_waits_for_ever(long seed) {
        int nodes = 60;
        var net = new Offering(nodes, new Topology.RandomRegular(4), seed);
        var chance = new Streams(seed).stream("faults");
        net.network.setLoss(0.15);
        net.network.disturbances().duplicate(1, 0.2);
        net.network.disturbances().reorder(2, 0.2, 1_000_000_000L);
        int item = net.gossip.add(1_000, 1, 0);
        net.gossip.offer(0, item);
        for (int step = 1; step <= 40; step++) {
            net.runToMillis(step * 200L);
            crashOrRestart(net, chance);
        }
        net.runTo(Long.MAX_VALUE);
        int heldInTrouble = net.gossip.reach(item).nodes();
        net.network.setLoss(0);
        for (int node = 0; node < nodes; node++) {
            net.network.setUp(new NodeId(node), true);
        }
        // who still waited for a body that cannot come would not ask those who tell it now
        for (int round = 0; round < nodes; round++) {
            reconnectAll(net, nodes);
        }
        assertThat(heldInTrouble).as("in trouble").isGreaterThan(3);
        assertThat(IntStream.range(1, nodes).filter(n -> !net.gossip.isHeldBy(n, item)))
                .as("nodes without it, seed %d", seed)
                .isEmpty();
    }

    private static void crashOrRestart(Offering net, RandomStream chance) {
        var node = new NodeId(1 + chance.nextInt(net.network.nodes() - 1));
        boolean up = net.network.isUp(node);
        net.network.setUp(node, !up);
        if (up) {
            net.gossip.forget(node.index());
        }
    }

    private static void reconnectAll(Offering net, int nodes) {
        for (int node = 0; node < nodes; node++) {
            var side = new BitSet();
            side.set(node);
            net.gossip.reconnect(side);
            net.runTo(Long.MAX_VALUE);
        }
    }
}
