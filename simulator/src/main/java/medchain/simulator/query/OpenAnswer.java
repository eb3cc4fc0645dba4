package medchain.simulator.query;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import medchain.simulator.kernel.Answer;
import medchain.simulator.kernel.Assumption;
import medchain.simulator.learning.Features;
import medchain.simulator.learning.ScoringModel;

/**
 * An answer that can be read: decrypted, or computed in the clear to compare with.
 *
 * @param kind count, sum, mean …
 */
public record OpenAnswer(String kind, List<Line> lines) {
    public OpenAnswer {
        lines = List.copyOf(lines);
    }

    /**
     * @param key column, bin, row number, or "rows" for a count
     * @param group empty when not grouped
     */
    public record Line(String key, String group, int rows, BigDecimal value) {}

    /** To 34 digits; the one way in which means, variances and covariances are taken. */
    static BigDecimal statistic(Statistic statistic, List<BigDecimal> sums, int rows) {
        var n = BigDecimal.valueOf(rows);
        return switch (statistic) {
            case COUNT, SUM, HISTOGRAM -> sums.getFirst();
            case MEAN -> sums.getFirst().divide(n, MathContext.DECIMAL128);
            case VARIANCE -> spread(sums.get(0), sums.get(0), sums.get(1), n);
            case COVARIANCE -> spread(sums.get(0), sums.get(1), sums.get(2), n);
        };
    }

    /** {@code (n·Σxy - Σx·Σy) / (n·(n - 1))}: exact until the one division. */
    private static BigDecimal spread(BigDecimal x, BigDecimal y, BigDecimal xy, BigDecimal n) {
        return n.multiply(xy)
                .subtract(x.multiply(y))
                .divide(n.multiply(n.subtract(BigDecimal.ONE)), MathContext.DECIMAL128);
    }

    /**
     * The scores of every row, one line each.
     *
     * @param labels what they are of; shown as the group
     * @param byRow one score a label
     */
    static OpenAnswer scores(List<String> labels, SortedMap<Integer, List<BigDecimal>> byRow) {
        var lines = new ArrayList<Line>();
        byRow.forEach((row, scores) -> {
            for (int l = 0; l < labels.size(); l++) {
                lines.add(new Line("" + row, labels.get(l), 1, scores.get(l)));
            }
        });
        return new OpenAnswer("score", lines);
    }

    /** One value of a row. */
    static Line cell(int row, String column, BigDecimal value) {
        return new Line(row + ":" + column, "", 1, value);
    }

    /**
     * The same question answered over the plaintext, for one that the compute node answered.
     *
     * @param features what was encrypted, bits included
     * @param model present for a score
     */
    public static Answer<OpenAnswer> inTheClear(
            QueryRequest request, Features features, Optional<ScoringModel> model) {
        return new PlainAnswering(features).answer(request, model);
    }

    /** This decrypted answer with the plain one beside it, line by line. */
    public QueryAnswer beside(OpenAnswer plain, int query, List<String> costs) {
        Assumption.check(lines.size() == plain.lines.size(), "two answers to two questions");
        var out = new ArrayList<QueryAnswer.Line>();
        for (int i = 0; i < lines.size(); i++) {
            var a = lines.get(i);
            var b = plain.lines.get(i);
            Assumption.check(
                    a.key().equals(b.key()) && a.group().equals(b.group()),
                    "answers in two orders");
            out.add(new QueryAnswer.Line(a.key(), a.group(), a.rows(), a.value(), b.value()));
        }
        return new QueryAnswer(query, kind, out, costs);
    }
}
