package medchain.simulator.atlas;

/**
 * The rules in question do not do what every chain relies on: they refuse an honest header, seat
 * nobody, or never make a block irreversible.
 */
final class RulesFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String what;
    private final long blocks;

    /**
     * @param what in words, as the verdict says it
     * @param blocks of the chain so far
     */
    RulesFailed(String what, long blocks) {
        super(what);
        this.what = what;
        this.blocks = blocks;
    }

    @Override
    public String getMessage() {
        return what;
    }

    long blocks() {
        return blocks;
    }
}
