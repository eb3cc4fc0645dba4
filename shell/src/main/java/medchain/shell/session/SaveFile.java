package medchain.shell.session;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Optional;
import medchain.scenarios.language.BadInput;
import medchain.simulator.crypto.MalformedEncoding;
import medchain.simulator.crypto.PassphraseBox;
import medchain.simulator.crypto.Secret;
import medchain.simulator.kernel.ByteSource;

/** A session in one encrypted, authenticated file. */
final class SaveFile {
    private static final int FORMAT = 2;

    /** What the file begins with; the last byte is the format's version. */
    private static final byte[] LABEL = label(FORMAT);

    private static final int MOST_BYTES = 1 << 30;
    private static final int LEAST_BYTES = 64;

    private final Path file;
    private final Disk disk;

    SaveFile(Path file, Disk disk) {
        this.file = file;
        this.disk = disk;
    }

    private static byte[] label(int version) {
        var name = "MedChain session ".getBytes(StandardCharsets.US_ASCII);
        var label = Arrays.copyOf(name, name.length + 1);
        label[name.length] = (byte) version;
        return label;
    }

    // ---- writing

    /** Whatever happens, the old save or the new one is there; when this returns, the new one. */
    void write(
            SavedSession session, Secret passphrase, PassphraseBox.Cost cost, ByteSource random) {
        checkPlace();
        var box =
                PassphraseBox.seal(
                        LABEL, passphrase, cost, SavedSessionCodec.write(session), random);
        var lock = file.resolveSibling("." + file.getFileName() + ".lock");
        var options =
                new StandardOpenOption[] {StandardOpenOption.CREATE, StandardOpenOption.WRITE};
        try (var channel = FileChannel.open(lock, options);
                var held = channel.tryLock()) {
            if (held == null) {
                throw refused(BadInput.CANNOT_CREATE, "is being written by another process");
            }
            new DurableFile(disk).write(file, box);
            Files.deleteIfExists(lock);
        } catch (java.nio.channels.OverlappingFileLockException here) {
            throw refused(BadInput.CANNOT_CREATE, "is being written already");
        } catch (IOException failed) {
            throw refused(
                    BadInput.IO,
                    "cannot be written: " + reason(failed) + "; what was there before is intact");
        }
    }

    private void checkPlace() {
        var folder = file.toAbsolutePath().getParent();
        if (folder == null || Files.isDirectory(file)) {
            throw refused(BadInput.CANNOT_CREATE, "is a folder; expected a file name");
        }
        if (!Files.isDirectory(folder)) {
            throw refused(BadInput.CANNOT_CREATE, "is in a folder that does not exist");
        }
        if (!Files.isWritable(folder)) {
            throw refused(BadInput.CANNOT_CREATE, "is in a folder that cannot be written");
        }
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS) && !isOurs()) {
            throw refused(
                    BadInput.CANNOT_CREATE, "is there and is no saved session; it stays as it is");
        }
    }

    /** Of any version; what is no plain file is never ours. */
    private boolean isOurs() {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        try (var in = Files.newInputStream(file)) {
            return beginsAsOurs(in.readNBytes(LABEL.length));
        } catch (IOException unreadable) {
            return false;
        }
    }

    private static boolean beginsAsOurs(byte[] bytes) {
        int name = LABEL.length - 1;
        return bytes.length >= name && Arrays.equals(bytes, 0, name, LABEL, 0, name);
    }

    // ---- reading

    SavedSession read(Secret passphrase) {
        return parse(bytes(), passphrase);
    }

    private byte[] bytes() {
        try {
            if (!Files.isRegularFile(file)) {
                throw refused(BadInput.NO_INPUT, "is no file; expected a saved session");
            }
            if (Files.size(file) > MOST_BYTES) {
                throw refused(BadInput.BAD_DATA, "is larger than 1 GiB; expected a saved session");
            }
            return Files.readAllBytes(file);
        } catch (NoSuchFileException missing) {
            throw refused(BadInput.NO_INPUT, "is no file; expected a saved session");
        } catch (IOException unreadable) {
            throw refused(BadInput.NO_INPUT, "cannot be read: " + reason(unreadable));
        }
    }

    private SavedSession parse(byte[] bytes, Secret passphrase) {
        if (bytes.length < LEAST_BYTES || !beginsAsOurs(bytes)) {
            throw refused(BadInput.BAD_DATA, "is no saved session, or only the beginning of one");
        }
        int version = bytes[LABEL.length - 1];
        if (version != LABEL[LABEL.length - 1]) {
            throw refused(
                    BadInput.BAD_DATA,
                    "is a save of format "
                            + version
                            + "; expected "
                            + FORMAT
                            + ", which this version writes");
        }
        var plain =
                PassphraseBox.open(LABEL, passphrase, bytes)
                        .orElseThrow(() ->
                                refused(
                                        BadInput.BAD_DATA,
                                        "does not open: another passphrase, or the file is"
                                                + " damaged"));
        try {
            return SavedSessionCodec.read(plain);
        } catch (MalformedEncoding wrong) {
            throw refused(BadInput.BAD_DATA, "holds no session: " + wrong.getMessage());
        }
    }

    private static String reason(IOException failed) {
        if (failed instanceof java.nio.file.FileSystemException it && it.getReason() != null) {
            return it.getReason();
        }
        return Optional.ofNullable(failed.getMessage()).orElse(failed.getClass().getSimpleName());
    }

    private BadInput refused(int code, String what) {
        return new BadInput(code, Optional.empty(), "\"" + file + "\" " + what, Optional.empty());
    }
}
