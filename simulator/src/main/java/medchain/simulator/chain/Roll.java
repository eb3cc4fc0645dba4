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
     * @param stake tokens that count
     * @param stands can be voted for
     */
    private record Voter(long stake, boolean stands, Ballot ballot) {}

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
            boolean listed = account.candidate() || !account.ballot().isBlank();
            if (listed || voters.containsKey(account.id())) {
                var now = new Voter(voting.stake(account), account.candidate(), account.ballot());
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
            if (voter.stands()) {
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

    private Count count(Voting voting, SimTime at) {
        var support = new TreeMap<AccountId, Support>();
        candidates().forEach(id -> support.put(id, Support.NONE));
        var until = new SimTime(Long.MAX_VALUE);
        for (var entry : voters.entrySet()) {
            var voter = entry.getValue();
            var speaker = speaker(entry.getKey(), voting.proxyDepth());
            var ballot = speaker.flatMap(this::ballot).orElse(Ballot.NONE);
            switch (voting.scheme()) {
                case SPLIT -> split(support, entry.getKey(), voter);
                case APPROVAL -> {
                    long weight = voting.decay().left(voter.stake(), ballot.cast(), at);
                    approve(support, entry.getKey(), voter, ballot, weight);
                }
            }
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

    /** A candidate that says nothing in elections is taken to approve of itself. */
    private static void approve(
            SortedMap<AccountId, Support> support,
            AccountId id,
            Voter voter,
            Ballot ballot,
            long weight) {
        if (voter.ballot().isBlank()) {
            support.computeIfPresent(id, (_, s) -> s.plusOwn(voter.stake()));
        }
        for (var candidate : ballot.votes().keySet()) {
            support.computeIfPresent(
                    candidate, (_, s) -> candidate.equals(id) ? s.plusOwn(weight) : s.plus(weight));
        }
    }

    /** Who votes with an account's stake; nobody if it would pass through too many hands. */
    Optional<AccountId> speaker(AccountId voter, int depth) {
        var at = voter;
        for (int hands = 0; hands <= depth; hands++) {
            var next = ballot(at).flatMap(Ballot::proxy);
            if (next.isEmpty()) {
                return Optional.of(at);
            }
            at = next.get();
        }
        return Optional.empty();
    }

    private Optional<Ballot> ballot(AccountId id) {
        return Optional.ofNullable(voters.get(id)).map(Voter::ballot);
    }
}
