package medchain.shell.session;

import medchain.scenarios.language.Experiment;

/** Makes worlds at the edge, where keys and cores are. */
@FunctionalInterface
public interface Worlds {
    /**
     * @param experiment world and people; what it plans is not done
     */
    LiveWorld make(Experiment experiment);
}
