package medchain.simulator.crypto;

import java.util.Arrays;
import medchain.simulator.kernel.ByteSource;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.prng.EntropySource;
import org.bouncycastle.crypto.prng.drbg.HMacSP800DRBG;

/**
 * HMAC_DRBG of NIST SP 800-90A: from 32 secret bytes as many as one likes, of which nobody without
 * the 32 can foretell one. Who keeps the 32 can repeat the rest.
 */
public final class Drbg implements ByteSource {
    public static final int SEED_BYTES = 32;

    /** The standard's bound on one request. */
    private static final int MOST_AT_ONCE = 1 << 15;

    private static final int STRENGTH_BITS = 256;

    private final HMacSP800DRBG generator;

    /**
     * @param seed 32 bytes of entropy
     */
    public Drbg(byte[] seed) {
        if (seed.length != SEED_BYTES) {
            throw new IllegalArgumentException("a seed has 32 bytes, not " + seed.length);
        }
        generator =
                new HMacSP800DRBG(
                        new HMac(new SHA256Digest()),
                        STRENGTH_BITS,
                        new Fixed(seed.clone()),
                        new byte[0],
                        new byte[0]);
    }

    @Override
    public void fill(byte[] out) {
        for (int at = 0; at < out.length; at += MOST_AT_ONCE) {
            var piece = new byte[Math.min(MOST_AT_ONCE, out.length - at)];
            // null, not empty: Bouncy Castle would stir once more for an empty addition
            if (generator.generate(piece, null, false) < 0) {
                throw new IllegalStateException("asked more than 2^47 times");
            }
            System.arraycopy(piece, 0, out, at, piece.length);
            Arrays.fill(piece, (byte) 0);
        }
    }

    private record Fixed(byte[] seed) implements EntropySource {
        @Override
        public boolean isPredictionResistant() {
            return false;
        }

        @Override
        public byte[] getEntropy() {
            return seed.clone();
        }

        @Override
        public int entropySize() {
            return STRENGTH_BITS;
        }
    }
}
