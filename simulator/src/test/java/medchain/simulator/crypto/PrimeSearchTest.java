package medchain.simulator.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Arrays;
import medchain.simulator.kernel.ByteSource;
import medchain.simulator.kernel.Streams;
import org.junit.jupiter.api.Test;

class PrimeSearchTest {
    private static final int BITS = 1024;

    @Test
    void the_test_tells_every_small_prime_from_every_small_composite() {
        var search = new PrimeSearch(new Streams(1).stream("bases"), 16);
        for (int n = 5; n < 1 << 16; n += 2) {
            var number = BigInteger.valueOf(n);
            assertThat(search.isProbablePrime(number))
                    .as("%d", n)
                    .isEqualTo(number.isProbablePrime(64));
        }
    }

    @Test
    void a_prime_that_the_exponent_does_not_suit_is_passed_over() {
        // p = 1 + 2 k 65537: no private exponent exists
        var step = VerifyKey.F4.shiftLeft(1);
        var p = BigInteger.TWO.pow(BITS).divide(step).multiply(step).add(BigInteger.ONE);
        while (p.bitLength() > BITS || !p.isProbablePrime(64)) {
            p = p.subtract(step);
        }
        var prime = new PrimeSearch(startingWith(p), BITS).next();
        assertThat(prime).isGreaterThan(p);
        assertThat(prime.isProbablePrime(64)).isTrue();
        assertThat(prime.subtract(p).bitLength()).isLessThan(20);
    }

    @Test
    void the_search_starts_again_rather_than_outgrow_its_length() {
        var last = BigInteger.TWO.pow(BITS).subtract(BigInteger.ONE);
        var prime = new PrimeSearch(startingWith(last), BITS).next();
        assertThat(prime.bitLength()).isEqualTo(BITS);
        assertThat(prime.isProbablePrime(64)).isTrue();
    }

    @Test
    void the_two_highest_bits_are_set_whatever_was_drawn() {
        var prime = new PrimeSearch(startingWith(BigInteger.ZERO), BITS).next();
        assertThat(prime.shiftRight(BITS - 2)).isEqualTo(3);
    }

    /** Gives this number first, and random bytes from then on. */
    private static ByteSource startingWith(BigInteger first) {
        var random = new Streams(2).stream("after the first");
        var begun = new boolean[1];
        return out -> {
            if (begun[0]) {
                random.fill(out);
                return;
            }
            begun[0] = true;
            byte[] digits = first.toByteArray();
            int from = Math.max(0, digits.length - out.length);
            Arrays.fill(out, (byte) 0);
            System.arraycopy(
                    digits, from, out, out.length - (digits.length - from), digits.length - from);
        };
    }
}
