package medchain.simulator.paillier;

import java.math.BigInteger;

/** The digits of an exponent in base 2^window. */
final class Digits {
    private Digits() {}

    /** How many windows cover this many bits. */
    static int count(int bits, int window) {
        return (bits + window - 1) / window;
    }

    /** The digit at a place, 0 the lowest. */
    static int at(BigInteger exponent, int place, int window) {
        int digit = 0;
        for (int b = window - 1; b >= 0; b--) {
            digit = (digit << 1) | (exponent.testBit(place * window + b) ? 1 : 0);
        }
        return digit;
    }

    /**
     * The first digits of an exponent, the lowest first.
     *
     * @param window at most 16
     */
    static int[] all(BigInteger exponent, int count, int window) {
        var bytes = exponent.toByteArray();
        var digits = new int[count];
        for (int place = 0; place < count; place++) {
            int bit = place * window;
            int at = bytes.length - 1 - (bit >> 3);
            int word = 0;
            for (int b = 2; b >= 0; b--) {
                word = (word << Byte.SIZE) | (at - b >= 0 ? bytes[at - b] & 0xff : 0);
            }
            digits[place] = (word >>> (bit & 7)) & ((1 << window) - 1);
        }
        return digits;
    }
}
