package medchain.shell.wiring;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import medchain.scenarios.input.DataFiles;
import medchain.scenarios.input.MySqlTables;
import medchain.scenarios.language.BadInput;
import medchain.scenarios.language.DatabaseTable;
import medchain.scenarios.language.ModelText.NamedModel;
import medchain.scenarios.language.Surroundings;
import medchain.shell.session.KeyStore;
import medchain.shell.session.KeyStoreFile;
import medchain.shell.session.Passphrases;
import medchain.shell.session.PrivateFile;
import medchain.shell.session.Session;
import medchain.simulator.crypto.CryptoMode;
import medchain.simulator.crypto.PasswordHash;
import medchain.simulator.crypto.Passwords;
import medchain.simulator.crypto.RsaKeys;
import medchain.simulator.crypto.Secret;
import medchain.simulator.crypto.SigningKey;
import medchain.simulator.identity.AccountId;
import medchain.simulator.identity.Role;
import medchain.simulator.kernel.ByteSource;
import medchain.simulator.kernel.Streams;
import medchain.simulator.learning.RawTable;
import medchain.simulator.world.Enrolment;
import medchain.simulator.world.KeyStrength;
import medchain.simulator.world.WorldView;

/** What lines typed at the prompt need from the edge: files, passwords and keys. */
final class LiveSurroundings implements Surroundings {
    private final Session session;
    private final medchain.shell.session.Passwords prompt;

    LiveSurroundings(Session session, medchain.shell.session.Passwords prompt) {
        this.session = session;
        this.prompt = prompt;
    }

    @Override
    public WorldView view() {
        return session.view();
    }

    @Override
    public RawTable table(String file, List<String> missing) {
        return DataFiles.table(file, Path.of("").toAbsolutePath(), missing);
    }

    @Override
    public RawTable table(DatabaseTable from, boolean remote, List<String> missing) {
        if (!from.isLocal() && !remote) {
            throw refused(
                    BadInput.BAD_DATA,
                    from.host() + " is another machine; expected 127.0.0.1",
                    Optional.of("--allow-remote, if patient data may travel from there"));
        }
        try (var password = PrivateFile.firstLine(from.passwordFile())) {
            return password.reveal(p -> MySqlTables.read(from, p, missing));
        }
    }

    @Override
    public NamedModel model(String file) {
        return DataFiles.model(file, Path.of("").toAbsolutePath());
    }

    @Override
    public Enrolment enrol(AccountId account, Role role, Optional<String> passwordFile) {
        var strength = KeyStrength.INTERACTIVE.with(session.world().spec().crypto());
        var hash = newPassword(account, passwordFile);
        return new Enrolment(account, role, hash, key(account, strength));
    }

    @Override
    public boolean givesKeys(AccountId account) {
        return !session.chosePassword(account)
                || session.user().filter(account::equals).isPresent();
    }

    @Override
    public Enrolment kept(
            String file,
            AccountId account,
            Optional<String> passphraseFile,
            Optional<String> passwordFile) {
        try (var passphrase =
                new Passphrases(prompt).given(passphraseFile, "passphrase of " + file)) {
            var keys =
                    new KeyStoreFile(Path.of(file))
                            .read(passphrase)
                            .find(account)
                            .orElseThrow(() ->
                                    refused(
                                            BadInput.BAD_DATA,
                                            "\"" + file + "\" has no keys of " + account,
                                            Optional.of("keys list " + file)));
            checkFits(keys);
            var hash = keys.password().orElseGet(() -> newPassword(account, passwordFile));
            return new Enrolment(account, keys.role(), hash, keys.key());
        } catch (InvalidPathException wrong) {
            throw refused(
                    BadInput.NO_INPUT, "\"" + file + "\" is not a file name", Optional.empty());
        }
    }

    /** Keys that follow from a seed are no secret, so no secure world takes them. */
    private void checkFits(KeyStore.Kept keys) {
        var spec = session.world().spec();
        if (spec.crypto() != CryptoMode.REAL) {
            throw refused(
                    BadInput.CONFIGURATION,
                    "this world signs without keys (crypto: simulated); expected a real one",
                    Optional.empty());
        }
        if (spec.secureEntropy() && keys.simulated()) {
            throw refused(
                    BadInput.CONFIGURATION,
                    "keys of "
                            + keys.account()
                            + " are simulated keys; expected secure ones in a world of --entropy"
                            + " secure",
                    Optional.empty());
        }
    }

    private PasswordHash newPassword(AccountId account, Optional<String> file) {
        try (var password =
                file.map(f -> fit(PrivateFile.firstLine(f))).orElseGet(() -> chosen(account))) {
            return Passwords.hash(
                    password, KeyStrength.INTERACTIVE.bcryptCost(), randomness("salt/" + account));
        }
    }

    private SigningKey key(AccountId account, KeyStrength strength) {
        var spec = session.world().spec();
        return spec.secureEntropy()
                ? RsaKeys.generate(new SecureRandom()::nextBytes, strength.rsaBits())
                : Enrolment.key(spec.seed(), account, strength);
    }

    /** The password itself, if it may be one; else it is wiped. */
    private static Secret fit(Secret password) {
        Passwords.policyFault(password)
                .ifPresent(fault -> {
                    password.close();
                    throw refused(BadInput.BAD_DATA, fault, Optional.empty());
                });
        return password;
    }

    private Secret chosen(AccountId account) {
        var password = fit(prompt.ask("new password for " + account + " (12 characters or more)"));
        try (var again = prompt.ask("again")) {
            if (!password.sameAs(again)) {
                password.close();
                throw refused(
                        BadInput.BAD_DATA, "the two passwords differ", Optional.of("try again"));
            }
        }
        return password;
    }

    private ByteSource randomness(String name) {
        var spec = session.world().spec();
        return spec.secureEntropy()
                ? new SecureRandom()::nextBytes
                : new Streams(spec.seed()).stream(name);
    }

    /**
     * People who came with the world have no password that anybody knows: the operator acts. Who is
     * unknown is asked like everybody else, so that the question does not tell who exists.
     */
    @Override
    public Optional<Secret> password(AccountId account, Optional<String> passwordFile) {
        if (passwordFile.isPresent()) {
            return passwordFile.map(PrivateFile::firstLine);
        }
        return !session.chosePassword(account) && isThere(account)
                ? Optional.empty()
                : Optional.of(prompt.ask("password of " + account));
    }

    private boolean isThere(AccountId account) {
        return view().users().stream().anyMatch(user -> user.user().equals(account));
    }

    private static BadInput refused(int code, String what, Optional<String> hint) {
        return new BadInput(code, Optional.empty(), what, hint);
    }
}
