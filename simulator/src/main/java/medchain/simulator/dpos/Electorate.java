package medchain.simulator.dpos;

/**
 * What a ledger says of an election.
 *
 * @param candidates all of them
 * @param activated as many tokens have voted as the chain asks for
 */
public record Electorate(Candidates candidates, boolean activated) {}
