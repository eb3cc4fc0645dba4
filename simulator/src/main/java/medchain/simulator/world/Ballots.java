package medchain.simulator.world;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import medchain.simulator.chain.Account;
import medchain.simulator.chain.LedgerState;
import medchain.simulator.chain.Voting;
import medchain.simulator.kernel.SimTime;
import medchain.simulator.world.WorldView.VoteStatus;

/** The ballots that are in, each vote with what it counts for. */
final class Ballots {
    private Ballots() {}

    /** By voter and candidate; whoever votes by proxy has a line for each vote of his proxy. */
    static List<VoteStatus> of(LedgerState ledger, Voting voting, SimTime at) {
        var given = new ArrayList<VoteStatus>();
        for (var voter : ledger.accounts()) {
            var proxy = voter.ballot().proxy();
            var speaker = ledger.speaker(voter.id(), voting).flatMap(ledger::account);
            if (speaker.isEmpty() || (proxy.isPresent() && hasNoVotes(speaker.get()))) {
                given.add(new VoteStatus(voter.id(), Optional.empty(), 0, proxy));
            } else {
                var ballot = speaker.get().ballot();
                ballot.votes()
                        .forEach((candidate, power) -> {
                            long counts = voting.power(voter, power, ballot.cast(), at);
                            given.add(
                                    new VoteStatus(
                                            voter.id(), Optional.of(candidate), counts, proxy));
                        });
            }
        }
        return given;
    }

    private static boolean hasNoVotes(Account account) {
        return account.ballot().votes().isEmpty();
    }
}
