package medchain.simulator.kernel;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * One SHA-256 over everything that happened, in order: two runs are the same if and only if their
 * digests are.
 *
 * <p>Each entry begins with a byte that says what it is, and texts with their length, so no two
 * histories have the same bytes.
 */
public final class Trace {
    private static final byte EVENT = 1;
    private static final byte TEXT = 2;
    private static final int EVENT_BYTES = 1 + 4 * Long.BYTES;
    private static final int BUFFER_BYTES = 1 << 14;

    private final MessageDigest sha256;
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);
    private long entries;

    public Trace() {
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    public void event(long time, long sequence, long a, long b) {
        makeRoom(EVENT_BYTES);
        buffer.put(EVENT).putLong(time).putLong(sequence).putLong(a).putLong(b);
        entries++;
    }

    public void text(String fact) {
        var bytes = fact.getBytes(StandardCharsets.UTF_8);
        makeRoom(1 + Integer.BYTES);
        buffer.put(TEXT).putInt(bytes.length);
        if (bytes.length <= BUFFER_BYTES) {
            makeRoom(bytes.length);
            buffer.put(bytes);
        } else {
            flush();
            sha256.update(bytes);
        }
        entries++;
    }

    /** How many events and texts are in it. */
    public long entries() {
        return entries;
    }

    /** The digest of everything so far, 32 bytes; the trace goes on undisturbed. */
    public byte[] digest() {
        flush();
        try {
            return ((MessageDigest) sha256.clone()).digest();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("the JDK's SHA-256 can be copied", e);
        }
    }

    private void makeRoom(int bytes) {
        if (buffer.remaining() < bytes) {
            flush();
        }
    }

    private void flush() {
        sha256.update(buffer.array(), 0, buffer.position());
        buffer.clear();
    }
}
