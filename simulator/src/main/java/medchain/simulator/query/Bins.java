package medchain.simulator.query;

import java.math.BigDecimal;
import java.util.List;
import medchain.simulator.learning.Thermometer;

/**
 * The bins of one column: from each threshold to the next.
 *
 * @param thresholds rising
 */
record Bins(String column, List<BigDecimal> thresholds) {

    /** The bins that the bits among these columns make. */
    static Bins of(String column, List<String> names) {
        var prefix = column + "<=";
        return new Bins(
                column,
                names.stream()
                        .filter(name -> name.startsWith(prefix))
                        .map(name -> new BigDecimal(name.substring(prefix.length())))
                        .sorted()
                        .toList());
    }

    /** Of the bits, in the order of the thresholds. */
    List<String> names() {
        return thresholds.stream().map(t -> Thermometer.bit(column, t)).toList();
    }

    /** What the bin of this number is called; there is one more than thresholds. */
    String label(int bin) {
        if (bin == 0) {
            return column + " to " + thresholds.getFirst().toPlainString();
        }
        var from = column + " above " + thresholds.get(bin - 1).toPlainString();
        return bin == thresholds.size()
                ? from
                : from + " to " + thresholds.get(bin).toPlainString();
    }

    /** The bin that a value falls into. */
    int of(BigDecimal value) {
        int bin = 0;
        while (bin < thresholds.size() && value.compareTo(thresholds.get(bin)) > 0) {
            bin++;
        }
        return bin;
    }
}
