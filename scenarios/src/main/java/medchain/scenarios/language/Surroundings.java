package medchain.scenarios.language;

import java.util.List;
import java.util.Optional;
import medchain.simulator.crypto.Secret;
import medchain.simulator.identity.AccountId;
import medchain.simulator.identity.Role;
import medchain.simulator.learning.RawTable;
import medchain.simulator.world.Enrolment;
import medchain.simulator.world.WorldView;

/**
 * What turning words into a directive needs from the edge: files, keys for a new user, and the
 * world's names.
 */
public interface Surroundings {
    /** The world's names, to resolve {@code 3f2a} to a transaction and to suggest. */
    WorldView view();

    /** Reads a CSV file; relative to the working directory, then to the bundled data. */
    RawTable table(String file, List<String> missing);

    /**
     * Reads a table of a database server; of another machine only when that is allowed.
     *
     * @param remote whether the line allows another machine
     */
    RawTable table(DatabaseTable from, boolean remote, List<String> missing);

    /** Reads a model that was saved; the file is found as a CSV file is. */
    ModelText.NamedModel model(String file);

    /** Makes the keys and the password hash of a new user. */
    Enrolment enrol(AccountId account, Role role, Optional<String> passwordFile);

    /**
     * The keys of an account from an encrypted store of keys.
     *
     * @param passwordFile for an account whose owner had no password yet
     * @throws BadInput where there is none, and in a scenario, whose keys come from its seed
     */
    default Enrolment kept(
            String store,
            AccountId account,
            Optional<String> passphraseFile,
            Optional<String> passwordFile) {
        throw new BadInput(
                BadInput.BAD_DATA,
                Optional.empty(),
                "keys from a store in a scenario; expected \"user register\"",
                Optional.of("keys of a scenario's users come from its seed"));
    }

    /** Whether an account's keys may be taken out: its owner asks, or never chose a password. */
    boolean givesKeys(AccountId account);

    /**
     * The password with which a user logs in: asked for, or read from a file. Empty when the
     * operator of the simulation, who holds every key anyway, acts for the user: in a scenario.
     */
    Optional<Secret> password(AccountId account, Optional<String> passwordFile);
}
