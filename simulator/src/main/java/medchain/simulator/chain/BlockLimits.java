package medchain.simulator.chain;

/** How much fits a block: transactions, and bytes of their canonical encoding. */
public record BlockLimits(int transactions, int bytes) {}
