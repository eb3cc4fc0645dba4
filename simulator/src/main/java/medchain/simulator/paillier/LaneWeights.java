package medchain.simulator.paillier;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * Products of powers with weights that all lanes share: bases with negative weights are inverted,
 * all of them for the price of one inversion, and Pippenger's buckets take them together.
 */
final class LaneWeights {
    private static final int WIDEST = 8;

    private final VectorBatch batch;
    private final BigInteger modulus;

    LaneWeights(VectorBatch batch, BigInteger modulus) {
        this.batch = batch;
        this.modulus = modulus;
    }

    List<BigInteger> of(List<List<BigInteger>> columns, List<BigInteger> weights) {
        int size = columns.getFirst().size();
        var groups = new ArrayList<List<double[]>>();
        for (int from = 0; from < size; from += batch.lanes()) {
            int at = from;
            int to = Math.min(size, from + batch.lanes());
            groups.add(
                    new ArrayList<>(
                            columns.stream().map(c -> batch.load(c.subList(at, to))).toList()));
        }
        invert(groups, weights);
        var sizes = weights.stream().map(BigInteger::abs).toList();
        var out = new ArrayList<BigInteger>(size);
        for (var group : groups) {
            int howMany = Math.min(batch.lanes(), size - out.size());
            out.addAll(batch.store(buckets(group, sizes), howMany));
        }
        return out;
    }

    /** Puts the inverse in the place of every base with a negative weight. */
    private void invert(List<List<double[]>> groups, List<BigInteger> weights) {
        var places = new ArrayList<Integer>();
        for (int j = 0; j < weights.size(); j++) {
            if (weights.get(j).signum() < 0) {
                places.add(j);
            }
        }
        if (places.isEmpty()) {
            return;
        }
        var negative = groups.stream().flatMap(group -> places.stream().map(group::get)).toList();
        var inverses = new LaneInversion(batch, modulus).of(negative).iterator();
        for (var group : groups) {
            for (int place : places) {
                group.set(place, inverses.next());
            }
        }
    }

    /**
     * Window by window, bases of one digit are multiplied together first, then each bucket is
     * raised to its digit by running products (Pippenger 1976).
     */
    private VectorBatch.Product buckets(List<double[]> bases, List<BigInteger> weights) {
        int bits = weights.stream().mapToInt(BigInteger::bitLength).max().orElse(0);
        int count = (int) weights.stream().filter(w -> w.signum() > 0).count();
        int window = window(bits, count);
        int top = Digits.count(bits, window) - 1;
        var result = batch.unit();
        for (int w = top; w >= 0; w--) {
            if (w < top) {
                result.squared(window);
            }
            var filled = new ArrayList<List<double[]>>();
            for (int digit = 0; digit < 1 << window; digit++) {
                filled.add(new ArrayList<>());
            }
            for (int j = 0; j < bases.size(); j++) {
                filled.get(Digits.at(weights.get(j), w, window)).add(bases.get(j));
            }
            multiply(result, filled);
        }
        return result;
    }

    /** The window with the fewest products: each takes the bases once and the buckets once. */
    private static int window(int bits, int bases) {
        int best = 1;
        for (int window = 2; window <= WIDEST; window++) {
            if (work(bits, bases, window) < work(bits, bases, best)) {
                best = window;
            }
        }
        return best;
    }

    private static int work(int bits, int bases, int window) {
        int nonZero = bases - (bases >> window);
        return Digits.count(bits, window) * (nonZero + (1 << window));
    }

    private void multiply(VectorBatch.Product result, List<List<double[]>> buckets) {
        var running = new ArrayList<VectorBatch.Product>(1);
        for (int digit = buckets.size() - 1; digit > 0; digit--) {
            for (var base : buckets.get(digit)) {
                if (running.isEmpty()) {
                    running.add(batch.product(base));
                } else {
                    running.getFirst().times(base);
                }
            }
            if (!running.isEmpty()) {
                result.times(running.getFirst().value());
            }
        }
    }
}
