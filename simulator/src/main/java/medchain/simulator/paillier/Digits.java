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
}
