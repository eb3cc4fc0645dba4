package medchain.simulator.network;

import medchain.simulator.kernel.Keyed;

/**
 * One message that a node sends at one moment to one peer after the other: what all of them have in
 * common is computed once. Most messages are announcements to all of a node's neighbours.
 *
 * <p>There is one at a time: {@link #begin}, {@link #to} for each peer, {@link #end}.
 */
final class Broadcast {
    private final Lines lines;
    private final Delays delays;
    private final Keyed chances;
    private final Disturbances disturbances;
    private final Traffic traffic;
    private double loss;

    private int from;
    private int bytes;
    private long now;
    private long item;
    private long giving;
    private long left;
    private long begunDraw;
    private boolean quiet;

    Broadcast(
            Lines lines, Delays delays, Keyed chances, Disturbances disturbances, Traffic traffic) {
        this.lines = lines;
        this.delays = delays;
        this.chances = chances;
        this.disturbances = disturbances;
        this.traffic = traffic;
    }

    /**
     * @param share of messages lost, 0 to below 1
     */
    void setLoss(double share) {
        loss = share;
    }

    /**
     * @param bytes the message's size
     * @param now not before the moment of the broadcast before
     * @param item tells apart what is sent over one link at one moment
     */
    void begin(int from, int bytes, long now, long item) {
        this.from = from;
        this.bytes = bytes;
        this.now = now;
        this.item = item;
        giving = lines.giving(from, bytes);
        left = lines.free(from, now);
        begunDraw = chances.begin(now, item);
        quiet = disturbances.isQuiet();
    }

    /**
     * Sends the message to a peer, once the line has given it to those before.
     *
     * @return nanoseconds at which it would be received if nothing else came in, or {@link
     *     Network#LOST}
     */
    long to(int peer) {
        traffic.send(bytes);
        left += giving;
        if (!quiet && disturbances.isCut(from, peer)) {
            traffic.lose(Traffic.Loss.PARTITION);
            return Network.LOST;
        }
        long chance = Keyed.end(begunDraw, Network.link(from, peer));
        if (loss > 0 && Keyed.unit(Keyed.further(chance)) < loss) {
            traffic.lose(Traffic.Loss.LOSS);
            return Network.LOST;
        }
        // bits come in while others still go out: only a slower line takes longer
        long slower = Math.max(0, lines.taking(peer, bytes) - giving);
        long travel = delays.nanos(from, peer, now, chance);
        if (!quiet) {
            travel = disturbances.travel(from, peer, now, item, travel);
        }
        return left + travel + slower;
    }

    /** The line is free when it has given all of them. */
    void end() {
        lines.given(from, left);
    }
}
