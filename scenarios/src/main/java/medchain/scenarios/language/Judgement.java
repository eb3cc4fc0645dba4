package medchain.scenarios.language;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * What became of an expectation. Unknown fails a run as broken does, unless it says otherwise.
 *
 * @param measured the left side of a comparison
 * @param detail one sentence
 */
public record Judgement(
        Expectation expectation,
        Verdict verdict,
        Optional<BigDecimal> measured,
        long observations,
        String detail) {
    public boolean passed() {
        return verdict == Verdict.HELD || (verdict == Verdict.UNKNOWN && expectation.orUnknown());
    }
}
