package medchain.scenarios.sweep;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The finished runs of a sweep on disk: one line each with a checksum, appended and forced as they
 * come. A line that was torn when the machine stopped is as if it had never been there.
 */
final class SweepJournal implements AutoCloseable {
    private static final String FORMAT = "medchain-sweep-1";
    private static final int CHECKSUM = 16;

    private final String digest;
    private final FileChannel file;

    private SweepJournal(String digest, FileChannel file) {
        this.digest = digest;
        this.file = file;
    }

    /**
     * Begins a journal, or goes on with one: what is torn at its end is cut off.
     *
     * @throws IOException also when another process writes to it
     */
    static SweepJournal open(Path path, String digest) throws IOException {
        var file =
                FileChannel.open(
                        path,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE);
        if (file.tryLock() == null) {
            file.close();
            throw new IOException("another process is at work on it");
        }
        var journal = new SweepJournal(digest, file);
        long whole = wholeLines(Files.readAllBytes(path));
        file.truncate(whole);
        file.position(whole);
        if (whole == 0) {
            journal.append(FORMAT + " " + digest);
        }
        return journal;
    }

    private static long wholeLines(byte[] bytes) {
        int end = bytes.length;
        while (end > 0 && bytes[end - 1] != '\n') {
            end--;
        }
        return end;
    }

    /** Of which sweep this is the journal; empty when it is none. */
    static Optional<String> digest(Path path) throws IOException {
        return lines(path)
                .findFirst()
                .filter(line -> line.startsWith(FORMAT + " "))
                .map(line -> line.substring(FORMAT.length() + 1));
    }

    /** What is finished, by index; lines that do not fit are left out. */
    static SortedMap<Integer, Result> read(Path path, String digest) throws IOException {
        var results = new TreeMap<Integer, Result>();
        lines(path)
                .skip(1)
                .flatMap(line -> result(line, digest).stream())
                .forEach(r -> results.put(r.index(), r));
        return results;
    }

    private static java.util.stream.Stream<String> lines(Path path) throws IOException {
        var bytes = Files.readAllBytes(path);
        return new String(bytes, 0, (int) wholeLines(bytes), StandardCharsets.UTF_8).lines();
    }

    private static Optional<Result> result(String line, String digest) {
        var parts = line.split(" ", -1);
        return parts.length == 3
                        && parts[0].matches("[0-9]{1,9}")
                        && checksum(digest, parts[0], parts[1]).equals(parts[2])
                ? Optional.of(
                        new Result(Integer.parseInt(parts[0]), List.of(parts[1].split(",", -1))))
                : Optional.empty();
    }

    void add(Result result) throws IOException {
        var index = Integer.toString(result.index());
        var values = String.join(",", result.values());
        append(index + " " + values + " " + checksum(digest, index, values));
    }

    private static String checksum(String digest, String index, String values) {
        return Digest.of(digest, index, values).substring(0, CHECKSUM);
    }

    private void append(String line) throws IOException {
        var bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
            file.write(bytes);
        }
        file.force(false);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
