package medchain.simulator.paillier;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import medchain.simulator.kernel.Parallel;
import medchain.simulator.kernel.Portable;

/**
 * Bulk arithmetic in pieces of bytes, for other processes. Pieces do not depend on who does them,
 * so neither do the results.
 */
record Sent(PublicKey key, Parallel parallel) {
    /** Operations that one piece holds: some tenths of a second of work. */
    private static final int PIECE = 512;

    /** The key's noise to the power of each exponent. */
    List<BigInteger> powers(String stage, List<BigInteger> exponents) {
        var pieces =
                starts(exponents.size(), PIECE)
                        .map(from ->
                                exponents.subList(from, Math.min(exponents.size(), from + PIECE)))
                        .map(part -> new Parcels.Writer().numbers(part).bytes())
                        .toList();
        return numbers(
                parallel.send(stage, new Powers(), new Parcels.Writer().key(key).bytes(), pieces));
    }

    /** See {@link Engine#weighted}. */
    List<BigInteger> weighted(
            String stage, List<List<BigInteger>> columns, List<BigInteger> weights) {
        int rows = columns.getFirst().size();
        int step = Math.max(1, PIECE / columns.size());
        var pieces =
                starts(rows, step)
                        .map(from -> {
                            var out = new Parcels.Writer();
                            int to = Math.min(rows, from + step);
                            columns.forEach(column -> out.numbers(column.subList(from, to)));
                            return out.bytes();
                        })
                        .toList();
        var shared = new Parcels.Writer().key(key).numbers(weights).bytes();
        return numbers(parallel.send(stage, new Weighted(), shared, pieces));
    }

    private static java.util.stream.Stream<Integer> starts(int size, int step) {
        return IntStream.iterate(0, from -> from < size, from -> from + step).boxed();
    }

    private static List<BigInteger> numbers(List<byte[]> replies) {
        return replies.stream()
                .flatMap(reply -> new Parcels.Reader(reply).numbers().stream())
                .toList();
    }

    /** Powers of a key's noise. */
    public static final class Powers implements Portable {
        @Override
        public byte[] apply(byte[] shared, byte[] piece) {
            var key = new Parcels.Reader(shared).key();
            var exponents = new Parcels.Reader(piece).numbers();
            var arithmetic = Tiers.best(key.nSquared());
            var table = arithmetic.prepare(key.noise(), key.bits() / 2, exponents.size());
            var ones = Collections.nCopies(exponents.size(), BigInteger.ONE);
            return new Parcels.Writer()
                    .numbers(arithmetic.fixedBase(table, exponents, ones))
                    .bytes();
        }
    }

    /** Weighted sums of columns of ciphertexts. */
    public static final class Weighted implements Portable {
        @Override
        public byte[] apply(byte[] shared, byte[] piece) {
            var common = new Parcels.Reader(shared);
            var arithmetic = Tiers.best(common.key().nSquared());
            var weights = common.numbers();
            var in = new Parcels.Reader(piece);
            var columns = new ArrayList<List<BigInteger>>();
            for (int i = 0; i < weights.size(); i++) {
                columns.add(in.numbers());
            }
            return new Parcels.Writer().numbers(arithmetic.weighted(columns, weights)).bytes();
        }
    }
}
