package medchain.simulator.network;

import java.util.ArrayList;
import java.util.List;
import medchain.simulator.identity.NodeId;
import medchain.simulator.kernel.Keyed;
import medchain.simulator.kernel.Streams;

/**
 * What is wrong with the network on purpose: cuts, clogged links, messages that come twice or late.
 * Each has a number by which it is ended.
 *
 * <p>Chance is drawn by (purpose, sender, receiver, moment, item): one disturbance more changes no
 * draw of another.
 */
public final class Disturbances {
    private final int nodes;
    private final Keyed copying;
    private final Keyed delaying;
    private final Keyed lateness;
    private final List<Cut> cuts = new ArrayList<>();
    private final List<Clog> clogs = new ArrayList<>();
    private final List<Chance> copies = new ArrayList<>();
    private final List<Chance> delays = new ArrayList<>();
    private boolean quiet = true;

    Disturbances(int nodes, Streams streams) {
        this.nodes = nodes;
        copying = streams.keyed("network.duplication");
        delaying = streams.keyed("network.reordering");
        lateness = streams.keyed("network.lateness");
    }

    /** Which messages between a side and the rest a cut takes. */
    public enum Way {
        BOTH,
        /** Those to the side. */
        IN,
        /** Those from the side. */
        OUT
    }

    private record Cut(int number, boolean[] side, Way way) {
        boolean takes(int from, int to) {
            return side[from] != side[to]
                    && switch (way) {
                        case BOTH -> true;
                        case IN -> side[to];
                        case OUT -> side[from];
                    };
        }
    }

    private record Clog(int number, boolean[] from, boolean[] to, double times) {}

    /**
     * @param nanos mean of an exponential delay
     */
    private record Chance(int number, double share, long nanos) {}

    /** Nothing passes between these nodes and the rest, in the given way. */
    public void cut(int number, List<NodeId> side, Way way) {
        cuts.add(new Cut(number, marked(side), way));
        look();
    }

    /**
     * Messages from these nodes to those travel so many times as long.
     *
     * @param times above 0
     */
    public void clog(int number, List<NodeId> from, List<NodeId> to, double times) {
        clogs.add(new Clog(number, marked(from), marked(to), times));
        look();
    }

    /**
     * A share of messages comes a second time.
     *
     * @param share 0 to 1
     */
    public void duplicate(int number, double share) {
        copies.add(new Chance(number, share, 0));
        look();
    }

    /**
     * A share of messages comes later, so that others overtake them.
     *
     * @param share 0 to 1
     * @param meanNanos of the exponential delay
     */
    public void reorder(int number, double share, long meanNanos) {
        delays.add(new Chance(number, share, meanNanos));
        look();
    }

    /** Ends the disturbance of that number; returns false when there is none. */
    public boolean end(int number) {
        int before = count();
        cuts.removeIf(c -> c.number == number);
        clogs.removeIf(c -> c.number == number);
        copies.removeIf(c -> c.number == number);
        delays.removeIf(c -> c.number == number);
        look();
        return count() < before;
    }

    private int count() {
        return cuts.size() + clogs.size() + copies.size() + delays.size();
    }

    /** Whether some nodes are cut off from others. */
    public boolean hasCuts() {
        return !cuts.isEmpty();
    }

    private boolean[] marked(List<NodeId> some) {
        var marks = new boolean[nodes];
        some.forEach(node -> marks[node.index()] = true);
        return marks;
    }

    private void look() {
        quiet = count() == 0;
    }

    // ---- on the way, millions of times

    /** Whether there is none, so that nothing else need be asked. */
    boolean isQuiet() {
        return quiet;
    }

    boolean isCut(int from, int to) {
        for (var cut : cuts) {
            if (cut.takes(from, to)) {
                return true;
            }
        }
        return false;
    }

    /** How long a message travels that would have travelled so long. */
    long travel(int from, int to, long now, long item, long nanos) {
        double travelled = nanos;
        for (var clog : clogs) {
            if (clog.from[from] && clog.to[to]) {
                travelled *= clog.times;
            }
        }
        long link = (long) from << 32 | to;
        for (int i = 0; i < delays.size(); i++) {
            var delay = delays.get(i);
            if (delaying.chance(delay.share, link, now, item + i)) {
                double unit = lateness.unit(link, now, item + i);
                travelled -= StrictMath.log(1 - unit) * delay.nanos;
            }
        }
        return (long) travelled;
    }

    /** Whether a message comes a second time. */
    boolean isCopied(int from, int to, long now, long item) {
        long link = (long) from << 32 | to;
        for (int i = 0; i < copies.size(); i++) {
            if (copying.chance(copies.get(i).share, link, now, item + i)) {
                return true;
            }
        }
        return false;
    }
}
