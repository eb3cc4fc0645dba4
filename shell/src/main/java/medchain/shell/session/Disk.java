package medchain.shell.session;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** The steps in which a file is replaced; each of them may fail, or be the last one done. */
interface Disk {
    /** Makes an empty file that only its owner may read; an old one of that name is emptied. */
    void create(Path file) throws IOException;

    void append(Path file, ByteBuffer piece) throws IOException;

    /** Returns when the file's bytes are on the disk itself. */
    void force(Path file) throws IOException;

    /** One name takes the place of the other, at once. */
    void rename(Path from, Path to) throws IOException;

    /** Returns when the folder's names are on the disk itself. */
    void forceFolder(Path folder) throws IOException;

    void delete(Path file) throws IOException;

    /** The operating system's. */
    Disk REAL =
            new Disk() {
                private static final FileAttribute<?> OWNER =
                        PosixFilePermissions.asFileAttribute(
                                PosixFilePermissions.fromString("rw-------"));

                @Override
                public void create(Path file) throws IOException {
                    try {
                        make(file);
                    } catch (FileAlreadyExistsException leftByACrash) {
                        Files.delete(file);
                        make(file);
                    }
                }

                private static void make(Path file) throws IOException {
                    boolean posix =
                            file.getFileSystem().supportedFileAttributeViews().contains("posix");
                    Files.createFile(
                            file, posix ? new FileAttribute<?>[] {OWNER} : new FileAttribute<?>[0]);
                }

                @Override
                public void append(Path file, ByteBuffer piece) throws IOException {
                    try (var channel = FileChannel.open(file, StandardOpenOption.APPEND)) {
                        while (piece.hasRemaining()) {
                            channel.write(piece);
                        }
                    }
                }

                @Override
                public void force(Path file) throws IOException {
                    try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                        channel.force(true);
                    }
                }

                @Override
                public void rename(Path from, Path to) throws IOException {
                    Files.move(
                            from,
                            to,
                            StandardCopyOption.ATOMIC_MOVE,
                            StandardCopyOption.REPLACE_EXISTING);
                }

                @Override
                public void forceFolder(Path folder) throws IOException {
                    try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                        channel.force(true);
                    }
                }

                @Override
                public void delete(Path file) throws IOException {
                    Files.deleteIfExists(file);
                }
            };
}
