package medchain.simulator.dpos;

import java.util.List;

/**
 * What a ledger says of an election.
 *
 * @param standings the candidates
 * @param activated as many tokens have voted as the chain asks for
 */
public record Electorate(List<Standing> standings, boolean activated) {
    public Electorate {
        standings = List.copyOf(standings);
    }
}
