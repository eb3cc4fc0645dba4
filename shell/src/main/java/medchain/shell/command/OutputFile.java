package medchain.shell.command;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import medchain.scenarios.language.Arguments.Value;
import medchain.scenarios.language.BadInput;

/** Writes a whole file or leaves the old one as it was. */
final class OutputFile {
    private OutputFile() {}

    static Path write(Value name, List<String> lines) {
        try {
            var file = Path.of(name.text()).toAbsolutePath();
            var folder = file.getParent();
            if (folder == null || Files.isDirectory(file)) {
                throw refused(name, BadInput.CANNOT_CREATE, "is a folder; expected a file name");
            }
            if (!Files.isDirectory(folder)) {
                throw refused(name, BadInput.CANNOT_CREATE, "is in a folder that does not exist");
            }
            if (Files.exists(file) && !Files.isRegularFile(file)) {
                throw refused(name, BadInput.CANNOT_CREATE, "is a device; expected a file name");
            }
            replace(file, folder, lines);
            return file;
        } catch (InvalidPathException wrong) {
            throw refused(name, BadInput.CANNOT_CREATE, "is not a file name");
        } catch (IOException failed) {
            throw refused(name, BadInput.IO, "cannot be written: " + failed.getMessage());
        }
    }

    private static void replace(Path file, Path folder, List<String> lines) throws IOException {
        var fresh = Files.createTempFile(folder, ".medchain", ".part");
        try {
            Files.write(fresh, lines);
            move(fresh, file);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException otherFileSystem) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static BadInput refused(Value name, int code, String what) {
        return new BadInput(
                code,
                Optional.of(name.place()),
                "\"" + name.text() + "\" " + what,
                Optional.empty());
    }
}
