package medchain.shell.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import medchain.shell.render.ExitCode;
import medchain.shell.session.Interrupt;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ctrl-C while a delegate scores rows, and while it decrypts its part of them. */
class InterruptedQueryTest {
    private static final String PHRASE = "correct horse battery";

    /** So many rows that each stage takes a second, whatever the machine. */
    private static final int PERCENT =
            Math.clamp(2L * Runtime.getRuntime().availableProcessors(), 4, 60);

    @TempDir private Path folder;

    /** Presses Ctrl-C once the stage of work is shown. */
    private static ExitCode interrupted(LiveShell shell, String stage, String line)
            throws IOException, InterruptedException {
        shell.hush();
        var over = new AtomicBoolean();
        var watching =
                Thread.ofPlatform()
                        .start(() -> {
                            while (!over.get() && !shell.err().contains(stage)) {
                                LockSupport.parkNanos(5_000_000);
                            }
                            shell.bean(Interrupt.class).raise();
                        });
        var code = shell.run(line);
        over.set(true);
        watching.join();
        return code;
    }

    private static String state(LiveShell shell) {
        var world = shell.session().world();
        return world.now() + " " + world.events() + " " + world.traceHash();
    }

    @Tag("long")
    @Test
    void with_one_key_nothing_has_happened_and_with_delegates_the_world_stands_between_two_events()
            throws IOException, InterruptedException {
        try (var shell = new LiveShell(folder)) {
            var begin =
                    shell.run(
                            "world new --nodes 3 --delegates 3",
                            "dataset load wdbc.csv --name own --label diagnosis",
                            "dataset split own --test " + PERCENT + "%",
                            "model train --data own --kind forest --trees 8 --name f",
                            "dataset encrypt own --for f --under own --as admin-1",
                            "keys ceremony --as admin-1",
                            "dataset load wdbc.csv --name shared --label diagnosis",
                            "dataset split shared --test " + PERCENT + "%",
                            "dataset encrypt shared --for f --as admin-1",
                            "world run --until settled");
            assertThat(begin).as(shell.err()).isEqualTo(ExitCode.DONE);

            var before = state(shell);
            var alone = "query score --data own --model f --as admin-1";
            assertThat(interrupted(shell, "scoring rows", alone)).isEqualTo(ExitCode.CANCELLED);
            assertThat(state(shell)).isEqualTo(before);

            var ask = "query score --data shared --model f --as admin-1";
            assertThat(interrupted(shell, "scoring rows", ask)).isEqualTo(ExitCode.CANCELLED);
            assertThat(shell.err()).contains("stopped between two events");
            var answered = "world run --until answered --at-most 10m";
            assertThat(interrupted(shell, "decrypting in part", answered))
                    .isEqualTo(ExitCode.CANCELLED);
            assertThat(shell.run(answered, "chain verify"))
                    .as(shell.err())
                    .isEqualTo(ExitCode.DONE);
            shell.hush();
            assertThat(shell.run("query show 1 --format csv")).isEqualTo(ExitCode.DONE);
            var lines = shell.out().lines().skip(1).toList();
            assertThat(lines).isNotEmpty();
            assertThat(lines)
                    .allSatisfy(line -> {
                        var cells = line.split(",", -1);
                        assertThat(cells[4]).isEqualTo(cells[3]).isNotEmpty();
                    });

            // what was stopped and gone on with is what goes on without a stop
            var phrase = Files.writeString(folder.resolve("phrase"), PHRASE);
            phrase.toFile().setReadable(false, false);
            phrase.toFile().setReadable(true, true);
            var file = folder.resolve("stopped.medchain");
            var by = " --passphrase-file " + phrase;
            var after = state(shell);
            assertThat(shell.run("session save " + file + by))
                    .as(shell.err())
                    .isEqualTo(ExitCode.DONE);
            assertThat(shell.run("session restore " + file + by))
                    .as(shell.err())
                    .isEqualTo(ExitCode.DONE);
            assertThat(state(shell)).isEqualTo(after);
        }
    }
}
