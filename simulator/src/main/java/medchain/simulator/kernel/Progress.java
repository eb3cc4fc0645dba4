package medchain.simulator.kernel;

/** Told now and then how far long work has come; may stop it. */
public interface Progress {
    Progress NONE = (stage, done, total) -> true;

    /**
     * @param stage what is being done: "running the world"
     * @param done units done so far
     * @param total units in all, or 0 when nobody knows
     * @return false when the work should stop at the next consistent point (Ctrl-C)
     */
    boolean at(String stage, long done, long total);
}
