package medchain.scenarios.sweep;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import medchain.scenarios.run.KeyCache;

/**
 * What another machine needs to do the work of this one, beside the program.
 *
 * @param measuring name of the class that measures
 * @param files data files of the scenario's own, by the names that it uses
 * @param keys where this machine keeps keys; of use to nobody who does not share its disk
 */
public record Parcel(String measuring, SortedMap<String, byte[]> files, Optional<Path> keys) {
    public Parcel {
        files = new TreeMap<>(files);
    }

    /**
     * The same work beside the files of the parcel.
     *
     * @param folder of ours alone, where they are put unless they are there already
     * @param loader knows the class that measures
     */
    public RunWork unpack(Path folder, ClassLoader loader) {
        try {
            for (var file : files.entrySet()) {
                put(folder, file);
            }
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
        return new RunWork(
                Optional.of(new KeyCache(keys.orElseGet(() -> folder.resolve("keys")))),
                folder,
                files.keySet(),
                measuring(loader));
    }

    /** Two tasks of one machine may do this at the same time. */
    private static void put(Path folder, Map.Entry<String, byte[]> file) throws IOException {
        var path = folder.resolve(file.getKey()).normalize();
        if (!path.startsWith(folder)) {
            throw new IOException("a file outside of the folder: " + file.getKey());
        }
        if (Files.exists(path)) {
            return;
        }
        var parent = Optional.ofNullable(path.getParent()).orElse(folder);
        Files.createDirectories(parent);
        var fresh = Files.createTempFile(parent, "parcel", ".tmp");
        try {
            Files.write(fresh, file.getValue());
            Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    private Measuring measuring(ClassLoader loader) {
        try {
            return loader.loadClass(measuring)
                    .asSubclass(Measuring.class)
                    .getConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException broken) {
            throw new IllegalStateException("cannot make a " + measuring, broken);
        }
    }
}
