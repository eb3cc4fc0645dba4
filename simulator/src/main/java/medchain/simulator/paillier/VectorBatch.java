package medchain.simulator.paillier;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** The tier of {@link LaneKernel}: 8 or 4 residues at once on the Vector API. */
final class VectorBatch implements ModularBatch {
    /** Bits of a shared exponent looked at together. */
    private static final int WINDOW = 6;

    /** Tables of fixed bases have at most 2^8 powers a row, 21 MB for a key of 2048 bits. */
    private static final int WIDEST_COMB = 8;

    private final BigInteger modulus;
    private final LaneKernel kernel;
    private final double[] one;
    private final double[] toMontgomery;
    private final double[] fromMontgomery;

    VectorBatch(BigInteger modulus) {
        this.modulus = modulus;
        this.kernel = new LaneKernel(modulus);
        this.one = kernel.everywhere(kernel.one());
        this.toMontgomery = kernel.everywhere(kernel.r(2));
        this.fromMontgomery = kernel.everywhere(BigInteger.ONE);
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
        private double[] spare = new double[kernel.size()];

        /** Starts from a copy. */
        Product(double[] start) {
            this.value = start.clone();
        }

        Product times(double[] factor) {
            kernel.multiply(spare, value, factor, acc);
            var old = value;
            value = spare;
            spare = old;
            return this;
        }

        /** Not to be written to, and good until the next multiplication. */
        double[] value() {
            return value;
        }

        Product squared(int times) {
            for (int i = 0; i < times; i++) {
                times(value);
            }
            return this;
        }
    }

    Product unit() {
        return new Product(one);
    }

    double[] load(List<BigInteger> plain) {
        return new Product(kernel.load(plain)).times(toMontgomery).value;
    }

    List<BigInteger> store(Product product, int howMany) {
        return kernel.store(product.times(fromMontgomery).value, howMany);
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
        var power = new Product(one);
        for (int w = Digits.count(exponent.bitLength(), WINDOW) - 1; w >= 0; w--) {
            power.squared(WINDOW).times(table.get(Digits.at(exponent, w, WINDOW)));
        }
        return power;
    }

    /**
     * Rows of powers: row i holds {@code base^(e·2^(window·i))} for every e of one window, limbs of
     * one residue each, in Montgomery's form.
     */
    private record Comb(int window, List<List<double[]>> rows) implements FixedBase {}

    @Override
    public FixedBase prepare(BigInteger base, int exponentBits, int uses) {
        int window = combWindow(exponentBits, uses);
        int rows = Digits.count(exponentBits, window);
        var starts = new ArrayList<BigInteger>(rows);
        var start = base;
        for (int i = 0; i < rows; i++) {
            starts.add(start);
            start = start.modPow(BigInteger.ONE.shiftLeft(window), modulus);
        }
        var table = new ArrayList<List<double[]>>(rows);
        for (int from = 0; from < rows; from += lanes()) {
            var part = starts.subList(from, Math.min(rows, from + lanes()));
            table.addAll(rowsOf(load(part), part.size(), window));
        }
        return new Comb(window, table);
    }

    private List<List<double[]>> rowsOf(double[] bases, int howMany, int window) {
        var rows = new ArrayList<List<double[]>>();
        for (int lane = 0; lane < howMany; lane++) {
            rows.add(new ArrayList<>());
        }
        var power = new Product(one);
        for (int e = 0; e < 1 << window; e++) {
            for (int lane = 0; lane < howMany; lane++) {
                rows.get(lane).add(kernel.take(power.value, lane));
            }
            power.times(bases);
        }
        return rows;
    }

    /** The window with the least work for the table and this many uses. */
    private static int combWindow(int exponentBits, int uses) {
        int best = 1;
        long least = Long.MAX_VALUE;
        for (int window = 1; window <= WIDEST_COMB; window++) {
            long work = Digits.count(exponentBits, window) * ((1L << window) + uses);
            if (work < least) {
                least = work;
                best = window;
            }
        }
        return best;
    }

    @Override
    public List<BigInteger> fixedBase(FixedBase table, List<BigInteger> exponents) {
        var comb = (Comb) table;
        var out = new ArrayList<BigInteger>(exponents.size());
        var gathered = new double[kernel.size()];
        for (int from = 0; from < exponents.size(); from += lanes()) {
            var part = exponents.subList(from, Math.min(exponents.size(), from + lanes()));
            var product = new Product(one);
            for (int row = 0; row < comb.rows().size(); row++) {
                gather(gathered, comb, row, part);
                product.times(gathered);
            }
            out.addAll(store(product, part.size()));
        }
        return out;
    }

    private void gather(double[] out, Comb comb, int row, List<BigInteger> exponents) {
        var powers = comb.rows().get(row);
        for (int lane = 0; lane < lanes(); lane++) {
            int digit =
                    lane < exponents.size()
                            ? Digits.at(exponents.get(lane), row, comb.window())
                            : 0;
            kernel.put(out, lane, powers.get(digit));
        }
    }

    @Override
    public List<BigInteger> products(List<BigInteger> a, List<BigInteger> b) {
        var out = new ArrayList<BigInteger>(a.size());
        for (int from = 0; from < a.size(); from += lanes()) {
            int to = Math.min(a.size(), from + lanes());
            var product = new Product(kernel.load(a.subList(from, to)));
            product.times(load(b.subList(from, to)));
            out.addAll(kernel.store(product.value, to - from));
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
                new Product(kernel.load(factors.subList(0, Math.min(lanes(), factors.size()))));
        for (int round = 1; round < rounds; round++) {
            int from = round * lanes();
            int to = Math.min(factors.size(), from + lanes());
            product.times(kernel.load(factors.subList(from, to)));
        }
        var lost = kernel.r(rounds - 1).modPow(BigInteger.valueOf(lanes()), modulus);
        for (var lane : kernel.store(product.value, lanes())) {
            lost = lost.multiply(lane).mod(modulus);
        }
        return lost;
    }

    @Override
    public Fractions weighted(List<List<BigInteger>> columns, List<BigInteger> weights) {
        int size = columns.getFirst().size();
        var up = new ArrayList<BigInteger>(size);
        var down = new ArrayList<BigInteger>(size);
        for (int from = 0; from < size; from += lanes()) {
            int to = Math.min(size, from + lanes());
            int at = from;
            var bases = columns.stream().map(column -> load(column.subList(at, to))).toList();
            up.addAll(store(buckets(bases, weights, 1), to - from));
            down.addAll(store(buckets(bases, weights, -1), to - from));
        }
        return new Fractions(up, down);
    }

    /**
     * Pippenger's buckets over the weights of one sign: window by window, bases of one digit are
     * multiplied together first, then each bucket is raised to its digit by running products.
     */
    private Product buckets(List<double[]> bases, List<BigInteger> weights, int sign) {
        var signed = weights.stream().filter(w -> w.signum() == sign).toList();
        int bits = signed.stream().mapToInt(w -> w.abs().bitLength()).max().orElse(0);
        int window = bucketWindow(bits, signed.size());
        var result = new Product(one);
        for (int w = Digits.count(bits, window) - 1; w >= 0; w--) {
            result.squared(window);
            var filled = new ArrayList<List<double[]>>();
            for (int digit = 0; digit < 1 << window; digit++) {
                filled.add(new ArrayList<>());
            }
            for (int j = 0; j < bases.size(); j++) {
                if (weights.get(j).signum() == sign) {
                    var size = weights.get(j).abs();
                    filled.get(Digits.at(size, w, window)).add(bases.get(j));
                }
            }
            multiplyBuckets(result, filled);
        }
        return result;
    }

    /** The window with the fewest products: each takes the bases once and the buckets once. */
    private static int bucketWindow(int bits, int bases) {
        int best = 1;
        for (int window = 2; window <= 8; window++) {
            if (bucketWork(bits, bases, window) < bucketWork(bits, bases, best)) {
                best = window;
            }
        }
        return best;
    }

    private static int bucketWork(int bits, int bases, int window) {
        int nonZero = bases - (bases >> window);
        return Digits.count(bits, window) * (nonZero + (1 << window));
    }

    private void multiplyBuckets(Product result, List<List<double[]>> buckets) {
        var running = new ArrayList<Product>(1);
        for (int digit = buckets.size() - 1; digit > 0; digit--) {
            for (var base : buckets.get(digit)) {
                if (running.isEmpty()) {
                    running.add(new Product(base));
                } else {
                    running.getFirst().times(base);
                }
            }
            if (!running.isEmpty()) {
                result.times(running.getFirst().value);
            }
        }
    }

    @Override
    public List<BigInteger> slotted(
            List<List<BigInteger>> bases, List<List<BigInteger>> exponents, int bits) {
        return new SlottedPowers(this, kernel).of(bases, exponents, bits);
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
