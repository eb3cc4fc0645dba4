package medchain.simulator.paillier;

import java.math.BigInteger;
import medchain.simulator.kernel.Assumption;
import medchain.simulator.kernel.ByteSource;

/** Non-negative integers as big-endian bytes of a fixed length, and at random. */
public final class Unsigned {
    private Unsigned() {}

    /** The number in exactly this many bytes. */
    public static byte[] bytes(BigInteger value, int length) {
        Assumption.check(value.signum() >= 0 && value.bitLength() <= 8 * length, "number too long");
        var in = value.toByteArray();
        var out = new byte[length];
        int copied = Math.min(in.length, length);
        System.arraycopy(in, in.length - copied, out, length - copied, copied);
        return out;
    }

    /** Uniform from 0 to 2^bits - 1. */
    static BigInteger random(int bits, ByteSource random) {
        var bytes = new byte[(bits + 7) / 8];
        random.fill(bytes);
        return new BigInteger(1, bytes).mod(BigInteger.ONE.shiftLeft(bits));
    }

    /** Uniform from 0 to bound - 1; draws beyond repeat. */
    static BigInteger below(BigInteger bound, ByteSource random) {
        while (true) {
            var drawn = random(bound.bitLength(), random);
            if (drawn.compareTo(bound) < 0) {
                return drawn;
            }
        }
    }
}
