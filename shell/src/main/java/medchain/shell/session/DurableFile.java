package medchain.shell.session;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/**
 * Replaces a file so that, whatever stops the program or the machine in between, the old bytes or
 * the new ones are there, never a mix; and once {@link #write} has returned, the new ones. Written
 * beside it, forced to the disk, renamed over it, the folder forced (ALICE, Pillai 2014, section
 * 4).
 */
final class DurableFile {
    private static final int PIECE_BYTES = 64 * 1024;

    private final Disk disk;

    DurableFile(Disk disk) {
        this.disk = disk;
    }

    /**
     * @throws IOException when it could not be done; the old file is as it was
     */
    void write(Path file, byte[] bytes) throws IOException {
        var folder = file.toAbsolutePath().getParent();
        if (folder == null) {
            throw new IOException("the root of a file system is no file");
        }
        var beside = file.resolveSibling("." + file.getFileName() + ".part");
        try {
            disk.create(beside);
            for (int at = 0; at < bytes.length; at += PIECE_BYTES) {
                int length = Math.min(PIECE_BYTES, bytes.length - at);
                disk.append(beside, ByteBuffer.wrap(bytes, at, length));
            }
            disk.force(beside);
            disk.rename(beside, file);
        } catch (IOException failed) {
            tidy(beside, failed);
            throw failed;
        }
        disk.forceFolder(folder);
    }

    private void tidy(Path beside, IOException failed) {
        try {
            disk.delete(beside);
        } catch (IOException alsoFailed) {
            failed.addSuppressed(alsoFailed);
        }
    }
}
