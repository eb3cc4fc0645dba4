package medchain.simulator.paillier;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** Inverses of many residues for the price of one inversion (Montgomery 1987). */
final class Inversion {
    private Inversion() {}

    /**
     * @param numbers each without a common factor with the modulus
     */
    static List<BigInteger> of(List<BigInteger> numbers, BigInteger modulus) {
        var before = new ArrayList<BigInteger>(numbers.size());
        var product = BigInteger.ONE;
        for (var number : numbers) {
            before.add(product);
            product = product.multiply(number).mod(modulus);
        }
        var inverse = product.modInverse(modulus);
        var out = new ArrayList<>(numbers);
        for (int i = numbers.size() - 1; i >= 0; i--) {
            out.set(i, inverse.multiply(before.get(i)).mod(modulus));
            inverse = inverse.multiply(numbers.get(i)).mod(modulus);
        }
        return out;
    }
}
