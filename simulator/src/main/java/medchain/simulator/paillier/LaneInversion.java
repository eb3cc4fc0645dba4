package medchain.simulator.paillier;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Inverses in lanes: each lane multiplies its own numbers together, so that all of them cost one
 * inversion and three products a number (Montgomery 1987).
 */
final class LaneInversion {
    private final VectorBatch batch;
    private final BigInteger modulus;

    LaneInversion(VectorBatch batch, BigInteger modulus) {
        this.batch = batch;
        this.modulus = modulus;
    }

    /**
     * @param numbers in Montgomery's form, each lane without a common factor with the modulus
     * @return their inverses at the same places, in the same form
     */
    List<double[]> of(List<double[]> numbers) {
        var before = new ArrayList<double[]>(numbers.size());
        var product = batch.unit();
        for (var number : numbers) {
            before.add(product.value().clone());
            product.times(number);
        }
        var inverses = Inversion.of(batch.store(product, batch.lanes()), modulus);
        var left = batch.product(batch.load(inverses));
        var out = new ArrayList<double[]>(numbers.size());
        for (int i = numbers.size() - 1; i >= 0; i--) {
            out.add(batch.product(before.get(i)).times(left.value()).value());
            left.times(numbers.get(i));
        }
        Collections.reverse(out);
        return out;
    }
}
