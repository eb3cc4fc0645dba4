package medchain.simulator.world;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import medchain.simulator.identity.NodeId;
import medchain.simulator.network.Bandwidth;
import medchain.simulator.network.Disturbances.Way;

/** Something that goes wrong from a moment on, until it is ended or its time is over. */
public sealed interface Fault {
    /** A fault of one node, of which it has one of each kind at a time. */
    sealed interface OfNode extends Fault {
        NodeId node();

        @Override
        default List<NodeId> nodes() {
            return List.of(node());
        }
    }

    /** As in faults.csv: {@code one-way partition}. */
    String kind();

    /** Who is hit; empty: all. */
    default List<NodeId> nodes() {
        return List.of();
    }

    /** What else there is to say. */
    String detail();

    /** Messages between these nodes and the rest are lost. */
    record Cut(List<NodeId> side, Way way) implements Fault {
        public Cut {
            side = List.copyOf(side);
        }

        @Override
        public String kind() {
            return way == Way.BOTH ? "partition" : "one-way partition";
        }

        @Override
        public List<NodeId> nodes() {
            return side;
        }

        @Override
        public String detail() {
            return switch (way) {
                case BOTH -> "cut from the rest";
                case IN -> "hears nothing from the rest";
                case OUT -> "is not heard by the rest";
            };
        }
    }

    /**
     * Messages from some nodes to others travel longer.
     *
     * @param times how many times as long: above 0, at most 1,000,000
     */
    record Clog(List<NodeId> from, List<NodeId> to, double times) implements Fault {
        public Clog {
            from = List.copyOf(from);
            to = List.copyOf(to);
            if (!(times > 0 && times <= 1e6)) {
                throw new IllegalArgumentException("times; expected above 0 to 1000000");
            }
        }

        @Override
        public String kind() {
            return "clogged link";
        }

        @Override
        public List<NodeId> nodes() {
            return from;
        }

        @Override
        public String detail() {
            return "to " + to.size() + " nodes, " + plain(times) + " times as long";
        }
    }

    /** Nodes have another line than usual. */
    record Narrowing(List<NodeId> nodes, Bandwidth bandwidth) implements Fault {
        public Narrowing {
            nodes = List.copyOf(nodes);
        }

        @Override
        public String kind() {
            return "bandwidth";
        }

        @Override
        public String detail() {
            return "down "
                    + bandwidth.downBitsPerSecond() / 1000
                    + " kbit/s, up "
                    + bandwidth.upBitsPerSecond() / 1000
                    + " kbit/s";
        }
    }

    /**
     * Messages get lost; what was set before does not count meanwhile.
     *
     * @param share of messages, 0 to below 1
     */
    record Loss(double share) implements Fault {
        public Loss {
            if (!(share >= 0 && share < 1)) {
                throw new IllegalArgumentException("loss; expected 0% to below 100%");
            }
        }

        @Override
        public String kind() {
            return "loss";
        }

        @Override
        public String detail() {
            return percent(share) + " of messages";
        }
    }

    /**
     * Messages come twice.
     *
     * @param share of messages, 0 to 1
     */
    record Duplication(double share) implements Fault {
        @Override
        public String kind() {
            return "duplication";
        }

        @Override
        public String detail() {
            return percent(share) + " of messages";
        }
    }

    /**
     * Messages come late, and so in another order.
     *
     * @param share of messages, 0 to 1
     * @param by mean of an exponential delay
     */
    record Reordering(double share, Duration by) implements Fault {
        @Override
        public String kind() {
            return "reordering";
        }

        @Override
        public String detail() {
            return percent(share) + " of messages, by " + by.toMillis() + " ms on average";
        }
    }

    /** A node stands still and keeps its memory; what comes for it waits. */
    record Pause(NodeId node) implements OfNode {
        @Override
        public String kind() {
            return "pause";
        }

        @Override
        public String detail() {
            return "";
        }
    }

    /**
     * A node's processor and line are slow.
     *
     * @param times as slow as usual: 2 to 1,000,000
     */
    record Slowness(NodeId node, int times) implements OfNode {
        @Override
        public String kind() {
            return "slowness";
        }

        @Override
        public String detail() {
            return times + " times as slow";
        }
    }

    /**
     * A node's clock is wrong.
     *
     * @param offset ahead of the true time; behind it when negative
     * @param ppm gains so many microseconds a second from then on; loses them when negative
     */
    record Skew(NodeId node, Duration offset, double ppm) implements OfNode {
        public static final double MOST_PPM = 500_000;

        public Skew {
            if (!(Math.abs(ppm) <= MOST_PPM)) {
                throw new IllegalArgumentException(
                        "drift; expected -500000 to 500000 parts per million");
            }
        }

        @Override
        public String kind() {
            return "clock skew";
        }

        @Override
        public String detail() {
            var sign = offset.isNegative() ? "" : "+";
            return sign + offset.toMillis() + " ms, drift " + plain(ppm) + " ppm";
        }
    }

    /**
     * Nodes leave and come back, each at a moment of its own: a Poisson process of crashes, and
     * exponential times until they are back.
     *
     * @param among who may leave
     * @param every mean time between two that leave
     * @param away mean time until one is back
     * @param withDisk whether those who come back have what they had on it
     */
    record Churn(List<NodeId> among, Duration every, Duration away, boolean withDisk)
            implements Fault {
        public Churn {
            among = List.copyOf(among);
        }

        @Override
        public String kind() {
            return "churn";
        }

        @Override
        public List<NodeId> nodes() {
            return among;
        }

        @Override
        public String detail() {
            return "one every "
                    + every.toMillis()
                    + " ms on average, away for "
                    + away.toMillis()
                    + " ms";
        }
    }

    private static String percent(double share) {
        return BigDecimal.valueOf(share).movePointRight(2).stripTrailingZeros().toPlainString()
                + "%";
    }

    private static String plain(double number) {
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }
}
