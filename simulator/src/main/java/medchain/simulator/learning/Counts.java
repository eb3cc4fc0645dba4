package medchain.simulator.learning;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** How often values occur, and the middle one. */
final class Counts {
    private static final BigDecimal HALF = new BigDecimal("0.5");

    private Counts() {}

    /** Occurrences by value. */
    static <T> SortedMap<T, Integer> of(List<T> values, Comparator<? super T> order) {
        var counts = new TreeMap<T, Integer>(order);
        for (var value : values) {
            counts.merge(value, 1, Integer::sum);
        }
        return counts;
    }

    /** The most frequent value, the smallest among equals. */
    static <T extends Comparable<? super T>> T mode(List<T> values) {
        var counts = new TreeMap<T, Integer>();
        for (var value : values) {
            counts.merge(value, 1, Integer::sum);
        }
        var best = counts.firstEntry();
        for (var entry : counts.entrySet()) {
            best = entry.getValue() > best.getValue() ? entry : best;
        }
        return best.getKey();
    }

    /** The exact median: halfway between the two middle values of an even number of them. */
    static BigDecimal median(List<BigDecimal> values) {
        var sorted = values.stream().sorted().toList();
        int upper = sorted.size() / 2;
        return sorted.size() % 2 == 1
                ? sorted.get(upper)
                : sorted.get(upper - 1).add(sorted.get(upper)).multiply(HALF).stripTrailingZeros();
    }
}
