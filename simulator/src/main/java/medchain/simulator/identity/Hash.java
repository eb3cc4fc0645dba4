package medchain.simulator.identity;

import java.nio.ByteBuffer;
import java.util.HexFormat;

/**
 * A SHA-256 digest: 32 bytes, compared as an unsigned big-endian number, shown as 64 hex digits.
 */
public record Hash(long a, long b, long c, long d) implements Comparable<Hash> {
    public static final int BYTES = 32;
    public static final Hash ZERO = new Hash(0, 0, 0, 0);

    /**
     * @throws IllegalArgumentException unless there are exactly 32 bytes
     */
    public static Hash of(byte[] bytes) {
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException("a digest has 32 bytes, not " + bytes.length);
        }
        var in = ByteBuffer.wrap(bytes);
        return new Hash(in.getLong(), in.getLong(), in.getLong(), in.getLong());
    }

    /**
     * @throws IllegalArgumentException unless there are exactly 64 hex digits
     */
    public static Hash parse(String hex) {
        return of(HexFormat.of().parseHex(hex));
    }

    public byte[] bytes() {
        return ByteBuffer.allocate(BYTES).putLong(a).putLong(b).putLong(c).putLong(d).array();
    }

    public String hex() {
        return HexFormat.of().formatHex(bytes());
    }

    /** The first eight hex digits, for people. */
    public String brief() {
        return hex().substring(0, 8);
    }

    @Override
    public int compareTo(Hash o) {
        int r = Long.compareUnsigned(a, o.a);
        r = r != 0 ? r : Long.compareUnsigned(b, o.b);
        r = r != 0 ? r : Long.compareUnsigned(c, o.c);
        return r != 0 ? r : Long.compareUnsigned(d, o.d);
    }

    /** Any 64 bits of a digest are as good as all of them. */
    @Override
    public int hashCode() {
        return Long.hashCode(a);
    }

    @Override
    public String toString() {
        return hex();
    }
}
