package medchain.simulator.crypto;

import java.math.BigInteger;
import java.util.Arrays;
import medchain.simulator.kernel.ByteSource;

/**
 * Finds primes for RSA: a sieve from a random odd start, then Miller and Rabin's test with random
 * bases.
 */
final class PrimeSearch {
    /** Odd candidates in one sieve; a 4096-bit prime is missed in one window of ten at most. */
    private static final int WINDOW = 1 << 13;

    private static final int SMALL_BOUND = 1 << 16;
    private static final int[] SMALL_PRIMES = oddPrimesBelow(SMALL_BOUND);

    private final ByteSource random;
    private final int bits;

    /**
     * @param bits of each prime; the top two of them will be set
     */
    PrimeSearch(ByteSource random, int bits) {
        this.random = random;
        this.bits = bits;
    }

    BigInteger next() {
        while (true) {
            var start = start();
            var composite = sieve(start);
            for (int i = 0; i < WINDOW; i++) {
                if (!composite[i]) {
                    var candidate = start.add(BigInteger.valueOf(2L * i));
                    if (candidate.bitLength() == bits && fits(candidate)) {
                        return candidate;
                    }
                }
            }
        }
    }

    private BigInteger start() {
        return new BigInteger(1, random.bytes(bits / 8))
                .setBit(bits - 1)
                .setBit(bits - 2)
                .setBit(0);
    }

    private boolean fits(BigInteger candidate) {
        return candidate.mod(VerifyKey.F4).longValueExact() != 1 && isProbablePrime(candidate);
    }

    /** Which of start, start + 2, start + 4 … has a small factor. */
    private static boolean[] sieve(BigInteger start) {
        var composite = new boolean[WINDOW];
        int[] limbs = limbs(start);
        for (int prime : SMALL_PRIMES) {
            long remainder = 0;
            for (int limb : limbs) {
                remainder = (remainder << 32 | (limb & 0xFFFFFFFFL)) % prime;
            }
            long lacking = remainder == 0 ? 0 : prime - remainder;
            long first = (lacking % 2 == 0 ? lacking : lacking + prime) / 2;
            for (int i = (int) first; i < WINDOW; i += prime) {
                composite[i] = true;
            }
        }
        return composite;
    }

    /**
     * FIPS 186-5, table B.1: as many rounds as keep the error below 2^-112 (1024 bits) and 2^-128
     * (1536 bits and more).
     */
    boolean isProbablePrime(BigInteger n) {
        var minusOne = n.subtract(BigInteger.ONE);
        int twos = minusOne.getLowestSetBit();
        var odd = minusOne.shiftRight(twos);
        if (!passes(BigInteger.TWO, n, odd, twos)) {
            return false;
        }
        int rounds = bits < 1536 ? 5 : 4;
        for (int i = 0; i < rounds; i++) {
            if (!passes(base(minusOne), n, odd, twos)) {
                return false;
            }
        }
        return true;
    }

    /** 2 to n - 2, uniform. */
    private BigInteger base(BigInteger minusOne) {
        while (true) {
            var base = new BigInteger(1, random.bytes(bits / 8));
            if (base.compareTo(BigInteger.ONE) > 0 && base.compareTo(minusOne) < 0) {
                return base;
            }
        }
    }

    private static boolean passes(BigInteger base, BigInteger n, BigInteger odd, int twos) {
        var minusOne = n.subtract(BigInteger.ONE);
        var x = base.modPow(odd, n);
        if (x.equals(BigInteger.ONE) || x.equals(minusOne)) {
            return true;
        }
        for (int i = 1; i < twos; i++) {
            x = x.multiply(x).mod(n);
            if (x.equals(minusOne)) {
                return true;
            }
        }
        return false;
    }

    /** 32 bits each, the highest first. */
    private static int[] limbs(BigInteger n) {
        var limbs = new int[(n.bitLength() + 31) / 32];
        for (int i = 0; i < limbs.length; i++) {
            limbs[limbs.length - 1 - i] = n.shiftRight(32 * i).intValue();
        }
        return limbs;
    }

    private static int[] oddPrimesBelow(int bound) {
        var composite = new boolean[bound];
        var primes = new int[bound];
        int count = 0;
        for (int i = 3; i < bound; i += 2) {
            if (!composite[i]) {
                primes[count++] = i;
                for (long j = (long) i * i; j < bound; j += 2L * i) {
                    composite[(int) j] = true;
                }
            }
        }
        return Arrays.copyOf(primes, count);
    }
}
