package medchain.shell.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import medchain.shell.render.ExitCode;
import medchain.shell.session.Interrupt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code fhir import --live} through the real shell: from bundles to histories that patients see.
 */
class FhirAdmissionTest {
    private static final Path SHIPPED = Path.of("../scenarios/data/fhir");

    @TempDir private Path folder;

    private String password = "";

    @BeforeEach
    void chosen() throws IOException {
        var file = Files.writeString(folder.resolve("password"), "correct horse battery\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        password = " --password-file " + file;
    }

    private String live(Path ward) {
        var hospitals = SHIPPED.resolve("hospitals.json");
        return "fhir import " + ward + " " + hospitals + " --live" + password + " --as admin-1";
    }

    private String live() {
        return live(SHIPPED.resolve("ward.json"));
    }

    private static void done(LiveShell shell, String... lines) throws IOException {
        shell.hush();
        assertThat(shell.run(lines)).as(shell.out() + shell.err()).isEqualTo(ExitCode.DONE);
    }

    private static String state(LiveShell shell) {
        var world = shell.session().world();
        return world.now() + " " + world.traceHash() + " " + world.view().users().size();
    }

    private static ExitCode refused(LiveShell shell, String line, String why) throws IOException {
        var before = state(shell);
        shell.hush();
        var code = shell.run(line);
        assertThat(shell.err()).as(line).contains(why).doesNotContain("Exception", "\tat ");
        assertThat(state(shell)).as(line).isEqualTo(before);
        return code;
    }

    /** Nothing is in a record before its patient has said yes, and each is asked once. */
    @Test
    void people_join_by_an_administrators_word_and_patients_decide_what_is_recorded()
            throws IOException {
        try (var shell = new LiveShell(folder)) {
            done(shell, "world new --nodes 4 --delegates 4", live());
            assertThat(shell.out())
                    .contains("2 patients, 2 doctors")
                    .contains("4 operations")
                    .contains("consent approve oldest --as ben");
            done(shell, "world run 20s", "record list --format csv");
            assertThat(shell.out()).doesNotContain("enc-visit", "rx-rx");
            done(shell, "consent list --format csv");
            assertThat(shell.out())
                    .contains(",ada,dr-wu,ADD,enc-visit-1,ENCOUNTER_AMBULATORY,120.50,")
                    .contains(",ben,dr-okafor,ADD,rx-rx-2,PRESCRIPTION,");

            done(
                    shell,
                    "consent approve oldest --as ada",
                    "consent approve oldest --as ada",
                    "consent deny oldest --as ben",
                    "world run 2s",
                    "consent approve oldest --as ben",
                    "world run --until settled");
            done(shell, "record history ada --as ada --format csv");
            assertThat(shell.out())
                    .contains("enc-visit-1,1,", "Encounter for check up (procedure)")
                    .contains("rx-rx-1,1,", "cetirizine hydrochloride 5 MG Oral Tablet");
            done(shell, "record list --format csv");
            assertThat(shell.out().lines().filter(l -> l.contains(",ben,"))).hasSize(1);
            done(shell, "audit list --action \"endorse doctor\" --as admin-1 --format csv");
            assertThat(shell.out())
                    .contains("admin-1,administrator,endorse doctor,dr-wu,HOPERAT,yes")
                    .contains("admin-1,administrator,endorse doctor,dr-okafor,HOPERAT,yes");

            var before = state(shell);
            done(shell, live());
            assertThat(shell.out()).contains("0 operations", "4 people, 4 records");
            assertThat(state(shell)).as("the same again changes nothing").isEqualTo(before);

            replays(shell);
            var login = "user login ada" + password;
            done(shell, login, "user whoami", "record history", "user logout");
        }
    }

    /** What was imported is in the session's save, and in the scenario that repeats it. */
    private void replays(LiveShell shell) throws IOException {
        var before = state(shell);
        var mine = folder.resolve("mine.yaml");
        done(shell, "scenario record " + mine);
        assertThat(shell.out()).doesNotContain("differs");
        assertThat(Files.readString(mine)).doesNotContain("password-file");
        var run = folder.resolve("run");
        done(shell, "scenario run " + mine + " --out " + run);
        assertThat(Files.readString(run.resolve("manifest.json")))
                .contains(shell.session().world().traceHash().toString());

        var save =
                folder.resolve("s.medchain") + " --passphrase-file " + folder.resolve("password");
        done(shell, "session save " + save, "session restore " + save);
        assertThat(state(shell)).isEqualTo(before);
    }

    @Test
    void patients_who_answer_by_themselves_are_asked_as_ever() throws IOException {
        try (var shell = new LiveShell(folder)) {
            var auto = "consent auto on --approve 100% --deny 0%";
            done(shell, "world new --nodes 4 --delegates 4", auto, live());
            done(shell, "world run --until settled", "record list --format csv");
            assertThat(shell.out()).contains("enc-visit-1", "enc-visit-2", "rx-rx-1", "rx-rx-2");
        }
    }

    @Test
    void what_cannot_be_taken_in_leaves_the_session_as_it_was() throws IOException {
        try (var shell = new LiveShell(folder)) {
            done(shell, "world new --nodes 4 --delegates 4", "world run 5s");
            var nobody = live().replace(password, "");
            assertThat(refused(shell, nobody, "--password-file")).isEqualTo(ExitCode.USAGE);
            var weak = Files.writeString(folder.resolve("weak"), "short\n");
            Files.setPosixFilePermissions(weak, PosixFilePermissions.fromString("rw-------"));
            assertThat(refused(shell, live().replace(password, " --password-file " + weak), "12"))
                    .isEqualTo(ExitCode.BAD_DATA);
            assertThat(refused(shell, live(SHIPPED.resolve("hospitals.json")), "no encounter"))
                    .isEqualTo(ExitCode.BAD_DATA);
            for (var taken : new String[] {"node-1", "admin-1", "dr-bob"}) {
                var ward = changed("\"ada\"", "\"" + taken + "\"");
                assertThat(refused(shell, live(ward), taken + " is a"))
                        .isEqualTo(ExitCode.BAD_DATA);
            }
            var escape = changed("Encounter for check up", "\\u001b[2J");
            assertThat(refused(shell, live(escape), "enc-visit-1: character U+001B"))
                    .isEqualTo(ExitCode.BAD_DATA);
            var long_ = changed("Encounter for check up", "x".repeat(5000));
            assertThat(refused(shell, live(long_), "too long")).isEqualTo(ExitCode.BAD_DATA);
            var half = changed("\"resourceType\": \"Coverage\",", "");
            assertThat(refused(shell, live(half), "expected")).isEqualTo(ExitCode.BAD_DATA);
        }
    }

    /** The ward, with something else in it. */
    private Path changed(String what, String by) throws IOException {
        var text = Files.readString(SHIPPED.resolve("ward.json")).replace(what, by);
        return Files.writeString(folder.resolve("changed.json"), text);
    }

    @Test
    void who_is_no_administrator_brings_in_nobody_and_that_he_tried_is_in_the_log()
            throws IOException {
        try (var shell = new LiveShell(folder)) {
            done(shell, "world new --nodes 4 --delegates 4", "world run 5s");
            for (var who : new String[] {" --as dr-bob", ""}) {
                var line = live().replace(" --as admin-1", who);
                assertThat(shell.run(line)).isEqualTo(ExitCode.NOT_PERMITTED);
            }
            assertThat(shell.err()).contains("only administrators endorse a doctor");
            done(shell, "user list --format csv");
            assertThat(shell.out()).doesNotContain("dr-wu", "ada,patient");
            done(shell, "audit list --action \"endorse doctor\" --as admin-1 --format csv");
            assertThat(shell.out()).contains("dr-bob,doctor,endorse doctor,").contains(",no,");
        }
    }

    /** Ctrl-C while keys are made leaves nothing; later, what is left is done by the same line. */
    @Test
    void an_import_that_was_stopped_goes_on_when_it_is_repeated()
            throws IOException, InterruptedException {
        try (var shell = new LiveShell(folder)) {
            done(shell, "world new --nodes 4 --delegates 4", "world run 5s");
            var before = state(shell);
            assertThat(interrupted(shell, 0)).isEqualTo(ExitCode.CANCELLED);
            assertThat(state(shell)).as("stopped while keys are made").isEqualTo(before);
            int later = shell.session().entries().size() + 2;
            assertThat(interrupted(shell, later)).isEqualTo(ExitCode.CANCELLED);
            assertThat(shell.err()).contains("repeated, goes on").doesNotContain("Exception");
            shell.hush();
            done(shell, "world run 30s", live());
            done(shell, "consent list --format csv");
            assertThat(shell.out().lines().filter(l -> l.contains(",ADD,"))).hasSize(4);
        }
    }

    /** Presses Ctrl-C again and again, once the session has so many entries. */
    private ExitCode interrupted(LiveShell shell, int entries)
            throws IOException, InterruptedException {
        var over = new AtomicBoolean();
        var impatient =
                Thread.ofPlatform()
                        .start(() -> {
                            while (!over.get()) {
                                LockSupport.parkNanos(1_000_000);
                                if (shell.session().entries().size() >= entries) {
                                    shell.bean(Interrupt.class).raise();
                                }
                            }
                        });
        var code = shell.run(live());
        over.set(true);
        impatient.join();
        return code;
    }
}
