package medchain.reports.csv;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes a file whole or not at all: first beside it, then moved over it. */
public final class AtomicFile {
    /** What fills the file. */
    public interface Content {
        void writeTo(Path file) throws IOException;
    }

    private AtomicFile() {}

    /**
     * @throws IOException saying which file could not be written; what was there before is intact
     */
    public static void write(Path file, Content content) throws IOException {
        var temporary = file.resolveSibling("." + file.getFileName() + ".part");
        try {
            content.writeTo(temporary);
            Files.move(
                    temporary,
                    file,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException | UncheckedIOException e) {
            Files.deleteIfExists(temporary);
            throw new IOException(
                    "cannot write %s: %s; what was there before is intact"
                            .formatted(file, reason(e)),
                    e);
        }
    }

    private static String reason(Exception e) {
        if (e instanceof FileSystemException it && it.getReason() != null) {
            return it.getReason();
        }
        var message = e.getMessage();
        return e.getClass().getSimpleName() + (message == null ? "" : " " + message);
    }
}
