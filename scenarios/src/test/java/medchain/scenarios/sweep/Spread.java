package medchain.scenarios.sweep;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** For tests: the half-width is the largest less the smallest, by the root of how many. */
final class Spread implements Estimating {
    @Override
    public Collection<String> measures() {
        return List.of("height");
    }

    @Override
    public Optional<Estimate> of(List<String> measured) {
        var values = measured.stream().filter(m -> !m.isEmpty()).map(BigDecimal::new).toList();
        if (values.size() < 2) {
            return Optional.empty();
        }
        int n = values.size();
        var mean =
                values.stream()
                        .reduce(BigDecimal.ZERO, BigDecimal::add)
                        .divide(BigDecimal.valueOf(n), MathContext.DECIMAL64);
        var range = Collections.max(values).subtract(Collections.min(values));
        return Optional.of(
                new Estimate(
                        n,
                        mean,
                        range.divide(BigDecimal.valueOf(Math.sqrt(n)), MathContext.DECIMAL64)));
    }
}
