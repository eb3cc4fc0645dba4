package medchain.shell.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import medchain.shell.render.ExitCode;
import medchain.shell.session.Interrupt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ctrl-C while a large dataset is encrypted, and while it goes to the chain. */
class InterruptedUploadTest {
    private static final int ROWS = 20_000;
    private static final int COLUMNS = 20;

    @TempDir private Path folder;

    private String table() throws IOException {
        var lines = new ArrayList<String>();
        var header = new ArrayList<String>();
        for (int c = 0; c < COLUMNS; c++) {
            header.add("c" + c);
        }
        lines.add(String.join(",", header));
        for (int r = 0; r < ROWS; r++) {
            lines.add(String.join(",", Collections.nCopies(COLUMNS, r * 31 % 997 + ".25")));
        }
        return Files.write(folder.resolve("large.csv"), lines).toString();
    }

    /** Presses Ctrl-C again and again: a quick machine has done the line in a third of a second. */
    private static ExitCode interrupted(LiveShell shell, String line)
            throws IOException, InterruptedException {
        var interrupt = shell.bean(Interrupt.class);
        var over = new AtomicBoolean();
        var impatient =
                Thread.ofPlatform()
                        .start(() -> {
                            while (!over.get()) {
                                LockSupport.parkNanos(10_000_000);
                                interrupt.raise();
                            }
                        });
        var code = shell.run(line);
        over.set(true);
        impatient.join();
        return code;
    }

    private static List<String> encrypted(LiveShell shell) {
        return shell.session().view().datasets().stream()
                .filter(d -> d.keyBits().isPresent())
                .map(d -> d.dataset().value())
                .toList();
    }

    @Test
    void encryption_stops_with_nothing_done_and_the_upload_between_two_events()
            throws IOException, InterruptedException {
        try (var shell = new LiveShell(folder)) {
            assertThat(
                            shell.run(
                                    "world new --nodes 4 --delegates 4",
                                    "world run 5s",
                                    "world pace manual",
                                    "dataset load " + table() + " --name large"))
                    .as(shell.err())
                    .isEqualTo(ExitCode.DONE);
            var encrypt = "dataset encrypt large --under own --as admin-1";
            shell.hush();
            assertThat(interrupted(shell, encrypt)).isEqualTo(ExitCode.CANCELLED);
            assertThat(shell.err()).doesNotContain("Exception", "\tat ");
            assertThat(encrypted(shell)).as("nothing was sent").isEmpty();

            assertThat(shell.run(encrypt)).as(shell.err()).isEqualTo(ExitCode.DONE);
            assertThat(encrypted(shell)).containsExactly("large");
            var status = shell.session().view().datasets().getFirst();
            assertThat(interrupted(shell, "world run --until settled"))
                    .as("more parts than a moment takes: " + status.parts())
                    .isEqualTo(ExitCode.CANCELLED);
            var stopped = shell.session().view().datasets().getFirst();
            assertThat(stopped.irreversibleParts()).isLessThan(stopped.parts());
            assertThat(shell.run("query sum --data large --columns c0 --as admin-1"))
                    .as("not before all parts are irreversible")
                    .isEqualTo(ExitCode.BAD_DATA);

            shell.hush();
            var sum = "query sum --data large --columns c0 --format csv --as admin-1";
            assertThat(shell.run("world run --until settled", sum, "chain verify"))
                    .as(shell.err())
                    .isEqualTo(ExitCode.DONE);
            long exact = 0;
            for (int r = 0; r < ROWS; r++) {
                exact += r * 31 % 997;
            }
            assertThat(shell.out()).contains(Long.toString(exact + ROWS / 4));
        }
    }
}
