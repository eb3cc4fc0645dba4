package medchain.simulator.chain;

/**
 * The numbers of the ledger.
 *
 * @param initialBalance tokens minted for a new account
 * @param unstakeEpochs epochs until unstaked tokens are free
 */
public record LedgerRules(long initialBalance, int unstakeEpochs) {}
