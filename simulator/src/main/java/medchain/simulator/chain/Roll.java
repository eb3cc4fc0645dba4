package medchain.simulator.chain;

import java.util.Collection;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import medchain.simulator.identity.AccountId;
import medchain.simulator.kernel.SimTime;
import org.jspecify.annotations.Nullable;

/** The electoral roll: everybody who stands or has a ballot in, with what they vote with. */
final class Roll {
    static final Roll EMPTY = new Roll(new TreeMap<>());

    private final SortedMap<AccountId, Voter> voters;

    /** Counted when first asked for, and valid until a vote has aged. */
    private @Nullable Count counted;

    /**
     * @param stake tokens that count, once all of them are ripe
     * @param ripening those of them that do not count yet
     */
    private record Voter(long stake, Ripening ripening, Roles roles, Ballot ballot) {}

    /**
     * @param stands can be voted for
     * @param serves can vote for others, where one must have registered for that
     */
    private record Roles(boolean stands, boolean serves) {}

    private record Count(SimTime from, SimTime until, SortedMap<AccountId, Support> support) {
        boolean holds(SimTime at) {
            return !at.isBefore(from) && at.isBefore(until);
        }
    }

    private Roll(SortedMap<AccountId, Voter> voters) {
        this.voters = voters;
    }

    /** The roll once these accounts are as they are now; the same one if that changes nothing. */
    Roll with(Collection<Account> changed, Voting voting) {
        var more = new TreeMap<AccountId, Voter>();
        for (var account : changed) {
            var roles = new Roles(account.candidate(), account.serves());
            boolean listed = account.candidate() || !account.ballot().isBlank();
            if (listed || voters.containsKey(account.id())) {
                var now =
                        new Voter(
                                voting.stake(account),
                                account.funds().ripening(),
                                roles,
                                account.ballot());
                if (!now.equals(voters.get(account.id()))) {
                    more.put(account.id(), now);
                }
            }
        }
        if (more.isEmpty()) {
            return this;
        }
        var all = new TreeMap<>(voters);
        all.putAll(more);
        return new Roll(all);
    }

    SortedSet<AccountId> candidates() {
        var standing = new TreeSet<AccountId>();
        voters.forEach((id, voter) -> {
            if (voter.roles().stands()) {
                standing.add(id);
            }
        });
        return standing;
    }

    /** What stands behind every candidate at a moment. */
    SortedMap<AccountId, Support> support(Voting voting, SimTime at) {
        var known = counted;
        if (known == null || !known.holds(at)) {
            known = count(voting, at);
            counted = known;
        }
        return known.support();
    }

    /** Tokens of everybody who has voted or has somebody else vote, however young they are. */
    long turnout() {
        return voters.values().stream()
                .filter(voter -> !voter.ballot().isBlank())
                .mapToLong(Voter::stake)
                .sum();
    }

    private Count count(Voting voting, SimTime at) {
        var wait = voting.safeguards().ripensAfter();
        var support = new TreeMap<AccountId, Support>();
        candidates().forEach(id -> support.put(id, Support.NONE));
        var until = new SimTime(Long.MAX_VALUE);
        for (var entry : voters.entrySet()) {
            var voter = entry.getValue();
            var speaker = speaker(entry.getKey(), voting);
            var ballot = speaker.flatMap(this::ballot).orElse(Ballot.NONE);
            switch (voting.scheme()) {
                case SPLIT -> split(support, entry.getKey(), voter);
                case APPROVAL -> {
                    long ripe = voter.stake() - voter.ripening().unripe(at, wait);
                    long weight = voting.decay().left(ripe, ballot.cast(), at);
                    var hand = new Hand(entry.getKey(), voter.ballot().isBlank() ? ripe : 0);
                    approve(support, hand, ballot, weight);
                }
            }
            var riper = voter.ripening().next(at, wait);
            until = riper.isBefore(until) ? riper : until;
            if (!ballot.votes().isEmpty()) {
                var next = voting.decay().nextLoss(ballot.cast(), at);
                until = next.isBefore(until) ? next : until;
            }
        }
        return new Count(at, until, support);
    }

    /** A candidate's own stake is behind itself as far as it votes for nobody else with it. */
    private static void split(SortedMap<AccountId, Support> support, AccountId id, Voter voter) {
        long elsewhere = 0;
        for (var vote : voter.ballot().votes().entrySet()) {
            if (!vote.getKey().equals(id)) {
                elsewhere += vote.getValue();
                support.computeIfPresent(vote.getKey(), (_, s) -> s.plus(vote.getValue()));
            }
        }
        long own = voter.stake() - elsewhere;
        support.computeIfPresent(id, (_, s) -> s.plusOwn(own));
    }

    /**
     * Whose stake it is.
     *
     * @param forItself what a candidate that says nothing in elections is taken to approve of
     *     itself with
     */
    private record Hand(AccountId id, long forItself) {}

    private static void approve(
            SortedMap<AccountId, Support> support, Hand hand, Ballot ballot, long weight) {
        var id = hand.id();
        support.computeIfPresent(id, (_, s) -> s.plusOwn(hand.forItself()));
        for (var candidate : ballot.votes().keySet()) {
            support.computeIfPresent(
                    candidate, (_, s) -> candidate.equals(id) ? s.plusOwn(weight) : s.plus(weight));
        }
    }

    /**
     * Who votes with an account's stake; nobody if it would pass through too many hands, or comes
     * to somebody who votes for nobody else any more.
     */
    Optional<AccountId> speaker(AccountId voter, Voting voting) {
        var at = voter;
        for (int hands = 0; hands <= voting.proxyDepth(); hands++) {
            if (hands > 0 && voting.safeguards().proxiesRegister() && !serves(at)) {
                return Optional.empty();
            }
            var next = ballot(at).flatMap(Ballot::proxy);
            if (next.isEmpty()) {
                return Optional.of(at);
            }
            at = next.get();
        }
        return Optional.empty();
    }

    private boolean serves(AccountId id) {
        return Optional.ofNullable(voters.get(id)).filter(v -> v.roles().serves()).isPresent();
    }

    private Optional<Ballot> ballot(AccountId id) {
        return Optional.ofNullable(voters.get(id)).map(Voter::ballot);
    }
}
