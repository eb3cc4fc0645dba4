package medchain.simulator.dpos;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import medchain.simulator.identity.AccountId;

/**
 * Virtual time in which Hive's candidates run laps: whoever ends a lap first has the shared seat of
 * a round, so that in the long run each sits in proportion to its votes (hived
 * witness_schedule.cpp, update_witness_schedule4; database.cpp, adjust_witness_vote).
 *
 * <p>A lap takes 2^128 - 1 divided by votes + 1. Who has a seat by votes runs as well, and passes
 * without taking the shared one. Ends of laps at the same time go by name (hived: by when the
 * witness was made).
 *
 * @param now the current virtual time
 */
public record Timeshare(BigInteger now, SortedMap<AccountId, Lap> laps) {
    private static final BigInteger LAP = BigInteger.ONE.shiftLeft(128).subtract(BigInteger.ONE);

    private static final Comparator<Map.Entry<AccountId, Lap>> FIRST_AT_THE_END =
            Comparator.comparing((Map.Entry<AccountId, Lap> e) -> e.getValue().scheduled())
                    .thenComparing(Map.Entry::getKey);

    static final Timeshare NONE = new Timeshare(BigInteger.ZERO, new TreeMap<>());

    /**
     * Where a candidate is.
     *
     * @param position how far it had come at the last update
     * @param scheduled when it ends its lap, with the votes that it has
     */
    public record Lap(
            long votes, BigInteger position, BigInteger lastUpdate, BigInteger scheduled) {}

    public Timeshare {
        laps = Collections.unmodifiableSortedMap(new TreeMap<>(laps));
    }

    /** Who takes shared seats, and how time stands afterwards. */
    record Seated(List<AccountId> delegates, Timeshare after) {}

    /** With the votes of a snapshot: who has more than before runs faster from now on. */
    Timeshare with(List<Standing> standings) {
        var next = new TreeMap<AccountId, Lap>();
        for (var standing : standings) {
            long votes = standing.weight();
            var lap = Optional.ofNullable(laps.get(standing.candidate()));
            var same = lap.filter(l -> l.votes() == votes);
            next.put(standing.candidate(), same.orElseGet(() -> changed(lap, votes)));
        }
        return new Timeshare(now, next);
    }

    private Lap changed(Optional<Lap> before, long votes) {
        var position = before.map(this::run).orElse(BigInteger.ZERO);
        var scheduled = now.add(LAP.subtract(position).divide(BigInteger.valueOf(votes + 1)));
        // hived's 128 bits would wrap around: such a witness waits for the next reset
        return new Lap(votes, position, now, scheduled.min(LAP));
    }

    /** How far it has come by now. */
    private BigInteger run(Lap lap) {
        var speed = BigInteger.valueOf(lap.votes());
        return lap.position().add(now.subtract(lap.lastUpdate()).multiply(speed));
    }

    /**
     * @param elected who has a seat by votes
     */
    Seated seat(int seats, Collection<AccountId> elected) {
        var passed = new TreeMap<AccountId, Lap>();
        var seated = new ArrayList<AccountId>();
        var time = now;
        for (var candidate : laps.entrySet().stream().sorted(FIRST_AT_THE_END).toList()) {
            if (seated.size() == seats) {
                break;
            }
            time = candidate.getValue().scheduled();
            passed.put(candidate.getKey(), candidate.getValue());
            if (!elected.contains(candidate.getKey())) {
                seated.add(candidate.getKey());
            }
        }
        return new Seated(List.copyOf(seated), passing(passed, time));
    }

    /** They begin another lap; when the next end does not fit into 128 bits, all begin anew. */
    private Timeshare passing(Map<AccountId, Lap> passed, BigInteger time) {
        var next = new TreeMap<>(laps);
        for (var candidate : passed.entrySet()) {
            long votes = candidate.getValue().votes();
            var scheduled = time.add(lap(votes));
            if (scheduled.compareTo(LAP) > 0) {
                return reset();
            }
            next.put(candidate.getKey(), new Lap(votes, BigInteger.ZERO, time, scheduled));
        }
        return new Timeshare(time, next);
    }

    private Timeshare reset() {
        var next = new TreeMap<AccountId, Lap>();
        laps.forEach((id, lap) ->
                next.put(
                        id,
                        new Lap(lap.votes(), BigInteger.ZERO, BigInteger.ZERO, lap(lap.votes()))));
        return new Timeshare(BigInteger.ZERO, next);
    }

    private static BigInteger lap(long votes) {
        return LAP.divide(BigInteger.valueOf(votes).add(BigInteger.ONE));
    }
}
