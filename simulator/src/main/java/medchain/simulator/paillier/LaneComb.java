package medchain.simulator.paillier;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** Powers of one base from a table, in all lanes at once; each lane has an exponent of its own. */
final class LaneComb {
    /** Tables have at most 2^10 powers a row … */
    private static final int WIDEST = 10;

    /** … and at most so many bytes: 68 MB for a key of 2048 bits, with windows of 10. */
    private static final long LARGEST = 96L << 20;

    private final VectorBatch batch;
    private final LaneResidues residues;
    private final BigInteger modulus;

    LaneComb(VectorBatch batch, LaneResidues residues, BigInteger modulus) {
        this.batch = batch;
        this.residues = residues;
        this.modulus = modulus;
    }

    /**
     * Rows of powers: row i holds {@code base^(e·2^(window·i))} for every e of one window, limbs of
     * one residue each, in Montgomery's form.
     */
    private record Table(int window, List<List<double[]>> rows) implements ModularBatch.FixedBase {}

    ModularBatch.FixedBase prepare(BigInteger base, int exponentBits, int uses) {
        int window = window(exponentBits, uses);
        int rows = Digits.count(exponentBits, window);
        var starts = new ArrayList<BigInteger>(rows);
        var start = base;
        for (int i = 0; i < rows; i++) {
            starts.add(start);
            start = start.modPow(BigInteger.ONE.shiftLeft(window), modulus);
        }
        var table = new ArrayList<List<double[]>>(rows);
        for (int from = 0; from < rows; from += batch.lanes()) {
            var part = starts.subList(from, Math.min(rows, from + batch.lanes()));
            table.addAll(rowsOf(batch.load(part), part.size(), window));
        }
        return new Table(window, table);
    }

    private List<List<double[]>> rowsOf(double[] bases, int howMany, int window) {
        var rows = new ArrayList<List<double[]>>();
        for (int lane = 0; lane < howMany; lane++) {
            rows.add(new ArrayList<>());
        }
        var power = batch.unit();
        for (int e = 0; e < 1 << window; e++) {
            for (int lane = 0; lane < howMany; lane++) {
                rows.get(lane).add(residues.take(power.value(), lane));
            }
            power.times(bases);
        }
        return rows;
    }

    /** The window with the least work for the table and this many uses. */
    private int window(int exponentBits, int uses) {
        int best = 1;
        long least = Long.MAX_VALUE;
        for (int window = 1; window <= WIDEST; window++) {
            long rows = Digits.count(exponentBits, window);
            long work = rows * ((1L << window) + uses);
            boolean fits = (rows << window) * residues.limbs() * Double.BYTES <= LARGEST;
            if (work < least && fits) {
                least = work;
                best = window;
            }
        }
        return best;
    }

    /**
     * A factor in its plain form takes the result out of Montgomery's by the way.
     *
     * @param factors one an exponent
     */
    List<BigInteger> times(
            ModularBatch.FixedBase prepared, List<BigInteger> exponents, List<BigInteger> factors) {
        var table = (Table) prepared;
        var out = new ArrayList<BigInteger>(exponents.size());
        var gathered = new double[residues.size()];
        for (int from = 0; from < exponents.size(); from += batch.lanes()) {
            int to = Math.min(exponents.size(), from + batch.lanes());
            var digits = digits(exponents.subList(from, to), table);
            var product = batch.unit();
            for (int row = 0; row < table.rows().size(); row++) {
                var powers = table.rows().get(row);
                for (int lane = 0; lane < batch.lanes(); lane++) {
                    residues.put(gathered, lane, powers.get(digits[lane][row]));
                }
                product.times(gathered);
            }
            product.times(residues.load(factors.subList(from, to)));
            out.addAll(residues.store(product.value(), to - from));
        }
        return out;
    }

    /** Lane by lane; lanes without an exponent have zeros. */
    private int[][] digits(List<BigInteger> exponents, Table table) {
        var digits = new int[batch.lanes()][];
        for (int lane = 0; lane < digits.length; lane++) {
            var exponent = lane < exponents.size() ? exponents.get(lane) : BigInteger.ZERO;
            digits[lane] = Digits.all(exponent, table.rows().size(), table.window());
        }
        return digits;
    }
}
