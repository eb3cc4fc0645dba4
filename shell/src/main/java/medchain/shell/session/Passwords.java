package medchain.shell.session;

import medchain.simulator.crypto.Secret;

/** Asks for secrets, which never stand in a command, a history or a log. */
public interface Passwords {
    /**
     * @param question shown before the masked input
     * @throws medchain.scenarios.run.Cancelled when the user gave up
     * @throws medchain.scenarios.language.BadInput where nobody can be asked
     */
    Secret ask(String question);
}
