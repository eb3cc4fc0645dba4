package medchain.shell.wiring;

import java.util.List;
import java.util.Optional;
import medchain.scenarios.language.BadInput;
import medchain.scenarios.language.Surroundings;
import medchain.shell.session.Passwords;
import medchain.shell.session.Session;
import medchain.simulator.crypto.RsaKeys;
import medchain.simulator.crypto.Secret;
import medchain.simulator.identity.AccountId;
import medchain.simulator.identity.Role;
import medchain.simulator.kernel.Streams;
import medchain.simulator.learning.RawTable;
import medchain.simulator.world.Enrolment;
import medchain.simulator.world.WorldView;

/** What lines typed at the prompt need from the edge. */
final class LiveSurroundings implements Surroundings {
    private static final int KEY_BITS = 3072;

    private final Session session;
    private final Passwords passwords;

    LiveSurroundings(Session session, Passwords passwords) {
        this.session = session;
        this.passwords = passwords;
    }

    @Override
    public WorldView view() {
        return session.view();
    }

    @Override
    public RawTable table(String file, List<String> missing) {
        throw BadInput.noInput("no such file " + file);
    }

    @Override
    public Enrolment enrol(AccountId account, Role role, Optional<String> passwordFile) {
        var streams = new Streams(session.world().spec().seed());
        try (var secret = passwords.ask("password for " + account)) {
            var hash =
                    medchain.simulator.crypto.Passwords.hash(
                            secret,
                            medchain.simulator.crypto.Passwords.DEFAULT_COST,
                            streams.stream("enrol.salt/" + account)::fill);
            var key = RsaKeys.generate(streams.stream("enrol.key/" + account)::fill, KEY_BITS);
            return new Enrolment(account, role, hash, key);
        }
    }

    @Override
    public Optional<Secret> password(AccountId account, Optional<String> passwordFile) {
        return Optional.of(passwords.ask("password of " + account));
    }
}
