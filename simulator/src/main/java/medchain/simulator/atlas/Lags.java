package medchain.simulator.atlas;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/** Latencies of a walked chain as lists and as points of a chart. */
final class Lags {
    private static final int DRAWN = 60;

    private Lags() {}

    /** The first points of a chart, enough to see the tooth. */
    static void first(List<Evidence> evidence, String preset, List<Long> lags) {
        for (int i = 0; i < Math.min(DRAWN, lags.size()); i++) {
            evidence.add(new Evidence.Lag(preset, i + 1, lags.get(i)));
        }
    }

    /** Blocks until finality, of every block of a range. */
    static List<Long> finalityBlocks(ChainWalker chain, long from, long to) {
        return LongStream.range(from, to).map(chain::finalityBlocks).boxed().toList();
    }

    static List<Long> finalitySlots(ChainWalker chain, long from, long to) {
        return LongStream.range(from, to).map(chain::finalitySlots).boxed().toList();
    }

    /** Every so many of them, beginning with the first. */
    static Sample every(List<Long> values, int step) {
        var picked = new ArrayList<Double>();
        for (int i = 0; i < values.size(); i += step) {
            picked.add((double) values.get(i));
        }
        return Sample.of(picked);
    }

    static double mean(List<Long> values) {
        return values.stream().mapToLong(v -> v).average().orElseThrow();
    }

    /** Which delegates crash: the first so many. */
    static ChainWalker crash(ChainWalker chain, int crashed) {
        return chain.crash(ChainWalker.delegates(crashed));
    }
}
