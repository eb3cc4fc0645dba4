package medchain.shell.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import medchain.shell.render.ExitCode;
import medchain.shell.session.KeyStore;
import medchain.shell.session.KeyStoreFile;
import medchain.simulator.crypto.RsaSigningKey;
import medchain.simulator.crypto.Secret;
import medchain.simulator.identity.AccountId;
import medchain.simulator.identity.Role;
import medchain.simulator.world.Enrolment;
import medchain.simulator.world.KeyStrength;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Zoe takes her keys from one world to another, and nobody else does. */
class KeyStoreCommandsTest {
    private static final String SMALL = "world new --nodes 4 --delegates 4";
    private static final String SECURE = SMALL + " --entropy secure";
    private static final String PASSWORD = "a long enough secret";
    private static final String PHRASE = "a passphrase to remember";

    @TempDir private static Path home;
    @TempDir private Path folder;
    private String password = "";
    private String phrase = "";
    private Path store = Path.of("");

    @BeforeEach
    void secrets() throws IOException {
        password = " --password-file " + secret("password", PASSWORD);
        phrase = " --passphrase-file " + secret("phrase", PHRASE);
        store = folder.resolve("zoe.keys");
    }

    private Path secret(String name, String text) throws IOException {
        var owner = PosixFilePermissions.fromString("rw-------");
        var file = folder.resolve(name);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(owner));
        return Files.writeString(file, text + "\n");
    }

    private void done(LiveShell shell, String... lines) throws IOException {
        assertThat(shell.run(lines)).as(shell.err()).isEqualTo(ExitCode.DONE);
    }

    private static void refused(LiveShell shell, ExitCode code, String line, String said)
            throws IOException {
        var before = shell.session().world().traceHash();
        told(shell, code, line, said);
        assertThat(shell.session().world().traceHash()).isEqualTo(before);
    }

    /** A refusal that stands in the access log, and so in the trace. */
    private static void told(LiveShell shell, ExitCode code, String line, String said)
            throws IOException {
        shell.hush();
        assertThat(shell.run(line)).as(shell.out() + shell.err()).isEqualTo(code);
        assertThat(shell.err()).contains(said).doesNotContain("\tat ");
    }

    private void zoeExports(LiveShell shell) throws IOException {
        done(
                shell,
                "user register zoe --role patient" + password,
                "user login zoe" + password,
                "keys export " + store + phrase);
    }

    private static String fingerprints(LiveShell shell) {
        return shell.out().lines().filter(l -> l.startsWith("zoe,")).toList().toString();
    }

    @Test
    void keys_made_in_a_secure_world_sign_in_another_under_the_same_password() throws IOException {
        try (var shell = new LiveShell(home)) {
            done(shell, SECURE);
            zoeExports(shell);
            var key = shell.session().enrolment(new AccountId("zoe"));
            shell.hush();
            done(shell, "keys list --format csv " + store + phrase);
            assertThat(fingerprints(shell))
                    .contains("RSA-3072-PSS")
                    .contains("X25519")
                    .contains("secure,kept");
            done(
                    shell,
                    SECURE,
                    "keys import " + store + " --account zoe" + phrase,
                    "user login zoe" + password,
                    "record add zoe --prescription 'Amoxicillin 500 mg' --as dr-bob",
                    "world run 2s",
                    "consent approve oldest --as zoe",
                    "world run --until settled",
                    "record history zoe");
            assertThat(shell.out()).contains("Amoxicillin 500 mg");
            assertThat(shell.session().enrolment(key.orElseThrow().account())).isEqualTo(key);
            refused(
                    shell,
                    ExitCode.BAD_DATA,
                    "keys import " + store + " --account zoe" + phrase,
                    "user zoe exists");
        }
    }

    @Test
    void keys_are_taken_by_their_owner_alone() throws IOException {
        try (var shell = new LiveShell(home)) {
            done(shell, SMALL, "user register zoe --role patient" + password);
            var export = "keys export " + store + " --account zoe" + phrase;
            told(shell, ExitCode.NOT_PERMITTED, export, "by their owner alone");
            told(shell, ExitCode.NOT_PERMITTED, export + " --as admin-1", "by their owner");
            told(shell, ExitCode.NOT_PERMITTED, export + " --as zoe", "by their owner alone");
            refused(
                    shell,
                    ExitCode.BAD_DATA,
                    "keys export " + store + " --account nobody" + phrase,
                    "no user \"nobody\"");
            assertThat(store).doesNotExist();
            done(shell, "user login zoe" + password, export);
            assertThat(store).exists();
            shell.hush();
            done(shell, "audit list --action 'export keys' --as admin-1 --format csv");
            assertThat(shell.out().lines().filter(l -> l.contains("export keys,zoe")))
                    .as("every attempt, and who")
                    .hasSize(4);
            assertThat(shell.out())
                    .contains("admin-1,administrator,export keys,zoe,HOPERAT,no")
                    .contains("zoe,patient,export keys,zoe,HOPERAT,yes");
        }
    }

    @Test
    void simulated_keys_are_refused_by_a_secure_world_and_another_key_is_not_lost()
            throws IOException {
        try (var shell = new LiveShell(home)) {
            done(shell, SMALL);
            zoeExports(shell);
            done(shell, SECURE);
            refused(
                    shell,
                    ExitCode.CONFIGURATION,
                    "keys import " + store + " --account zoe" + phrase,
                    "are simulated keys");
            var before = Files.readAllBytes(store);
            done(shell, "user register zoe --role patient" + password, "user login zoe" + password);
            refused(
                    shell,
                    ExitCode.CANNOT_CREATE,
                    "keys export " + store + phrase,
                    "another key of zoe");
            assertThat(Files.readAllBytes(store)).isEqualTo(before);
            done(shell, "keys export --force " + store + phrase);
            shell.hush();
            done(shell, "keys list --format csv " + store + phrase);
            assertThat(fingerprints(shell)).contains("secure,kept").doesNotContain("simulated");
        }
    }

    @Test
    void who_never_chose_a_password_chooses_one_where_the_keys_go() throws IOException {
        var yara = new AccountId("yara");
        var key = (RsaSigningKey) Enrolment.key(3, yara, KeyStrength.BULK);
        var keys = new KeyStore();
        keys.put(new KeyStore.Kept(yara, Role.DOCTOR, true, Optional.empty(), key));
        new KeyStoreFile(store).write(keys, new Secret(PHRASE.toCharArray()));
        try (var shell = new LiveShell(home)) {
            done(
                    shell,
                    SMALL,
                    "keys import --as admin-1 " + store + " --account yara" + phrase + password,
                    "user login yara" + password,
                    "keys export " + store + phrase);
            shell.hush();
            done(shell, "keys list --format csv " + store + phrase);
            assertThat(shell.out()).contains("yara,doctor,sign,RSA-2048-PSS").contains(",kept");
            refused(
                    shell,
                    ExitCode.BAD_DATA,
                    "keys import " + store + " --account dora" + phrase,
                    "has no keys of dora");
        }
    }

    @Test
    void a_new_passphrase_takes_the_place_of_the_old_one() throws IOException {
        var other = secret("other", "quite another passphrase");
        var weak = secret("weak", "short");
        try (var shell = new LiveShell(home)) {
            done(shell, SMALL, "keys export --account carol " + store + phrase);
            var change = "keys passphrase " + store + phrase + " --new-passphrase-file ";
            var before = Files.readAllBytes(store);
            refused(shell, ExitCode.BAD_DATA, change + weak, "too short");
            assertThat(Files.readAllBytes(store)).isEqualTo(before);
            done(shell, change + other);
            refused(shell, ExitCode.BAD_DATA, "keys list " + store + phrase, "does not open");
            done(shell, "keys list " + store + " --passphrase-file " + other);
        }
    }

    @Test
    void a_session_with_imported_keys_comes_back_and_is_recorded_without_them() throws IOException {
        try (var shell = new LiveShell(home)) {
            done(shell, SMALL);
            zoeExports(shell);
            done(
                    shell,
                    SMALL,
                    "keys import " + store + " --account zoe" + phrase,
                    "user login zoe" + password,
                    "session save " + folder.resolve("s.medchain") + phrase,
                    "scenario record " + folder.resolve("s.yaml"));
            assertThat(shell.out()).contains("keys from a store are none of the seed's");
            assertThat(folder.resolve("s.yaml"))
                    .content()
                    .contains("user register zoe --role patient")
                    .doesNotContain("keys import");
            var trace = shell.session().world().traceHash();
            Files.delete(store);
            done(shell, SMALL, "session restore " + folder.resolve("s.medchain") + phrase);
            assertThat(shell.session().world().traceHash()).isEqualTo(trace);
        }
    }

    @Test
    void at_the_prompt_passphrases_are_masked_and_in_no_history() throws IOException {
        try (var shell = new LiveShell(home)) {
            done(shell, SMALL);
            var asked = String.valueOf(LiveShell.WHEN_ASKED);
            var said =
                    shell.type(
                            List.of(
                                    "keys export --account carol " + store,
                                    asked + PHRASE + "\r" + asked + PHRASE,
                                    "keys list " + store,
                                    asked + PHRASE));
            assertThat(said).extracting(LiveShell.Said::code).containsOnly(ExitCode.DONE);
            assertThat(store).exists();
            assertThat(shell.session().lines()).noneMatch(line -> line.contains("passphrase to"));
            assertThat(shell.out() + shell.err()).doesNotContain(PHRASE);
            refused(shell, ExitCode.USAGE, "keys list " + store, "passphrase");
        }
    }
}
