package medchain.simulator.kernel;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * One SHA-256 over everything that happened, in order: two runs that are the same have the same
 * digest, and two that are not have not, but by a chance of 2^-128.
 *
 * <p>Texts go in as they are. Events are millions a second; each goes, with all of its four
 * numbers, into a fingerprint of 128 bits that is carried on from event to event, and the
 * fingerprint goes in before each text and at the end. That tells apart whatever went differently
 * by fault or chance; it is no seal against somebody who makes up events, from whom nothing is
 * accepted here.
 *
 * <p>Each entry begins with a byte that says what it is, and texts with their length, so nothing
 * passes for something else.
 */
public final class Trace {
    private static final byte EVENTS = 1;
    private static final byte TEXT = 2;
    private static final int EVENTS_BYTES = 1 + 3 * Long.BYTES;

    // the factors of an event's numbers in two sums: the digits of pi, as in Blowfish, made odd
    private static final long TIME_1 = 0x243F6A8885A308D3L;
    private static final long SEQUENCE_1 = 0x13198A2E03707345L;
    private static final long A_1 = 0xA4093822299F31D1L;
    private static final long B_1 = 0x082EFA98EC4E6C89L;
    private static final long TIME_2 = 0x452821E638D01377L;
    private static final long SEQUENCE_2 = 0xBE5466CF34E90C6DL;
    private static final long A_2 = 0xC0AC29B7C97C50DDL;
    private static final long B_2 = 0x3F84D5B5B5470917L;

    private final MessageDigest sha256;
    private long events;
    private long texts;
    private long fingerprint1;
    private long fingerprint2;

    public Trace() {
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    public void event(long time, long sequence, long a, long b) {
        // turned, so that no bit of one number can undo the same bit of another
        long sum1 =
                time * TIME_1
                        + Long.rotateLeft(sequence * SEQUENCE_1, 16)
                        + Long.rotateLeft(a * A_1, 32)
                        + Long.rotateLeft(b * B_1, 48);
        long sum2 =
                time * TIME_2
                        + Long.rotateLeft(sequence * SEQUENCE_2, 16)
                        + Long.rotateLeft(a * A_2, 32)
                        + Long.rotateLeft(b * B_2, 48);
        fingerprint1 = carryOn(fingerprint1 + sum1);
        fingerprint2 = carryOn(fingerprint2 + sum2);
        events++;
    }

    /**
     * A bijection: what was once different remains so, and looks like chance to what comes next.
     */
    private static long carryOn(long fingerprint) {
        return Long.rotateLeft(fingerprint * Mix.GOLDEN, 29);
    }

    public void text(String fact) {
        noteEvents(sha256);
        var bytes = fact.getBytes(StandardCharsets.UTF_8);
        sha256.update(TEXT);
        sha256.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
        sha256.update(bytes);
        texts++;
    }

    /** How many events and texts are in it. */
    public long entries() {
        return events + texts;
    }

    /** The digest of everything so far, 32 bytes; the trace goes on undisturbed. */
    public byte[] digest() {
        try {
            var copy = (MessageDigest) sha256.clone();
            noteEvents(copy);
            return copy.digest();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("the JDK's SHA-256 can be copied", e);
        }
    }

    private void noteEvents(MessageDigest digest) {
        digest.update(
                ByteBuffer.allocate(EVENTS_BYTES)
                        .put(EVENTS)
                        .putLong(events)
                        .putLong(fingerprint1)
                        .putLong(fingerprint2)
                        .flip());
    }
}
