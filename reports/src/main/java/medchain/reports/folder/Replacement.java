package medchain.reports.folder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import medchain.reports.manifest.Manifest;

/**
 * A run's files, or a sweep's, take the place of an earlier run's: all are written beside them
 * first, then moved.
 *
 * <p>Until then the earlier run is whole. While files are moved there is no manifest, so that who
 * is killed in between leaves no folder that looks like a run but is of two. What the earlier run's
 * manifest lists and this run does not leave is gone afterwards: its tables would be drawn as this
 * run's. Files that no manifest lists are somebody else's and stay.
 */
public final class Replacement {
    private static final String BESIDE = ".part";

    private final Path folder;
    private final Path beside;

    private Replacement(Path folder) {
        this.folder = folder;
        this.beside = folder.resolve(BESIDE);
    }

    /** Writes files into a folder. */
    public interface Writing {
        /**
         * @return the files, of which the manifest is one
         */
        List<Path> into(Path folder) throws IOException;
    }

    /**
     * @param folder is made when it is not there
     * @return the files where they lie in the end, in the order in which they were written
     * @throws IOException naming what could not be written; the earlier run is as it was unless
     *     files that were written cannot be moved
     */
    public static List<Path> of(Path folder, Writing run) throws IOException {
        var replacement = new Replacement(folder);
        replacement.clear();
        Files.createDirectories(replacement.beside);
        try {
            return replacement.settle(run.into(replacement.beside));
        } finally {
            replacement.clear();
        }
    }

    /**
     * Writes the manifest, which lists the files and itself.
     *
     * @param written all other files
     * @return the same and the manifest
     */
    public static List<Path> listed(Manifest manifest, List<Path> written, Path folder)
            throws IOException {
        var all = new ArrayList<>(written);
        all.add(folder.resolve(Manifest.FILE));
        manifest.listing(all.stream().map(file -> name(folder, file)).toList()).write(folder);
        return all;
    }

    private static String name(Path folder, Path file) {
        return folder.relativize(file).toString().replace('\\', '/');
    }

    private List<Path> settle(List<Path> written) throws IOException {
        var fresh = written.stream().map(this::place).toList();
        for (var file : fresh) {
            if (Files.isDirectory(file)) {
                throw new IOException(
                        "cannot write %s: a directory has its name; what was there before is intact"
                                .formatted(file));
            }
        }
        var manifest = folder.resolve(Manifest.FILE);
        var stale = new ArrayList<>(listed());
        stale.removeAll(fresh);
        Files.deleteIfExists(manifest);
        for (var file : stale) {
            Files.deleteIfExists(file);
        }
        for (int i = 0; i < fresh.size(); i++) {
            if (!fresh.get(i).equals(manifest)) {
                move(written.get(i), fresh.get(i));
            }
        }
        move(beside.resolve(Manifest.FILE), manifest);
        return fresh;
    }

    private Path place(Path written) {
        return folder.resolve(beside.relativize(written));
    }

    private static void move(Path from, Path to) throws IOException {
        Files.createDirectories(to.toAbsolutePath().getParent());
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** What the run that lies here has left; nothing when none does, or an older version's. */
    private List<Path> listed() {
        try {
            return Manifest.read(folder).files().stream()
                    .map(this::ownFile)
                    .flatMap(Optional::stream)
                    .toList();
        } catch (IOException noRun) {
            return List.of();
        }
    }

    /** A manifest is a file that anybody may have written: nothing outside of the folder counts. */
    private Optional<Path> ownFile(String name) {
        try {
            var file = folder.resolve(name);
            boolean isInside = file.toRealPath().startsWith(folder.toRealPath());
            return isInside && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                    ? Optional.of(file)
                    : Optional.empty();
        } catch (InvalidPathException | IOException notThere) {
            return Optional.empty();
        }
    }

    private void clear() throws IOException {
        if (!Files.exists(beside, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (var all = Files.walk(beside)) {
            for (var path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (UncheckedIOException e) {
            throw new IOException("cannot clear " + beside, e);
        }
    }
}
