package medchain.scenarios.input;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Jars that the shell does not carry, in a class loader of their own: they cost its start nothing
 * and never meet its libraries.
 */
public final class AddOn {
    private AddOn() {}

    /**
     * Loads nothing yet; classes are found when they are first used.
     *
     * @param name of the class loader
     */
    public static ClassLoader of(String name, List<Path> jars) {
        var urls = jars.stream().map(AddOn::url).toArray(URL[]::new);
        return new URLClassLoader(name, urls, AddOn.class.getClassLoader());
    }

    /** The jars of a folder, by name; none where there is no folder. */
    public static List<Path> jars(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            return files.filter(f -> f.toString().endsWith(".jar")).sorted().toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static URL url(Path file) {
        try {
            return file.toUri().toURL();
        } catch (MalformedURLException impossible) {
            throw new IllegalStateException("files have URLs", impossible);
        }
    }
}
