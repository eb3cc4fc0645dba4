package medchain.simulator.query;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import medchain.simulator.kernel.Answer;
import medchain.simulator.learning.Features;
import medchain.simulator.learning.ScoringModel;

/** Answers a question over plaintext, line by line as the encrypted path does. */
final class PlainAnswering {
    private final Features features;

    PlainAnswering(Features features) {
        this.features = features;
    }

    Answer<OpenAnswer> answer(QueryRequest request, Optional<ScoringModel> model) {
        var names = request.named().isEmpty() ? measured() : distinct(request.named());
        return switch (request) {
            case QueryRequest.Count _ ->
                    Answer.of(
                            totals(
                                    Statistic.COUNT,
                                    request.grouping(),
                                    List.of(List.of()),
                                    (rows, _) -> List.of(BigDecimal.valueOf(rows.size()))));
            case QueryRequest.Sum _ -> Answer.of(sums(Statistic.SUM, request, names));
            case QueryRequest.Mean _ -> Answer.of(sums(Statistic.MEAN, request, names));
            case QueryRequest.Variance _ ->
                    Answer.of(
                            totals(
                                    Statistic.VARIANCE,
                                    request.grouping(),
                                    names.stream().map(n -> List.of(n, n)).toList(),
                                    (rows, pair) ->
                                            List.of(sum(rows, pair.get(0)), products(rows, pair))));
            case QueryRequest.Covariance _ ->
                    Answer.of(
                            totals(
                                    Statistic.COVARIANCE,
                                    request.grouping(),
                                    pairs(names),
                                    (rows, pair) ->
                                            List.of(
                                                    sum(rows, pair.get(0)),
                                                    sum(rows, pair.get(1)),
                                                    products(rows, pair))));
            case QueryRequest.Histogram _ -> Answer.of(histogram(names));
            case QueryRequest.Score _ ->
                    model.map(m -> Answer.of(scores(m)))
                            .orElseGet(() -> Answer.refused("a score needs a model"));
            case QueryRequest.Rows _ -> Answer.of(rows(names));
            case QueryRequest.Aggregate _ -> Answer.refused("an aggregate is over many datasets");
        };
    }

    private List<String> measured() {
        return features.names().stream().filter(name -> !name.contains("<=")).toList();
    }

    private static List<String> distinct(List<String> names) {
        return List.copyOf(new LinkedHashSet<>(names));
    }

    private static List<List<String>> pairs(List<String> names) {
        var pairs = new ArrayList<List<String>>();
        for (int i = 0; i < names.size(); i++) {
            for (int j = i + 1; j < names.size(); j++) {
                pairs.add(List.of(names.get(i), names.get(j)));
            }
        }
        return pairs;
    }

    private OpenAnswer sums(Statistic statistic, QueryRequest request, List<String> names) {
        return totals(
                statistic,
                request.grouping(),
                names.stream().map(List::of).toList(),
                (rows, column) -> List.of(sum(rows, column.getFirst())));
    }

    private OpenAnswer totals(
            Statistic statistic,
            Optional<String> by,
            List<List<String>> wanted,
            BiFunction<List<Features.Row>, List<String>, List<BigDecimal>> sums) {
        var groups = new TreeMap<String, List<Features.Row>>();
        for (var row : features.rows()) {
            groups.computeIfAbsent(by.isPresent() ? row.label() : "", _ -> new ArrayList<>())
                    .add(row);
        }
        var lines = new ArrayList<OpenAnswer.Line>();
        for (var columns : wanted) {
            groups.forEach((group, rows) ->
                    lines.add(
                            new OpenAnswer.Line(
                                    Totalling.key(statistic, columns),
                                    group,
                                    rows.size(),
                                    OpenAnswer.statistic(
                                            statistic, sums.apply(rows, columns), rows.size()))));
        }
        return new OpenAnswer(statistic.word(), lines);
    }

    private BigDecimal value(Features.Row row, String column) {
        return row.values().get(features.names().indexOf(column));
    }

    private BigDecimal sum(List<Features.Row> rows, String column) {
        return rows.stream()
                .map(row -> value(row, column))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private BigDecimal products(List<Features.Row> rows, List<String> pair) {
        return rows.stream()
                .map(row -> value(row, pair.get(0)).multiply(value(row, pair.get(1))))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private OpenAnswer histogram(List<String> names) {
        var lines = new ArrayList<OpenAnswer.Line>();
        for (var name : names) {
            var bins = Bins.of(name, features.names());
            var counts = new int[bins.thresholds().size() + 1];
            features.rows().forEach(row -> counts[bins.of(value(row, name))]++);
            for (int i = 0; i < counts.length; i++) {
                var count = BigDecimal.valueOf(counts[i]);
                lines.add(new OpenAnswer.Line(bins.label(i), "", counts[i], count));
            }
        }
        return new OpenAnswer(Statistic.HISTOGRAM.word(), lines);
    }

    private OpenAnswer scores(ScoringModel model) {
        var places = model.features().stream().map(features.names()::indexOf).toList();
        var byRow = new TreeMap<Integer, List<BigDecimal>>();
        for (var row : features.rows()) {
            var read = places.stream().map(place -> row.values().get(place)).toList();
            var scored = model.scores(new Features.Row(row.number(), row.label(), read));
            byRow.put(
                    row.number(),
                    scored.stream().map(s -> new BigDecimal(s, model.scoreDecimals())).toList());
        }
        return OpenAnswer.scores(model.labels(), byRow);
    }

    private OpenAnswer rows(List<String> names) {
        var lines = new TreeMap<Integer, List<OpenAnswer.Line>>();
        for (var row : features.rows()) {
            lines.put(
                    row.number(),
                    names.stream()
                            .map(name -> OpenAnswer.cell(row.number(), name, value(row, name)))
                            .toList());
        }
        return new OpenAnswer("rows", lines.values().stream().flatMap(List::stream).toList());
    }
}
