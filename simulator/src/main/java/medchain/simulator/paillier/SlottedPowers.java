package medchain.simulator.paillier;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * Small powers side by side, in all lanes at once: each lane has bases and exponents of its own,
 * the squarings are the same for all.
 */
final class SlottedPowers {
    private static final int WINDOW = 3;

    private final VectorBatch batch;
    private final LaneResidues residues;

    SlottedPowers(VectorBatch batch, LaneResidues residues) {
        this.batch = batch;
        this.residues = residues;
    }

    List<BigInteger> of(List<List<BigInteger>> bases, List<List<BigInteger>> exponents, int bits) {
        int size = bases.getFirst().size();
        var out = new ArrayList<BigInteger>(size);
        for (int from = 0; from < size; from += batch.lanes()) {
            int at = from;
            int to = Math.min(size, from + batch.lanes());
            out.addAll(
                    lanes(
                            bases.stream().map(b -> b.subList(at, to)).toList(),
                            exponents.stream().map(e -> e.subList(at, to)).toList(),
                            bits));
        }
        return out;
    }

    private List<BigInteger> lanes(
            List<List<BigInteger>> bases, List<List<BigInteger>> exponents, int bits) {
        var product = batch.unit();
        var gathered = new double[residues.size()];
        for (int l = bases.size() - 1; l >= 0; l--) {
            var table = table(batch.load(bases.get(l)));
            for (int place = bits / WINDOW - 1; place >= 0; place--) {
                product.squared(WINDOW);
                if (gather(gathered, table, exponents.get(l), place)) {
                    product.times(gathered);
                }
            }
        }
        return batch.store(product, bases.getFirst().size());
    }

    private List<double[]> table(double[] base) {
        var table = new ArrayList<double[]>();
        table.add(batch.unit().value());
        table.add(base);
        for (int e = 2; e < 1 << WINDOW; e++) {
            table.add(batch.product(table.getLast()).times(base).value());
        }
        return table;
    }

    /** Each lane's power of its own digit; false when every digit is zero. */
    private boolean gather(
            double[] out, List<double[]> table, List<BigInteger> exponents, int place) {
        boolean any = false;
        for (int lane = 0; lane < batch.lanes(); lane++) {
            int digit = lane < exponents.size() ? Digits.at(exponents.get(lane), place, WINDOW) : 0;
            any |= digit > 0;
            residues.copy(out, lane, table.get(digit));
        }
        return any;
    }
}
