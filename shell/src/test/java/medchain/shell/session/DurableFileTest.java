package medchain.shell.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Old or new, never a mix: whatever step is the last, whatever the disk had kept by then. */
class DurableFileTest {
    private static final byte[] OLD = filled(200_000, 'o');
    private static final byte[] NEW = filled(300_001, 'n');

    @TempDir private Path folder;

    static byte[] filled(int length, char with) {
        var bytes = new byte[length];
        Arrays.fill(bytes, (byte) with);
        return bytes;
    }

    /** Does so many steps, and then fails, or stops as a killed program does. */
    private record Failing(int[] left, boolean dies, boolean halfOfTheLast) implements Disk {
        private void step() throws IOException {
            if (left[0]-- == 0) {
                stop();
            }
        }

        private void stop() throws IOException {
            if (dies) {
                throw new Killed();
            }
            throw new IOException("No space left on device");
        }

        @Override
        public void create(Path file) throws IOException {
            step();
            REAL.create(file);
        }

        @Override
        public void append(Path file, ByteBuffer piece) throws IOException {
            if (left[0]-- == 0) {
                if (halfOfTheLast) {
                    REAL.append(file, piece.limit(piece.position() + piece.remaining() / 2));
                }
                stop();
            }
            REAL.append(file, piece);
        }

        @Override
        public void force(Path file) throws IOException {
            step();
            REAL.force(file);
        }

        @Override
        public void rename(Path from, Path to) throws IOException {
            step();
            REAL.rename(from, to);
        }

        @Override
        public void forceFolder(Path of) throws IOException {
            step();
            REAL.forceFolder(of);
        }

        @Override
        public void delete(Path file) throws IOException {
            REAL.delete(file);
        }
    }

    private static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    @Test
    void a_disk_that_fails_at_any_step_leaves_old_or_new_and_nothing_beside_it() throws Exception {
        var file = folder.resolve("save");
        int failures = 0;
        for (int steps = 0; steps < 40; steps++) {
            Files.write(file, OLD);
            try {
                new DurableFile(new Failing(new int[] {steps}, false, true)).write(file, NEW);
                assertThat(Files.readAllBytes(file)).isEqualTo(NEW);
            } catch (IOException full) {
                failures++;
                assertThat(Files.readAllBytes(file)).isIn(OLD, NEW);
                try (var names = Files.list(folder)) {
                    assertThat(names).as("after %d steps", steps).containsExactly(file);
                }
            }
        }
        assertThat(failures).isEqualTo(9);
    }

    @Test
    void a_program_killed_at_any_step_leaves_old_or_new_and_the_next_save_works() throws Exception {
        var file = folder.resolve("save");
        int kills = 0;
        for (int steps = 0; steps < 40; steps++) {
            for (boolean half : new boolean[] {false, true}) {
                Files.write(file, OLD);
                try {
                    new DurableFile(new Failing(new int[] {steps}, true, half)).write(file, NEW);
                } catch (Killed killed) {
                    kills++;
                }
                assertThat(Files.readAllBytes(file)).as("%d steps", steps).isIn(OLD, NEW);
                new DurableFile(Disk.REAL).write(file, NEW);
                assertThat(Files.readAllBytes(file)).isEqualTo(NEW);
            }
        }
        assertThat(kills).isEqualTo(18);
    }

    @Test
    void only_the_owner_may_read_a_save() throws IOException {
        var file = folder.resolve("save");
        new DurableFile(Disk.REAL).write(file, NEW);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    // ---- the machine stops: what was not forced to the disk may be there, in part, or not

    /** A disk with a cache: remembers what it was told, in order. */
    private record Told(List<String> steps) implements Disk {
        @Override
        public void create(Path file) {
            steps.add("create");
        }

        @Override
        public void append(Path file, ByteBuffer piece) {
            steps.add("append");
        }

        @Override
        public void force(Path file) {
            steps.add("force");
        }

        @Override
        public void rename(Path from, Path to) {
            steps.add("rename");
        }

        @Override
        public void forceFolder(Path of) {
            steps.add("force folder");
        }

        @Override
        public void delete(Path file) {
            steps.add("delete");
        }
    }

    /** What can be found under the file's name after a power cut behind the first steps. */
    private static Set<String> afterPowerCut(List<String> steps) {
        boolean forced = steps.contains("force");
        boolean renamed = steps.contains("rename");
        boolean keptName = steps.contains("force folder");
        var states = new HashSet<String>();
        if (!keptName) {
            states.add("old");
        }
        if (renamed) {
            states.add("new");
            boolean forcedBefore = forced && steps.indexOf("force") < steps.indexOf("rename");
            if (!forcedBefore) {
                states.add("torn");
            }
        }
        return states;
    }

    @Test
    void a_power_cut_behind_any_step_leaves_old_or_new_and_once_told_the_new() throws IOException {
        var steps = new ArrayList<String>();
        new DurableFile(new Told(steps)).write(folder.resolve("save"), NEW);
        for (int cut = 0; cut <= steps.size(); cut++) {
            assertThat(afterPowerCut(steps.subList(0, cut)))
                    .as("cut behind %s", steps.subList(0, cut))
                    .isNotEmpty()
                    .doesNotContain("torn");
        }
        assertThat(afterPowerCut(steps)).containsExactly("new");
        // the model can see a tear: without the force before the rename there is one
        assertThat(afterPowerCut(List.of("create", "append", "rename"))).contains("torn");
    }

    // ---- kill -9

    /** Saves old and new by turns until it is killed. */
    static final class Saver {
        private Saver() {}

        public static void main(String[] words) throws IOException {
            var file = Path.of(words[0]);
            for (int i = 0; ; i++) {
                new DurableFile(Disk.REAL).write(file, i % 2 == 0 ? OLD : NEW);
                if (i == 0) {
                    Files.writeString(file.resolveSibling("begun"), "");
                }
            }
        }
    }

    @Test
    void a_process_killed_while_it_saves_leaves_old_or_new() throws Exception {
        var random = new Random(20261127);
        for (int kill = 0; kill < 8; kill++) {
            var file = Files.createDirectory(folder.resolve("kill" + kill)).resolve("save");
            var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
            var saver =
                    new ProcessBuilder(
                                    java,
                                    "-Xmx64m",
                                    "-XX:TieredStopAtLevel=1",
                                    "-cp",
                                    System.getProperty("java.class.path"),
                                    Saver.class.getName(),
                                    file.toString())
                            .inheritIO()
                            .start();
            try {
                for (int wait = 0;
                        wait < 3000 && !Files.exists(file.resolveSibling("begun"));
                        wait++) {
                    TimeUnit.MILLISECONDS.sleep(10);
                }
                TimeUnit.MICROSECONDS.sleep(random.nextInt(40_000));
            } finally {
                saver.destroyForcibly().waitFor();
            }
            assertThat(Files.readAllBytes(file)).as("kill %d", kill).isIn(OLD, NEW);
            new DurableFile(Disk.REAL).write(file, NEW);
        }
    }

    @Test
    void a_folder_that_is_gone_is_told_and_nothing_is_made() {
        var file = folder.resolve("nowhere").resolve("save");
        assertThatThrownBy(() -> new DurableFile(Disk.REAL).write(file, NEW))
                .isInstanceOf(IOException.class);
        assertThat(folder).isEmptyDirectory();
    }
}
