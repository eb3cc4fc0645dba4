package medchain.simulator.query;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import medchain.simulator.kernel.Answer;
import medchain.simulator.kernel.Bug;
import medchain.simulator.learning.Features;
import medchain.simulator.learning.FixedPointModel;

/**
 * An answer that can be read: decrypted, or computed in the clear to compare with.
 *
 * @param kind count, sum, mean or score
 */
public record OpenAnswer(String kind, List<Line> lines) {
    public OpenAnswer {
        lines = List.copyOf(lines);
    }

    /**
     * @param key column, row number, or "rows" for a count
     * @param group empty when not grouped
     */
    public record Line(String key, String group, int rows, BigDecimal value) {}

    /** To 34 digits; the one way in which means are taken. */
    static BigDecimal mean(BigDecimal sum, int rows) {
        return sum.divide(BigDecimal.valueOf(rows), MathContext.DECIMAL128);
    }

    /**
     * The same question answered over the plaintext, for one that the compute node answered.
     *
     * @param features what was encrypted
     * @param model present for a score
     */
    public static Answer<OpenAnswer> inTheClear(
            QueryRequest request, Features features, Optional<FixedPointModel> model) {
        return switch (request) {
            case QueryRequest.Count _ -> {
                int rows = features.rows().size();
                var line = new Line("rows", "", rows, BigDecimal.valueOf(rows));
                yield Answer.of(new OpenAnswer("count", List.of(line)));
            }
            case QueryRequest.Sum(var _, var columns, var by) ->
                    Answer.of(totals("sum", features, columns, by.isPresent()));
            case QueryRequest.Mean(var _, var columns, var by) ->
                    Answer.of(totals("mean", features, columns, by.isPresent()));
            case QueryRequest.Score _ ->
                    model.map(m -> Answer.of(scores(features, m)))
                            .orElseGet(() -> Answer.refused("a score needs a model"));
        };
    }

    private static OpenAnswer totals(
            String kind, Features features, List<String> wanted, boolean grouped) {
        var rows = new TreeMap<String, List<Features.Row>>();
        for (var row : features.rows()) {
            rows.computeIfAbsent(grouped ? row.label() : "", _ -> new ArrayList<>()).add(row);
        }
        var lines = new ArrayList<Line>();
        for (var name : new LinkedHashSet<>(wanted.isEmpty() ? features.names() : wanted)) {
            int column = features.names().indexOf(name);
            rows.forEach((group, members) -> {
                var sum =
                        members.stream()
                                .map(row -> row.values().get(column))
                                .reduce(BigDecimal.ZERO, BigDecimal::add);
                var value = kind.equals("mean") ? mean(sum, members.size()) : sum;
                lines.add(new Line(name, group, members.size(), value));
            });
        }
        return new OpenAnswer(kind, lines);
    }

    private static OpenAnswer scores(Features features, FixedPointModel model) {
        var lines = new TreeMap<Integer, Line>();
        for (var row : features.rows()) {
            var score = new BigDecimal(model.score(row), model.scoreDecimals());
            lines.put(row.number(), new Line("" + row.number(), "", 1, score));
        }
        return new OpenAnswer("score", List.copyOf(lines.values()));
    }

    /** This decrypted answer with the plain one beside it, line by line. */
    public QueryAnswer beside(OpenAnswer plain, int query, List<String> costs) {
        Bug.check(lines.size() == plain.lines.size(), "two answers to two questions");
        var out = new ArrayList<QueryAnswer.Line>();
        for (int i = 0; i < lines.size(); i++) {
            var a = lines.get(i);
            var b = plain.lines.get(i);
            Bug.check(
                    a.key().equals(b.key()) && a.group().equals(b.group()),
                    "answers in two orders");
            out.add(new QueryAnswer.Line(a.key(), a.group(), a.rows(), a.value(), b.value()));
        }
        return new QueryAnswer(query, kind, out, costs);
    }
}
