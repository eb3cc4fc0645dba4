package medchain.simulator.chain;

import java.math.BigInteger;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import medchain.simulator.crypto.CanonicalWriter;
import medchain.simulator.identity.AccountId;
import medchain.simulator.kernel.SimTime;

/**
 * What an account says in elections, until it says something else.
 *
 * @param votes tokens by candidate; 0 where a vote is a yes and not an amount
 * @param proxy who votes with the account's stake in its place; then there are no votes
 * @param cast when it was said
 * @param settled up to which point of each candidate's {@link Pot} the voter has had its share
 */
public record Ballot(
        SortedMap<AccountId, Long> votes,
        Optional<AccountId> proxy,
        SimTime cast,
        SortedMap<AccountId, BigInteger> settled) {
    static final Ballot NONE =
            new Ballot(new TreeMap<>(), Optional.empty(), SimTime.ZERO, new TreeMap<>());

    public Ballot {
        votes = Collections.unmodifiableSortedMap(new TreeMap<>(votes));
        settled = Collections.unmodifiableSortedMap(new TreeMap<>(settled));
    }

    boolean isBlank() {
        return votes.isEmpty() && proxy.isEmpty();
    }

    long given() {
        return votes.values().stream().mapToLong(Long::longValue).sum();
    }

    Ballot settledAt(SortedMap<AccountId, BigInteger> points) {
        return new Ballot(votes, proxy, cast, points);
    }

    void write(CanonicalWriter out) {
        out.varint(votes.size());
        votes.forEach((who, power) -> {
            out.text(who.value());
            out.varint(power);
        });
        out.flag(proxy.isPresent());
        proxy.ifPresent(p -> out.text(p.value()));
        out.varint(cast.nanos());
        out.varint(settled.size());
        settled.forEach((who, point) -> {
            out.text(who.value());
            out.integer(point);
        });
    }
}
