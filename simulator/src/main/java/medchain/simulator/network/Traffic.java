package medchain.simulator.network;

import java.util.Collections;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Counts messages, each where it happens, so that sent + copied = delivered + lost + in flight is a
 * law that can be broken and is checked.
 */
public final class Traffic {
    private long sent;
    private long sentBytes;
    private long delivered;
    private long inFlight;
    private long copied;
    private long lostByChance;
    private long lostInPartition;
    private long lostOnArrival;

    Traffic() {}

    /** Why a message was lost. */
    public enum Loss {
        /** By chance, on the way. */
        LOSS,
        /** Sender and receiver were on two sides when it was sent. */
        PARTITION,
        /** The receiver was down when it came. */
        RECEIVER_DOWN;

        /** As in the result files: {@code receiver_down}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    void send(int bytes) {
        sent++;
        sentBytes += bytes;
        inFlight++;
    }

    void copy() {
        copied++;
        inFlight++;
    }

    void deliver() {
        inFlight--;
        delivered++;
    }

    void lose(Loss why) {
        inFlight--;
        switch (why) {
            case LOSS -> lostByChance++;
            case PARTITION -> lostInPartition++;
            case RECEIVER_DOWN -> lostOnArrival++;
        }
    }

    void loseOnArrival() {
        lose(Loss.RECEIVER_DOWN);
    }

    public long sent() {
        return sent;
    }

    public long sentBytes() {
        return sentBytes;
    }

    public long delivered() {
        return delivered;
    }

    /** Messages that were on their way a second time, each counted besides {@link #sent}. */
    public long copied() {
        return copied;
    }

    public long inFlight() {
        return inFlight;
    }

    public long lost(Loss why) {
        return switch (why) {
            case LOSS -> lostByChance;
            case PARTITION -> lostInPartition;
            case RECEIVER_DOWN -> lostOnArrival;
        };
    }

    /** By reason, with zeros. */
    public SortedMap<String, Long> lost() {
        var byReason = new TreeMap<String, Long>();
        for (var why : Loss.values()) {
            byReason.put(why.word(), lost(why));
        }
        return Collections.unmodifiableSortedMap(byReason);
    }
}
