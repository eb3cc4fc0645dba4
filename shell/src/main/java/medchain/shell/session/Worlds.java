package medchain.shell.session;

import medchain.scenarios.language.Experiment;

/** Makes worlds at the edge, where keys and cores are. */
public interface Worlds {
    /** A small world with a few people, so that a newcomer can type at once. */
    LiveWorld usual();

    LiveWorld make(Experiment experiment);
}
