package medchain.shell.session;

import java.security.SecureRandom;
import java.util.Arrays;
import medchain.simulator.crypto.Drbg;
import medchain.simulator.kernel.ByteSource;

/**
 * Where a secure world's randomness comes from: 32 bytes of the operating system, and what a
 * standard generator makes of them; so a save that keeps the 32 keeps all of it.
 */
public final class Entropy {
    private final byte[] seed;

    Entropy(byte[] seed) {
        this.seed = seed.clone();
    }

    static Entropy fresh() {
        var seed = new byte[Drbg.SEED_BYTES];
        new SecureRandom().nextBytes(seed);
        return new Entropy(seed);
    }

    byte[] seed() {
        return seed.clone();
    }

    /** From the beginning. */
    ByteSource source() {
        return new Drbg(seed);
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof Entropy other && Arrays.equals(seed, other.seed);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(seed);
    }

    @Override
    public String toString() {
        return "•••";
    }
}
