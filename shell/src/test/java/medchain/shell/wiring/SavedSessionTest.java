package medchain.shell.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import medchain.shell.render.ExitCode;
import medchain.shell.session.Interrupt;
import medchain.simulator.world.Directive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A session that was saved and comes back is the session, and goes on as it would have. */
class SavedSessionTest {
    private static final String SMALL = "world new --nodes 4 --delegates 4";
    private static final String RECORD =
            "record add alice --prescription \"Amoxicillin 500 mg\" --amount 12.50";

    @TempDir private static Path keys;
    @TempDir private Path folder;
    private String phrase = "";

    @BeforeEach
    void passphrase() throws IOException {
        phrase = " --passphrase-file " + secret("phrase", "a passphrase to remember");
    }

    private Path secret(String name, String text) throws IOException {
        var owner = PosixFilePermissions.fromString("rw-------");
        var file = folder.resolve(name);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(owner));
        return Files.writeString(file, text + "\n");
    }

    private static String trace(LiveShell shell) {
        return shell.session().world().traceHash().hex();
    }

    @Test
    void restore_then_continue_equals_never_having_stopped() throws IOException {
        var password = secret("password", "a long enough secret");
        var table = Files.writeString(folder.resolve("t.csv"), "x,y\n1,2\n3,4\n");
        var file = folder.resolve("morning.medchain");
        var rest =
                new String[] {
                    "consent approve oldest --as alice",
                    "world run --until settled",
                    "record history alice --as alice",
                    RECORD + " --as frank",
                    "world run 7s"
                };
        try (var one = new LiveShell(keys);
                var other = new LiveShell(keys)) {
            var code =
                    one.run(
                            SMALL + " --loss 2% --seed 9",
                            "world run 5000000001ns",
                            "user register frank --role doctor --as admin-1 --password-file "
                                    + password,
                            "user login frank --password-file " + password,
                            RECORD,
                            "dataset load " + table + " --name t");
            assertThat(code).as(one.err()).isEqualTo(ExitCode.DONE);
            one.run("record history alice --as dr-eve");
            one.run("world run --until \"height >= 99\" --at-most 1234567891ns");
            one.run("user login alice --password-file " + password);
            one.bean(Interrupt.class).raise();
            one.session().apply(new Directive.RunFor(Duration.ofHours(1)), "world run 1h");
            one.run("world run 300ms");
            Files.delete(password);
            assertThat(one.run("session save " + file + phrase))
                    .as(one.err())
                    .isEqualTo(ExitCode.DONE);
            Files.delete(table);

            assertThat(other.run("session restore " + file + phrase))
                    .as(other.err())
                    .isEqualTo(ExitCode.DONE);
            assertThat(trace(other)).isEqualTo(trace(one));
            assertThat(other.session().user()).isEqualTo(one.session().user());
            assertThat(other.session().entries()).hasSameSizeAs(one.session().entries());

            assertThat(one.run(rest)).as(one.err()).isEqualTo(ExitCode.DONE);
            assertThat(other.run(rest)).as(other.err()).isEqualTo(ExitCode.DONE);
            assertThat(trace(other)).isEqualTo(trace(one));

            // and once more, from the restored one
            assertThat(other.run("session save " + file + phrase)).isEqualTo(ExitCode.DONE);
            assertThat(one.run("session restore " + file + phrase + " --force"))
                    .as(one.err())
                    .isEqualTo(ExitCode.DONE);
            assertThat(trace(one)).isEqualTo(trace(other));
        }
    }

    @Test
    void a_world_of_the_operating_systems_randomness_comes_back_too() throws IOException {
        var file = folder.resolve("secure.medchain");
        try (var one = new LiveShell(keys);
                var other = new LiveShell(keys)) {
            one.run(SMALL + " --entropy secure", "world run 3s", RECORD + " --as dr-bob");
            assertThat(one.run("session save " + file + phrase))
                    .as(one.err())
                    .isEqualTo(ExitCode.DONE);
            assertThat(other.run("session restore " + file + phrase))
                    .as(other.err())
                    .isEqualTo(ExitCode.DONE);
            var rest = new String[] {"consent approve oldest --as alice", "world run 20s"};
            one.run(rest);
            other.run(rest);
            assertThat(trace(other)).isEqualTo(trace(one));
        }
    }

    @Test
    void what_cannot_be_restored_leaves_the_running_session_as_it_is() throws IOException {
        var file = folder.resolve("s.medchain");
        var wrong = " --passphrase-file " + secret("wrong", "not the passphrase at all");
        try (var shell = new LiveShell(keys)) {
            shell.run(
                    SMALL,
                    "world run 3s",
                    "session save " + file + phrase,
                    RECORD + " --as dr-bob");
            var trace = trace(shell);
            var restore = "session restore " + file;

            assertThat(shell.run(restore + phrase)).isEqualTo(ExitCode.BAD_DATA);
            assertThat(shell.err()).contains("in no file", "--force");
            assertThat(shell.run(restore + wrong + " --force")).isEqualTo(ExitCode.BAD_DATA);
            assertThat(shell.run("session restore nowhere --force" + phrase))
                    .isEqualTo(ExitCode.NO_INPUT);
            var bytes = Files.readAllBytes(file);
            bytes[bytes.length / 2] ^= 4;
            Files.write(file, bytes);
            assertThat(shell.run(restore + phrase + " --force")).isEqualTo(ExitCode.BAD_DATA);

            assertThat(trace(shell)).isEqualTo(trace);
            assertThat(shell.run("world run 1s", "chain verify")).isEqualTo(ExitCode.DONE);
        }
    }

    @Test
    void ctrl_c_while_restoring_leaves_the_running_session_as_it_is() throws IOException {
        var file = folder.resolve("s.medchain");
        try (var shell = new LiveShell(keys)) {
            shell.run(SMALL, "world run 60s", "session save " + file + phrase);
            shell.run(SMALL + " --seed 5", "world run 3s");
            var trace = trace(shell);
            var saves = new medchain.shell.session.Saves(shell.session(), "test");
            shell.bean(Interrupt.class).raise();

            var secret =
                    medchain.shell.session.PrivateFile.firstLine(
                            folder.resolve("phrase").toString());
            org.assertj.core.api.Assertions.assertThatThrownBy(() -> saves.restore(file, secret))
                    .isInstanceOf(medchain.scenarios.run.Cancelled.class);
            assertThat(trace(shell)).isEqualTo(trace);
        }
    }

    @Test
    void a_passphrase_is_never_an_option_and_a_weak_one_is_refused() throws IOException {
        var weak = secret("weak", "short");
        try (var shell = new LiveShell(keys)) {
            assertThat(shell.run("session save x --passphrase hunter2")).isEqualTo(ExitCode.USAGE);
            assertThat(shell.run("session save x --passphrase-file " + weak))
                    .isEqualTo(ExitCode.BAD_DATA);
            assertThat(shell.err()).contains("too short").doesNotContain("hunter2");
            assertThat(Path.of("x")).doesNotExist();
        }
    }
}
