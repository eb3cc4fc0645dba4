package medchain.simulator.crypto;

import java.util.Arrays;
import java.util.HexFormat;

/** Where secrets for an account are sent: its X25519 public key (RFC 7748), on the chain. */
public final class SealingKey {
    public static final int BYTES = 32;

    private final byte[] point;

    /**
     * @param point 32 bytes
     */
    public SealingKey(byte[] point) {
        if (point.length != BYTES) {
            throw new IllegalArgumentException("a sealing key has 32 bytes");
        }
        this.point = point.clone();
    }

    public byte[] point() {
        return point.clone();
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof SealingKey other && Arrays.equals(point, other.point);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(point);
    }

    @Override
    public String toString() {
        return "SealingKey " + HexFormat.of().formatHex(point, 0, 4);
    }
}
