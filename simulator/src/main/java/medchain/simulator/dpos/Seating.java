package medchain.simulator.dpos;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import medchain.simulator.chain.BlockHeader;
import medchain.simulator.identity.AccountId;

/** Who takes office in a new epoch: by votes, by shared time, and on standby. */
record Seating(ConsensusParameters parameters) {

    /**
     * @param before the set in office in the epoch before
     */
    Term elect(ConsensusState parent, Term before, long epoch) {
        long first = parent.height() + 1;
        var policies = parameters.policies();
        var snapshot =
                parent.register
                        .snapshots()
                        .upTo(epoch - parameters.snapshotDelay())
                        .filter(s -> mayElect(s, parent));
        if (snapshot.isEmpty()) {
            return new Term(epoch, before.delegates(), first, false, true, before.timeshare());
        }
        var standings = snapshot.get().standings();
        var voters = before.delegates().subList(0, parameters.delegates());
        var election = Election.of(voters, standings, parameters.maxChurn());
        var timeshare = before.timeshare();
        if (policies.sharedSeats() > 0) {
            var byVotes = election.delegates().subList(0, voters.size() - policies.sharedSeats());
            var seated = timeshare.with(standings).seat(policies.sharedSeats(), byVotes);
            election = election.with(filled(byVotes, seated.delegates(), election.delegates()));
            timeshare = seated.after();
        }
        var chances = chances(parent.register.randomness(), epoch);
        var all = election.withStandby(chances, standings, before.delegates());
        return new Term(epoch, all, first, election.capped(), false, timeshare);
    }

    /** The first seat on standby is drawn from the later seed, the second from the earlier one. */
    private List<Shuffle> chances(Randomness randomness, long epoch) {
        return Stream.of(randomness.laterSeed(epoch), randomness.seed(epoch))
                .map(seed -> new Shuffle(seed, epoch))
                .limit(parameters.policies().standby())
                .toList();
    }

    /** With too few candidates for the shared seats, the next by votes have them. */
    private static List<AccountId> filled(
            List<AccountId> byVotes, List<AccountId> shared, List<AccountId> ranking) {
        var seats = new ArrayList<AccountId>();
        Stream.of(byVotes, shared, ranking)
                .flatMap(List::stream)
                .distinct()
                .limit(ranking.size())
                .forEach(seats::add);
        return seats;
    }

    /** The set that forges in a slot of this epoch, given that no block comes in between. */
    Term at(ConsensusState parent, long slot, long epoch) {
        var now = parent.term;
        if (parameters.policies().activation() != Policies.Activation.PROPOSED) {
            return epoch == now.epoch() ? now : elect(parent, now, epoch);
        }
        var forging = parent.register.schedules().at(parent, slot);
        boolean same = forging.equals(now.delegates());
        long first = parent.height() + 1;
        return same && epoch == now.epoch()
                ? now
                : new Term(epoch, forging, first, false, same, Timeshare.NONE);
    }

    /**
     * The producer schedules after a block, where there are any.
     *
     * @param irreversible the height that the block made irreversible
     */
    ProducerSchedules schedules(ConsensusState parent, BlockHeader block, long irreversible) {
        var now = parent.register.schedules();
        if (parameters.policies().activation() != Policies.Activation.PROPOSED) {
            return now;
        }
        var next = now.next(parent, block, irreversible);
        var votes =
                parent.register
                        .snapshots()
                        .upTo(parent.term.epoch())
                        .map(Snapshots.Snapshot::standings)
                        .filter(standings -> !standings.isEmpty());
        if (votes.isEmpty() || !next.isElecting(block.slot())) {
            return next;
        }
        var elected = Election.of(next.active(), votes.get(), parameters.maxChurn());
        return next.electing(block, elected.delegates());
    }

    private boolean mayElect(Snapshots.Snapshot snapshot, ConsensusState parent) {
        return !snapshot.standings().isEmpty()
                && switch (parameters.policies().activation()) {
                    case FINALIZED -> snapshot.height() <= parent.finality.irreversible();
                    case DELAYED -> true;
                    case PROPOSED -> false;
                };
    }
}
