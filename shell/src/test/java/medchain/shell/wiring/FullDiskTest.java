package medchain.shell.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import medchain.shell.render.ExitCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk of 64 KiB that is really full; only root can mount one, so others skip this. */
class FullDiskTest {
    private static final String SMALL = "world new --nodes 4 --delegates 4";

    @TempDir private static Path home;
    @TempDir private Path folder;
    private Path disk = Path.of("");
    private boolean mounted;

    @BeforeEach
    void mount() throws Exception {
        disk = Files.createDirectory(folder.resolve("disk"));
        mounted = run("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", disk.toString());
        assumeTrue(mounted, "skipped: a file system can be mounted by root only");
    }

    @AfterEach
    void unmount() throws Exception {
        if (mounted) {
            assertThat(run("umount", disk.toString())).isTrue();
        }
    }

    private static boolean run(String... command) throws Exception {
        try {
            var process = new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getInputStream().readAllBytes();
            return process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException noSuchProgram) {
            return false;
        }
    }

    /** Writes until nothing more fits. */
    private void fill() throws IOException {
        try (var out = Files.newOutputStream(disk.resolve("filler"))) {
            while (true) {
                out.write(new byte[512]);
            }
        } catch (IOException full) {
            assertThat(full).hasMessageContaining("No space left");
        }
    }

    private String phrase() throws IOException {
        var owner = PosixFilePermissions.fromString("rw-------");
        var file = folder.resolve("phrase");
        if (!Files.exists(file)) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(owner));
            Files.writeString(file, "a passphrase to remember\n");
        }
        return " --passphrase-file " + file;
    }

    private List<String> names() {
        try (Stream<Path> all = Files.list(disk)) {
            return all.map(p -> p.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void refused(LiveShell shell, String line) throws IOException {
        var trace = shell.session().world().traceHash();
        told(shell, line);
        assertThat(shell.session().world().traceHash()).as(line).isEqualTo(trace);
    }

    /** What leaves the world is in the access log before it is written, or cannot be. */
    private void refusedAndLogged(LiveShell shell, String line, String action) throws IOException {
        var world = shell.session().world();
        int entries = world.accessEntries().size();
        long events = world.events();
        told(shell, line);
        assertThat(world.events()).as(line).isEqualTo(events);
        assertThat(world.accessEntries()).hasSize(entries + 1);
        assertThat(world.accessEntries().getLast().action()).isEqualTo(action);
    }

    private static void told(LiveShell shell, String line) throws IOException {
        shell.hush();
        assertThat(shell.run(line)).as("%s: %s", line, shell.err()).isEqualTo(ExitCode.IO);
        assertThat(shell.err())
                .as(line)
                .contains("error[74] ")
                .contains("No space left on device")
                .doesNotContain("\tat ");
    }

    private static void done(LiveShell shell, String... lines) throws IOException {
        assertThat(shell.run(lines)).as(shell.err()).isEqualTo(ExitCode.DONE);
    }

    @Test
    void what_is_saved_and_exported_there_stays_as_it_was_and_nothing_lies_beside_it()
            throws IOException {
        try (var shell = new LiveShell(home)) {
            var written =
                    List.of(
                            "session save " + disk.resolve("s.medchain") + phrase(),
                            "keys export --account carol " + disk.resolve("c.keys") + phrase(),
                            "audit export " + disk.resolve("log.csv") + " --as admin-1",
                            "scenario record " + disk.resolve("s.yaml"));
            done(shell, SMALL, "world run 2s");
            done(shell, written.toArray(String[]::new));
            fill();
            var old = Files.readAllBytes(disk.resolve("s.medchain"));
            var names = names();
            assertThat(names)
                    .containsExactly("c.keys", "filler", "log.csv", "s.medchain", "s.yaml");

            done(shell, "record add alice --prescription x --as dr-bob", "world run 2s");
            refused(shell, written.get(0));
            refusedAndLogged(shell, written.get(1), "export keys");
            refusedAndLogged(shell, written.get(2), "export access log");
            refused(shell, written.get(3));
            refused(shell, "chain export " + disk.resolve("chain.jsonl"));
            assertThat(names()).isEqualTo(names);
            assertThat(Files.readAllBytes(disk.resolve("s.medchain"))).isEqualTo(old);

            Files.delete(disk.resolve("filler"));
            done(shell, written.get(0), "consent approve oldest --as alice", "world run 30s");
            assertThat(Files.readAllBytes(disk.resolve("s.medchain"))).isNotEqualTo(old);
        }
    }

    @Test
    void results_of_a_run_that_do_not_fit_are_told_and_none_is_half() throws IOException {
        try (var shell = new LiveShell(home)) {
            done(shell, SMALL);
            var line = "scenario run one-slot-finality --set stop.after=20s --out ";
            refused(shell, line + disk.resolve("run"));
            try (var all = Files.walk(disk)) {
                assertThat(all.filter(Files::isRegularFile))
                        .noneMatch(
                                f -> f.getFileName().toString().matches("\\..*|.*\\.(tmp|part)"));
            }
            done(shell, line + folder.resolve("elsewhere"));
            assertThat(folder.resolve("elsewhere/manifest.json")).exists();
        }
    }

    @Test
    void without_room_for_keys_worlds_are_made_all_the_same() throws IOException {
        fill();
        try (var shell = new LiveShell(disk)) {
            done(shell, SMALL, "world run 2s");
            assertThat(names()).containsExactly("filler", "keys");
            assertThat(disk.resolve("keys")).isEmptyDirectory();
        }
    }
}
