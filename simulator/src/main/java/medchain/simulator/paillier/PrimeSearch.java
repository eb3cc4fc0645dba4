package medchain.simulator.paillier;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import medchain.simulator.kernel.ByteSource;

/**
 * Finds primes from injected random bytes: the same bytes give the same prime.
 *
 * <p>A random start, a sieve of its neighbourhood by small primes, then the JDK's test (Miller and
 * Rabin with Lucas; its own random bases change the answer with probability below 2^-100).
 */
final class PrimeSearch {
    private static final int CERTAINTY = 100;
    private static final int SIEVE_LIMIT = 1 << 16;
    private static final int WINDOW = 1 << 14;

    private final List<Integer> smallPrimes = smallPrimes();

    /** A prime of exactly these bits, its two highest bits set, congruent to 3 modulo 4. */
    BigInteger blumPrime(int bits, ByteSource random) {
        while (true) {
            var start =
                    Unsigned.random(bits, random)
                            .setBit(bits - 1)
                            .setBit(bits - 2)
                            .setBit(1)
                            .setBit(0);
            var composite = sieve(start, 4);
            for (int k = composite.nextClearBit(0); k < WINDOW; k = composite.nextClearBit(k + 1)) {
                var candidate = start.add(BigInteger.valueOf(4L * k));
                if (candidate.bitLength() == bits && candidate.isProbablePrime(CERTAINTY)) {
                    return candidate;
                }
            }
        }
    }

    /** A prime p of exactly these bits with (p-1)/2 a prime too, its two highest bits set. */
    BigInteger safePrime(int bits, ByteSource random) {
        while (true) {
            var start =
                    Unsigned.random(bits - 1, random).setBit(bits - 2).setBit(bits - 3).setBit(0);
            var composite = sieve(start, 2);
            composite.or(sieve(start.shiftLeft(1).add(BigInteger.ONE), 4));
            for (int k = composite.nextClearBit(0); k < WINDOW; k = composite.nextClearBit(k + 1)) {
                var half = start.add(BigInteger.valueOf(2L * k));
                var candidate = half.shiftLeft(1).add(BigInteger.ONE);
                if (candidate.bitLength() == bits
                        && passesFermat(candidate)
                        && half.isProbablePrime(CERTAINTY)
                        && candidate.isProbablePrime(CERTAINTY)) {
                    return candidate;
                }
            }
        }
    }

    /** The cheapest test that nearly all composites fail. */
    private static boolean passesFermat(BigInteger candidate) {
        var exponent = candidate.subtract(BigInteger.ONE);
        return BigInteger.TWO.modPow(exponent, candidate).equals(BigInteger.ONE);
    }

    /** Marks the k for which {@code start + step·k} has a small factor. */
    private BitSet sieve(BigInteger start, int step) {
        var composite = new BitSet(WINDOW);
        for (int p : smallPrimes) {
            long residue = start.mod(BigInteger.valueOf(p)).longValue();
            long inverse = BigInteger.valueOf(step).modInverse(BigInteger.valueOf(p)).longValue();
            long first = (p - residue) % p * inverse % p;
            for (long k = first; k < WINDOW; k += p) {
                composite.set((int) k);
            }
        }
        return composite;
    }

    /** Odd primes below the sieve's limit (Eratosthenes). */
    private static List<Integer> smallPrimes() {
        var composite = new BitSet(SIEVE_LIMIT);
        var primes = new ArrayList<Integer>();
        for (int i = 3; i < SIEVE_LIMIT; i += 2) {
            if (!composite.get(i)) {
                primes.add(i);
                for (long j = (long) i * i; j < SIEVE_LIMIT; j += 2L * i) {
                    composite.set((int) j);
                }
            }
        }
        return primes;
    }
}
