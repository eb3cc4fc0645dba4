package medchain.shell.session;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Optional;
import medchain.scenarios.language.BadInput;
import medchain.simulator.crypto.Secret;

/** A file with a secret in it, which nobody but its owner may read. */
public final class PrivateFile {
    private PrivateFile() {}

    /**
     * The first line.
     *
     * @throws BadInput when the file is not there, or others may read it
     */
    public static Secret firstLine(String name) {
        try {
            var file = Path.of(name);
            if (mayOthersRead(file)) {
                throw refused(
                        BadInput.BAD_DATA,
                        "others may read \"" + name + "\"; expected a file for its owner only",
                        Optional.of("chmod 600 " + name));
            }
            try (var lines = Files.newBufferedReader(file)) {
                var line = lines.readLine();
                return new Secret((line == null ? "" : line).toCharArray());
            }
        } catch (IOException | InvalidPathException unreadable) {
            throw refused(
                    BadInput.NO_INPUT,
                    "no password file \"" + name + "\"; expected a readable file",
                    Optional.empty());
        }
    }

    static boolean isPrivate(Path file) {
        try {
            return !mayOthersRead(file);
        } catch (IOException unreadable) {
            throw refused(
                    BadInput.NO_INPUT,
                    "cannot tell who may read \"" + file + "\"",
                    Optional.empty());
        }
    }

    private static boolean mayOthersRead(Path file) throws IOException {
        if (!Files.getFileStore(file).supportsFileAttributeView("posix")) {
            return false;
        }
        var permissions = Files.getPosixFilePermissions(file);
        return permissions.contains(PosixFilePermission.OTHERS_READ)
                || permissions.contains(PosixFilePermission.GROUP_READ);
    }

    private static BadInput refused(int code, String what, Optional<String> hint) {
        return new BadInput(code, Optional.empty(), what, hint);
    }
}
