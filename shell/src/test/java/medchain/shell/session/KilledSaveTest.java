package medchain.shell.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import medchain.simulator.crypto.PassphraseBox;
import medchain.simulator.crypto.Secret;
import medchain.simulator.identity.Hash;
import medchain.simulator.kernel.SimTime;
import medchain.simulator.kernel.Streams;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process that saves again and again is killed (SIGKILL) in the middle: what it leaves opens, and
 * is one of the two sessions that it saved. {@code -Dmedchain.kills=50} for as many.
 */
class KilledSaveTest {
    private static final int KILLS = Integer.getInteger("medchain.kills", 10);
    private static final long SEED = 20261201;
    private static final PassphraseBox.Cost CHEAP = new PassphraseBox.Cost(1, 1, 1);

    @TempDir private Path folder;

    private static Secret phrase() {
        return new Secret("a passphrase of some length".toCharArray());
    }

    /** Large, so that writing it takes a while. */
    private static SavedSession session(String version) {
        var line =
                new SavedSession.Line(
                        new SimTime(3),
                        "world run 1s",
                        Optional.empty(),
                        Optional.empty(),
                        new SavedSession.Ended.Done());
        return new SavedSession(
                version,
                "scenario: session\n",
                List.of(),
                Optional.empty(),
                IntStream.range(0, 100_000).mapToObj(_ -> line).toList(),
                Optional.empty(),
                "max",
                new SavedSession.End(new SimTime(9), 77, Hash.ZERO, Hash.ZERO, Hash.ZERO));
    }

    /** The process that is killed. */
    static final class Saver {
        private Saver() {}

        /**
         * Sealed once: then nearly all of its time is writing, and so nearly all kills hit that.
         */
        public static void main(String[] words) throws IOException {
            var file = Path.of(words[0]);
            var sealed = new ArrayList<byte[]>();
            for (var version : List.of("one", "other")) {
                new SaveFile(file, Disk.REAL)
                        .write(session(version), phrase(), CHEAP, new Streams(1).stream(version));
                sealed.add(Files.readAllBytes(file));
            }
            System.out.println("saving");
            for (int i = 0; ; i++) {
                new DurableFile(Disk.REAL).write(file, sealed.get(i % 2));
            }
        }
    }

    private void killOne(Path file, Random random) throws IOException, InterruptedException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var saver =
                new ProcessBuilder(
                                java,
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty("java.class.path"),
                                Saver.class.getName(),
                                file.toString())
                        .redirectErrorStream(true)
                        .start();
        try (var out = saver.inputReader()) {
            assertThat(out.readLine()).isEqualTo("saving");
            LockSupport.parkNanos(random.nextLong(60_000_000));
        } finally {
            saver.destroyForcibly();
        }
        assertThat(saver.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(saver.exitValue()).isEqualTo(128 + 9);
    }

    @Test
    void a_kill_in_the_middle_of_saving_leaves_the_old_session_or_the_new_one() throws Exception {
        var file = folder.resolve("save");
        var random = new Random(SEED);
        int inTheMiddle = 0;
        for (int i = 0; i < KILLS; i++) {
            killOne(file, random);
            inTheMiddle += Files.exists(folder.resolve(".save.part")) ? 1 : 0;
            var read = new SaveFile(file, Disk.REAL).read(phrase());
            assertThat(read.version()).as("kill %d, seed %d", i, SEED).isIn("one", "other");
            assertThat(read.lines()).hasSize(100_000);
        }
        assertThat(inTheMiddle).as("kills of %d that fell into the writing", KILLS).isPositive();
        System.out.println(KILLS + " kills, " + inTheMiddle + " in the middle of writing");

        new SaveFile(file, Disk.REAL)
                .write(session("last"), phrase(), CHEAP, new Streams(9).stream("salt"));
        try (var names = Files.list(folder)) {
            assertThat(names.map(p -> p.getFileName().toString()))
                    .as("the next save tidies up")
                    .containsExactly("save");
        }
    }
}
