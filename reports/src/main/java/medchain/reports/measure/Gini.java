package medchain.reports.measure;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;

/**
 * How unevenly something is spread: sum over i of (2i - n - 1) x_i, divided by n times the sum,
 * with x sorted upwards and i from 1 (Gini 1912, in the form of Dixon et al. 1987, without the
 * small-sample factor).
 */
final class Gini {
    private Gini() {}

    /** From 0 to 1 - 1/n, exact to six decimals; 0 when there is nothing to spread. */
    static BigDecimal of(List<Long> shares) {
        var sorted = shares.stream().sorted().toList();
        var weighted = BigInteger.ZERO;
        var sum = BigInteger.ZERO;
        for (int i = 0; i < sorted.size(); i++) {
            var share = BigInteger.valueOf(sorted.get(i));
            weighted = weighted.add(share.multiply(BigInteger.valueOf(2L * i + 1 - sorted.size())));
            sum = sum.add(share);
        }
        return Decimals.ratio(weighted, sum.multiply(BigInteger.valueOf(sorted.size())));
    }
}
