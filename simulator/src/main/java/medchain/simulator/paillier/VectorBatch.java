package medchain.simulator.paillier;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** The tier of {@link LaneKernel}: 8 or 4 residues at once on the Vector API. */
final class VectorBatch implements ModularBatch {
    /** Bits of a shared exponent looked at together. */
    private static final int WINDOW = 6;

    private final BigInteger modulus;
    private final LaneKernel kernel;
    private final LaneResidues residues;
    private final double[] one;
    private final double[] toMontgomery;
    private final double[] fromMontgomery;

    VectorBatch(BigInteger modulus) {
        this.modulus = modulus;
        this.kernel = new LaneKernel(modulus);
        this.residues = kernel.residues();
        this.one = residues.everywhere(kernel.one());
        this.toMontgomery = residues.everywhere(kernel.r(2));
        this.fromMontgomery = residues.everywhere(BigInteger.ONE);
    }

    @Override
    public String tier() {
        return "Vector API, " + LaneKernel.LANES + " lanes";
    }

    @Override
    public int lanes() {
        return LaneKernel.LANES;
    }

    /** Multiplies, and hands on the array that is free next. */
    final class Product {
        private final long[] acc = kernel.accumulator();
        private double[] value;
        private double[] spare = new double[residues.size()];
        private final double[] twice = new double[residues.size()];

        /** Starts from a copy. */
        Product(double[] start) {
            this.value = start.clone();
        }

        Product times(double[] factor) {
            kernel.multiply(spare, value, factor, acc);
            swap();
            return this;
        }

        /** Not to be written to, and good until the next multiplication. */
        double[] value() {
            return value;
        }

        Product squared(int times) {
            for (int i = 0; i < times; i++) {
                kernel.square(spare, value, acc, twice);
                swap();
            }
            return this;
        }

        private void swap() {
            var old = value;
            value = spare;
            spare = old;
        }
    }

    Product unit() {
        return new Product(one);
    }

    /** Starts from a copy. */
    Product product(double[] start) {
        return new Product(start);
    }

    double[] load(List<BigInteger> plain) {
        return new Product(residues.load(plain)).times(toMontgomery).value;
    }

    List<BigInteger> store(Product product, int howMany) {
        return residues.store(product.times(fromMontgomery).value, howMany);
    }

    @Override
    public List<BigInteger> powers(List<BigInteger> bases, BigInteger exponent) {
        var out = new ArrayList<BigInteger>(bases.size());
        for (int from = 0; from < bases.size(); from += lanes()) {
            var part = bases.subList(from, Math.min(bases.size(), from + lanes()));
            out.addAll(store(power(load(part), exponent), part.size()));
        }
        return out;
    }

    private Product power(double[] base, BigInteger exponent) {
        var table = new ArrayList<double[]>();
        table.add(one);
        for (int e = 1; e < 1 << WINDOW; e++) {
            table.add(new Product(table.getLast()).times(base).value);
        }
        int top = Digits.count(exponent.bitLength(), WINDOW) - 1;
        var power = new Product(top < 0 ? one : table.get(Digits.at(exponent, top, WINDOW)));
        for (int w = top - 1; w >= 0; w--) {
            power.squared(WINDOW).times(table.get(Digits.at(exponent, w, WINDOW)));
        }
        return power;
    }

    @Override
    public FixedBase prepare(BigInteger base, int exponentBits, int uses) {
        return new LaneComb(this, residues, modulus).prepare(base, exponentBits, uses);
    }

    @Override
    public List<BigInteger> fixedBase(
            FixedBase table, List<BigInteger> exponents, List<BigInteger> factors) {
        return new LaneComb(this, residues, modulus).times(table, exponents, factors);
    }

    @Override
    public List<BigInteger> products(List<BigInteger> a, List<BigInteger> b) {
        var out = new ArrayList<BigInteger>(a.size());
        for (int from = 0; from < a.size(); from += lanes()) {
            int to = Math.min(a.size(), from + lanes());
            var product = new Product(residues.load(a.subList(from, to)));
            product.times(load(b.subList(from, to)));
            out.addAll(residues.store(product.value, to - from));
        }
        return out;
    }

    @Override
    public List<BigInteger> inverses(List<BigInteger> numbers) {
        var groups = new ArrayList<double[]>();
        for (int from = 0; from < numbers.size(); from += lanes()) {
            groups.add(load(numbers.subList(from, Math.min(numbers.size(), from + lanes()))));
        }
        var out = new ArrayList<BigInteger>(numbers.size());
        for (var inverse : new LaneInversion(this, modulus).of(groups)) {
            out.addAll(store(product(inverse), Math.min(lanes(), numbers.size() - out.size())));
        }
        return out;
    }

    /** Lanes multiply every n-th factor each; what Montgomery's form takes off is given back. */
    @Override
    public BigInteger product(List<BigInteger> factors) {
        int rounds = Digits.count(factors.size(), lanes());
        if (rounds == 0) {
            return BigInteger.ONE.mod(modulus);
        }
        var product =
                new Product(residues.load(factors.subList(0, Math.min(lanes(), factors.size()))));
        for (int round = 1; round < rounds; round++) {
            int from = round * lanes();
            int to = Math.min(factors.size(), from + lanes());
            product.times(residues.load(factors.subList(from, to)));
        }
        var lost = kernel.r(rounds - 1).modPow(BigInteger.valueOf(lanes()), modulus);
        for (var lane : residues.store(product.value, lanes())) {
            lost = lost.multiply(lane).mod(modulus);
        }
        return lost;
    }

    @Override
    public List<BigInteger> weighted(List<List<BigInteger>> columns, List<BigInteger> weights) {
        return new LaneWeights(this, modulus).of(columns, weights);
    }

    @Override
    public List<BigInteger> slotted(
            List<List<BigInteger>> bases, List<List<BigInteger>> exponents, int bits) {
        return new SlottedPowers(this, residues).of(bases, exponents, bits);
    }

    /** Whether this machine computes as the JDK's integers do. */
    static boolean works() {
        var modulus = BigInteger.ONE.shiftLeft(1021).subtract(BigInteger.valueOf(9));
        var vector = new VectorBatch(modulus);
        var plain = new BigIntegerBatch(modulus);
        var numbers = new ArrayList<BigInteger>();
        for (int i = 0; i < LaneKernel.LANES; i++) {
            numbers.add(modulus.shiftRight(3 * i).subtract(BigInteger.valueOf(7L * i)));
        }
        var exponent = BigInteger.valueOf(0x1234_5678_9ABCDEFL);
        return vector.powers(numbers, exponent).equals(plain.powers(numbers, exponent));
    }
}
