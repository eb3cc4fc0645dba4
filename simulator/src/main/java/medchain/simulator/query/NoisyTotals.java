package medchain.simulator.query;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import medchain.simulator.kernel.Answer;
import medchain.simulator.kernel.ByteSource;
import medchain.simulator.paillier.Engine;

/** Adds noise to encrypted sums, the budget of the question spread evenly over them. */
final class NoisyTotals {
    private final Schema schema;
    private final Engine engine;
    private final BigDecimal epsilon;

    NoisyTotals(Schema schema, Engine engine, BigDecimal epsilon) {
        this.schema = schema;
        this.engine = engine;
        this.epsilon = epsilon;
    }

    Answer<EncryptedAnswer.Totals> of(EncryptedAnswer.Totals totals, ByteSource random) {
        switch (totals.statistic()) {
            case VARIANCE, COVARIANCE -> {
                return Answer.refused("noise; expected with a count, sum, mean or histogram");
            }
            case COUNT, SUM, MEAN, HISTOGRAM -> {}
        }
        int lines = totals.cells().stream().mapToInt(cell -> cell.sums().size()).sum();
        var each = epsilon.divide(BigDecimal.valueOf(lines), MathContext.DECIMAL64);
        var cells = new ArrayList<EncryptedAnswer.Cell>();
        for (var cell : totals.cells()) {
            var sums = new ArrayList<EncryptedAnswer.Sum>();
            for (var sum : cell.sums()) {
                var noise = new Noise(sensitivity(totals.statistic(), cell), each);
                var most = sum.most().add(noise.most());
                if (!schema.slots().reaches(most)) {
                    return Answer.refused(
                            "noise could overflow a slot; expected a larger epsilon, or fewer"
                                    + " columns at once");
                }
                var shifted = engine.plus(List.of(sum.ciphertext()), noise.draw(random));
                sums.add(new EncryptedAnswer.Sum(shifted.getFirst(), sum.decimals(), most));
            }
            cells.add(
                    new EncryptedAnswer.Cell(
                            cell.key(), cell.group(), cell.rows(), cell.count(), sums));
        }
        return Answer.of(new EncryptedAnswer.Totals(totals.statistic(), cells));
    }

    /** One patient is one of a count, and at most the bound of the column in a sum. */
    private BigInteger sensitivity(Statistic statistic, EncryptedAnswer.Cell cell) {
        return switch (statistic) {
            case COUNT, HISTOGRAM -> BigInteger.ONE;
            case SUM, MEAN, VARIANCE, COVARIANCE ->
                    BigInteger.ONE.shiftLeft(schema.column(cell.key()).orElseThrow().bits());
        };
    }
}
