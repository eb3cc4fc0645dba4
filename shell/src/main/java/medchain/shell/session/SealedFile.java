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
import java.util.function.Function;
import medchain.scenarios.language.BadInput;
import medchain.simulator.crypto.MalformedEncoding;
import medchain.simulator.crypto.PassphraseBox;
import medchain.simulator.crypto.Secret;
import medchain.simulator.kernel.ByteSource;

/**
 * Bytes in one encrypted, authenticated file: scrypt and AES-256-GCM, see {@link PassphraseBox};
 * replaced as a whole or not at all, by one process at a time.
 */
final class SealedFile {
    private static final int LEAST_BYTES = 64;

    private final Path file;
    private final Disk disk;
    private final Kind kind;

    SealedFile(Path file, Disk disk, Kind kind) {
        this.file = file;
        this.disk = disk;
        this.kind = kind;
    }

    /**
     * What such a file holds.
     *
     * @param name for people: "saved session"
     * @param label what the file begins with, in ASCII
     * @param format its version, the byte after the label
     */
    record Kind(String name, String label, int format, int bytesMost) {
        private byte[] bytes() {
            var ascii = label.getBytes(StandardCharsets.US_ASCII);
            var bytes = Arrays.copyOf(ascii, ascii.length + 1);
            bytes[ascii.length] = (byte) format;
            return bytes;
        }
    }

    // ---- writing

    /** Whatever happens, the old file or the new one is there; when this returns, the new one. */
    void write(byte[] plain, Secret passphrase, PassphraseBox.Cost cost, ByteSource random) {
        checkPlace();
        var box = PassphraseBox.seal(kind.bytes(), passphrase, cost, plain, random);
        var lock = file.resolveSibling("." + file.getFileName() + ".lock");
        var options =
                new StandardOpenOption[] {StandardOpenOption.CREATE, StandardOpenOption.WRITE};
        try (var channel = FileChannel.open(lock, options);
                var held = channel.tryLock()) {
            if (held == null) {
                throw refused(BadInput.CANNOT_CREATE, "is being written by another process");
            }
            try {
                new DurableFile(disk).write(file, box);
            } finally {
                Files.deleteIfExists(lock);
            }
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
                    BadInput.CANNOT_CREATE,
                    "is there and is no " + kind.name() + "; it stays as it is");
        }
    }

    /** Of any version; what is no plain file is never ours. */
    private boolean isOurs() {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        try (var in = Files.newInputStream(file)) {
            return beginsAsOurs(in.readNBytes(kind.bytes().length));
        } catch (IOException unreadable) {
            return false;
        }
    }

    private boolean beginsAsOurs(byte[] bytes) {
        var label = kind.bytes();
        int name = label.length - 1;
        return bytes.length >= name && Arrays.equals(bytes, 0, name, label, 0, name);
    }

    // ---- reading

    /**
     * @param parse what the bytes mean; throws {@link MalformedEncoding} for what nobody wrote
     */
    <T> T read(Secret passphrase, Function<byte[], T> parse) {
        var plain = open(bytes(), passphrase);
        try {
            return parse.apply(plain);
        } catch (MalformedEncoding wrong) {
            throw refused(
                    BadInput.BAD_DATA, "is no sound " + kind.name() + ": " + wrong.getMessage());
        }
    }

    private byte[] bytes() {
        try {
            if (!Files.isRegularFile(file)) {
                throw refused(BadInput.NO_INPUT, "is no file; expected a " + kind.name());
            }
            if (Files.size(file) > kind.bytesMost()) {
                throw refused(BadInput.BAD_DATA, "is too large; expected a " + kind.name());
            }
            return Files.readAllBytes(file);
        } catch (NoSuchFileException missing) {
            throw refused(BadInput.NO_INPUT, "is no file; expected a " + kind.name());
        } catch (IOException unreadable) {
            throw refused(BadInput.NO_INPUT, "cannot be read: " + reason(unreadable));
        }
    }

    private byte[] open(byte[] bytes, Secret passphrase) {
        var label = kind.bytes();
        if (bytes.length < LEAST_BYTES || !beginsAsOurs(bytes)) {
            throw refused(
                    BadInput.BAD_DATA, "is no " + kind.name() + ", or only the beginning of one");
        }
        int version = bytes[label.length - 1];
        if (version != kind.format()) {
            throw refused(
                    BadInput.BAD_DATA,
                    "is a "
                            + kind.name()
                            + " of format "
                            + version
                            + "; expected "
                            + kind.format()
                            + ", which this version writes");
        }
        return PassphraseBox.open(label, passphrase, bytes)
                .orElseThrow(() ->
                        refused(
                                BadInput.BAD_DATA,
                                "does not open: another passphrase, or the file is damaged"));
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
