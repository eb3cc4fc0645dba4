package medchain.simulator.paillier;

import java.math.BigInteger;

/** Powers modulo one odd number. Makers differ in speed only; threads may share them. */
interface Powers {
    /**
     * @param base from 0 to modulus - 1
     * @param exponent not negative
     */
    BigInteger power(BigInteger base, BigInteger exponent);
}
