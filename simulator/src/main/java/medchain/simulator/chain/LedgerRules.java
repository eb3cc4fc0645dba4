package medchain.simulator.chain;

/**
 * The numbers of the ledger.
 *
 * @param initialBalance tokens minted for a new account
 * @param unstakeEpochs epochs until unstaked tokens are free
 * @param penalties for delegates that break the rules
 * @param voting how stake becomes votes
 */
public record LedgerRules(
        long initialBalance, int unstakeEpochs, Penalties penalties, Voting voting) {
    public LedgerRules(long initialBalance, int unstakeEpochs) {
        this(initialBalance, unstakeEpochs, Penalties.USUAL, Voting.MEDCHAIN);
    }
}
