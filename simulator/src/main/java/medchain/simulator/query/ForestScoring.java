package medchain.simulator.query;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import medchain.simulator.kernel.ByteSource;
import medchain.simulator.learning.FixedPointForest;
import medchain.simulator.paillier.Engine;

/**
 * Evaluates a forest on encrypted bits without a comparison: every leaf's path cost is the number
 * of tests on its path that went the other way (Tai, Ma, Zhao and Chow, ESORICS 2017), zero at the
 * leaf that is reached and nowhere else.
 *
 * <p>A tree's leaves stand in the slots of one ciphertext, in an order drawn anew for each tree and
 * row, as {@code r·cost + value}, with a fresh factor r of 53 to 59 bits. The reader knows the leaf
 * reached by its small slot; of the others he sees numbers without meaning. Values are shifted by
 * numbers that add up to zero over the forest, so that he learns the sum of the trees alone. Values
 * are multiples of 60, the least common multiple of all costs, lest a remainder tell them. Whoever
 * knows the masks could read each tree: they are the delegates' secret.
 *
 * <p>A forest of more than two labels is as many forests that share their tests: orders, factors
 * and shifts are drawn anew for each label, so that he learns one sum a label and nothing that
 * joins them.
 */
final class ForestScoring {
    static final int SLOT_BITS = 63;

    /** Values are counted modulo 2^52; factors are beyond. */
    private static final int VALUE_BITS = 52;

    private static final int FACTOR_BITS = 59;
    static final int COMMON = 60;
    private static final long VALUES = 1L << VALUE_BITS;

    private final FixedPointForest forest;
    private final Engine engine;
    private final ByteSource masks;

    ForestScoring(FixedPointForest forest, Engine engine, ByteSource masks) {
        this.forest = forest;
        this.engine = engine;
        this.masks = masks;
    }

    /**
     * @param bits ciphertexts of one row's bits, in the order of the forest's features
     * @return one ciphertext a tree, label by label; not yet re-randomised
     */
    List<BigInteger> trees(List<BigInteger> bits) {
        var costs = leafCosts(bits, engine.complements(bits));
        var added = new ArrayList<BigInteger>();
        var slots = new ArrayList<List<BigInteger>>();
        var factors = new ArrayList<List<BigInteger>>();
        int leaves = 1 << forest.depth();
        for (int l = 0; l < leaves; l++) {
            slots.add(new ArrayList<>());
            factors.add(new ArrayList<>());
        }
        for (int label = 0; label < forest.labels().size(); label++) {
            var shifts = shifts(forest.trees().size());
            for (int t = 0; t < forest.trees().size(); t++) {
                var values = forest.trees().get(t).leaves().get(label);
                var order = order(leaves);
                for (int l = leaves - 1; l >= 0; l--) {
                    slots.get(l).add(costs.get(order.get(l)).get(t));
                    factors.get(l).add(factor());
                }
                added.add(added(order.reversed(), values, shifts.get(t)));
            }
        }
        return engine.plus(engine.sideBySide(slots, factors, SLOT_BITS), added);
    }

    /** The values of leaves, each shifted, side by side, the first in the highest slot. */
    private static BigInteger added(List<Integer> order, List<Integer> values, long shift) {
        var sum = BigInteger.ZERO;
        for (int leaf : order) {
            long value = values.get(leaf) * (long) COMMON;
            sum = sum.shiftLeft(SLOT_BITS).add(BigInteger.valueOf((value + shift) % VALUES));
        }
        return sum;
    }

    /** Level by level, for all trees at once: by leaf, then by tree. */
    private List<List<BigInteger>> leafCosts(List<BigInteger> bits, List<BigInteger> opposite) {
        List<List<BigInteger>> level = List.of();
        for (int d = 0; d < forest.depth(); d++) {
            var next = new ArrayList<List<BigInteger>>();
            for (int i = 0; i < 1 << d; i++) {
                int place = (1 << d) - 1 + i;
                var yes = edges(opposite, place);
                var no = edges(bits, place);
                next.add(d == 0 ? yes : engine.sums(level.get(i), yes));
                next.add(d == 0 ? no : engine.sums(level.get(i), no));
            }
            level = next;
        }
        return level;
    }

    private List<BigInteger> edges(List<BigInteger> costs, int place) {
        return forest.trees().stream().map(t -> costs.get(t.tests().get(place))).toList();
    }

    private long draw() {
        return ByteBuffer.wrap(masks.bytes(Long.BYTES)).getLong() >>> 1;
    }

    private BigInteger factor() {
        long least = VALUES << 1;
        return BigInteger.valueOf(least + draw() % ((1L << FACTOR_BITS) - least));
    }

    private List<Long> shifts(int trees) {
        var shifts = new ArrayList<Long>();
        long sum = 0;
        for (int t = 1; t < trees; t++) {
            long shift = draw() % VALUES;
            shifts.add(shift);
            sum = (sum + shift) % VALUES;
        }
        shifts.add((VALUES - sum) % VALUES);
        return shifts;
    }

    private List<Integer> order(int leaves) {
        var order = new ArrayList<Integer>();
        for (int l = 0; l < leaves; l++) {
            order.add(l);
        }
        for (int l = leaves - 1; l > 0; l--) {
            int other = (int) (draw() % (l + 1));
            int kept = order.get(l);
            order.set(l, order.get(other));
            order.set(other, kept);
        }
        return order;
    }

    /**
     * The forest's score from the opened trees of a row.
     *
     * @return negative when a tree does not show exactly one leaf, or the sum is no sum of leaves:
     *     the bits were no thermometer, or the ciphertexts not those of a forest
     */
    static BigInteger read(List<BigInteger> opened, int depth) {
        var slot = BigInteger.ONE.shiftLeft(SLOT_BITS).subtract(BigInteger.ONE);
        long sum = 0;
        for (var tree : opened) {
            int reached = 0;
            for (int l = 0; l < 1 << depth; l++) {
                var value = tree.shiftRight(SLOT_BITS * l).and(slot);
                if (value.bitLength() <= VALUE_BITS) {
                    reached++;
                    sum = (sum + value.longValueExact()) % VALUES;
                }
            }
            if (reached != 1) {
                return BigInteger.ONE.negate();
            }
        }
        return sum % COMMON == 0 ? BigInteger.valueOf(sum / COMMON) : BigInteger.ONE.negate();
    }
}
