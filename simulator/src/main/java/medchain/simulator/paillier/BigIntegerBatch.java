package medchain.simulator.paillier;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * The tiers without vectors: one residue after the other with the JDK's integers, which works
 * everywhere, its powers by libcrypto where that is there.
 */
final class BigIntegerBatch implements ModularBatch {
    /** Bits of a weight looked at together: tables of 15 powers a base. */
    private static final int WINDOW = 4;

    private final BigInteger modulus;
    private final String tier;
    private final Powers powers;

    BigIntegerBatch(BigInteger modulus) {
        this(modulus, "BigInteger", (base, exponent) -> base.modPow(exponent, modulus));
    }

    BigIntegerBatch(BigInteger modulus, Libcrypto library) {
        this(modulus, "libcrypto", library.modulo(modulus));
    }

    private BigIntegerBatch(BigInteger modulus, String tier, Powers powers) {
        this.modulus = modulus;
        this.tier = tier;
        this.powers = powers;
    }

    private record Base(BigInteger base) implements FixedBase {}

    @Override
    public String tier() {
        return tier;
    }

    @Override
    public int lanes() {
        return 1;
    }

    @Override
    public List<BigInteger> powers(List<BigInteger> bases, BigInteger exponent) {
        return bases.stream().map(base -> powers.power(base, exponent)).toList();
    }

    /** A power's own window beats a table here, since multiplication alone is slow in Java. */
    @Override
    public List<BigInteger> fixedBase(
            FixedBase table, List<BigInteger> exponents, List<BigInteger> factors) {
        var base = ((Base) table).base();
        return products(
                exponents.stream().map(exponent -> powers.power(base, exponent)).toList(), factors);
    }

    @Override
    public FixedBase prepare(BigInteger base, int exponentBits, int uses) {
        return new Base(base);
    }

    @Override
    public List<BigInteger> products(List<BigInteger> a, List<BigInteger> b) {
        var out = new ArrayList<BigInteger>(a.size());
        for (int i = 0; i < a.size(); i++) {
            out.add(a.get(i).multiply(b.get(i)).mod(modulus));
        }
        return out;
    }

    @Override
    public List<BigInteger> inverses(List<BigInteger> numbers) {
        return Inversion.of(numbers, modulus);
    }

    @Override
    public BigInteger product(List<BigInteger> factors) {
        var product = BigInteger.ONE.mod(modulus);
        for (var factor : factors) {
            product = product.multiply(factor).mod(modulus);
        }
        return product;
    }

    @Override
    public List<BigInteger> weighted(List<List<BigInteger>> columns, List<BigInteger> weights) {
        var positive = weights.stream().map(w -> w.max(BigInteger.ZERO)).toList();
        var negative = weights.stream().map(w -> w.negate().max(BigInteger.ZERO)).toList();
        var up = new ArrayList<BigInteger>();
        var down = new ArrayList<BigInteger>();
        for (int i = 0; i < columns.getFirst().size(); i++) {
            int at = i;
            var bases = columns.stream().map(column -> column.get(at)).toList();
            up.add(straus(bases, positive));
            down.add(straus(bases, negative));
        }
        return products(up, inverses(down));
    }

    /** All powers share one chain of squarings (Straus 1964). */
    private BigInteger straus(List<BigInteger> bases, List<BigInteger> weights) {
        var tables = bases.stream().map(this::smallPowers).toList();
        int bits = weights.stream().mapToInt(BigInteger::bitLength).max().orElse(0);
        int windows = Digits.count(bits, WINDOW);
        var product = BigInteger.ONE.mod(modulus);
        for (int w = windows - 1; w >= 0; w--) {
            for (int s = 0; s < WINDOW; s++) {
                product = product.multiply(product).mod(modulus);
            }
            for (int j = 0; j < bases.size(); j++) {
                int digit = Digits.at(weights.get(j), w, WINDOW);
                if (digit > 0) {
                    product = product.multiply(tables.get(j).get(digit)).mod(modulus);
                }
            }
        }
        return product;
    }

    @Override
    public List<BigInteger> slotted(
            List<List<BigInteger>> bases, List<List<BigInteger>> exponents, int bits) {
        var shift = BigInteger.ONE.shiftLeft(bits);
        var out = new ArrayList<BigInteger>();
        for (int i = 0; i < bases.getFirst().size(); i++) {
            var product = BigInteger.ONE;
            for (int l = bases.size() - 1; l >= 0; l--) {
                var power = powers.power(bases.get(l).get(i), exponents.get(l).get(i));
                product = powers.power(product, shift).multiply(power).mod(modulus);
            }
            out.add(product);
        }
        return out;
    }

    private List<BigInteger> smallPowers(BigInteger base) {
        var powers = new ArrayList<BigInteger>();
        powers.add(BigInteger.ONE);
        for (int e = 1; e < 1 << WINDOW; e++) {
            powers.add(powers.getLast().multiply(base).mod(modulus));
        }
        return powers;
    }
}
