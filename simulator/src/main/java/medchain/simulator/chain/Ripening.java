package medchain.simulator.chain;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import medchain.simulator.crypto.CanonicalWriter;
import medchain.simulator.kernel.SimTime;

/**
 * Stake that is too young to vote with, where a network lets new stake wait: who borrows or buys
 * tokens for a vote must keep them for so long (Hive after Steem's takeover of March 2020,
 * delayed_voting_processor.hpp).
 *
 * @param portions oldest first; what came within a day of a portion's first tokens counts as of its
 *     age, so there are never more than the wait has days
 */
public record Ripening(List<Portion> portions) {
    static final Ripening NONE = new Ripening(List.of());

    private static final Duration TOGETHER = Duration.ofDays(1);

    /**
     * @param tokens of stake, from 1
     * @param since when the first of them were staked
     */
    public record Portion(long tokens, SimTime since) {}

    public Ripening {
        portions = List.copyOf(portions);
    }

    /** After tokens more were staked; what is ripe by then is not kept. */
    Ripening with(long tokens, SimTime now, Duration wait) {
        var left = new ArrayList<>(portions);
        left.removeIf(p -> !p.since().plus(wait).isAfter(now));
        if (!left.isEmpty() && now.since(left.getLast().since()).compareTo(TOGETHER) < 0) {
            var last = left.removeLast();
            left.add(new Portion(Math.addExact(last.tokens(), tokens), last.since()));
        } else {
            left.add(new Portion(tokens, now));
        }
        return new Ripening(left);
    }

    /** After tokens were taken out of the stake: the youngest go first. */
    Ripening without(long tokens) {
        var left = new ArrayList<>(portions);
        long gone = tokens;
        while (gone > 0 && !left.isEmpty()) {
            var last = left.removeLast();
            if (last.tokens() > gone) {
                left.add(new Portion(last.tokens() - gone, last.since()));
            }
            gone -= Math.min(gone, last.tokens());
        }
        return new Ripening(left);
    }

    /** Tokens that do not vote yet. */
    long unripe(SimTime now, Duration wait) {
        return portions.stream()
                .filter(p -> p.since().plus(wait).isAfter(now))
                .mapToLong(Portion::tokens)
                .sum();
    }

    /** The first moment after {@code now} at which more is ripe. */
    SimTime next(SimTime now, Duration wait) {
        return portions.stream()
                .map(p -> p.since().plus(wait))
                .filter(ripe -> ripe.isAfter(now))
                .findFirst()
                .orElse(new SimTime(Long.MAX_VALUE));
    }

    void write(CanonicalWriter out) {
        out.varint(portions.size());
        for (var portion : portions) {
            out.varint(portion.tokens());
            out.varint(portion.since().nanos());
        }
    }
}
