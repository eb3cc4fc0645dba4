package medchain.simulator.query;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import medchain.simulator.kernel.Answer;
import medchain.simulator.paillier.Engine;
import medchain.simulator.query.EncryptedAnswer.Cell;
import medchain.simulator.query.EncryptedAnswer.Sum;

/** Adds up encrypted columns, group by group. Nothing here is re-randomised yet. */
final class Totalling {
    private final EncryptedDataset dataset;
    private final Schema schema;
    private final Engine engine;

    Totalling(EncryptedDataset dataset, Engine engine) {
        this.dataset = dataset;
        this.schema = dataset.schema();
        this.engine = engine;
    }

    Answer<EncryptedAnswer.Totals> totals(Question question) {
        var request = question.request();
        var names = schema.named(request.named());
        return switch (request) {
            case QueryRequest.Count _ -> cells(Statistic.COUNT, request, List.of(List.of()));
            case QueryRequest.Sum _ -> cells(Statistic.SUM, request, single(names));
            case QueryRequest.Mean _ -> cells(Statistic.MEAN, request, single(names));
            case QueryRequest.Variance _ ->
                    cells(Statistic.VARIANCE, request, names.stream().map(this::square).toList());
            case QueryRequest.Covariance _ -> covariance(request, names);
            case QueryRequest.Histogram _ -> histogram(names);
            case QueryRequest.Score _, QueryRequest.Rows _, QueryRequest.Aggregate _ ->
                    throw new IllegalArgumentException("no sum of columns");
        };
    }

    private static List<List<String>> single(List<String> names) {
        return names.stream().map(List::of).toList();
    }

    private List<String> square(String name) {
        return List.of(name, WholeTable.product(name, name));
    }

    private Answer<EncryptedAnswer.Totals> covariance(QueryRequest request, List<String> names) {
        if (names.size() < 2) {
            return Answer.refused("a covariance is of two columns or more");
        }
        var triples = new ArrayList<List<String>>();
        for (int i = 0; i < names.size(); i++) {
            for (int j = i + 1; j < names.size(); j++) {
                var straight = WholeTable.product(names.get(i), names.get(j));
                var product =
                        schema.column(straight).isPresent()
                                ? straight
                                : WholeTable.product(names.get(j), names.get(i));
                triples.add(List.of(names.get(i), names.get(j), product));
            }
        }
        return cells(Statistic.COVARIANCE, request, triples);
    }

    /** Blocks from, inclusive, to, exclusive, that hold the rows of one line of the answer. */
    private record Part(String group, int rows, int from, int to) {
        List<BigInteger> of(List<BigInteger> column) {
            return column.subList(from, to);
        }
    }

    /**
     * @param wanted for each line of the answer the columns whose sums it is made of
     */
    private Answer<EncryptedAnswer.Totals> cells(
            Statistic statistic, QueryRequest request, List<List<String>> wanted) {
        var refusal = wanted.stream().flatMap(List::stream).flatMap(n -> refusal(n).stream());
        return refusal.findFirst()
                .map(Answer::<EncryptedAnswer.Totals>refused)
                .orElseGet(() ->
                        groups(request.grouping()).map(parts -> cells(statistic, wanted, parts)));
    }

    private Optional<String> refusal(String name) {
        var column = schema.column(name);
        if (column.isPresent()) {
            return schema.sumsFit(column.get())
                    ? Optional.empty()
                    : Optional.of("a sum could overflow its slot; expected fewer rows");
        }
        return Optional.of(
                "the encrypted dataset has no such column; expected "
                        + (name.contains("*")
                                ? "one that was encrypted with --products"
                                : "one of its " + schema.measured().size() + " numeric columns"));
    }

    private EncryptedAnswer.Totals cells(
            Statistic statistic, List<List<String>> wanted, List<Part> parts) {
        var counts = parts.stream().map(p -> engine.sum(p.of(dataset.present()))).toList();
        var cells = new ArrayList<Cell>();
        for (var columns : wanted) {
            for (int p = 0; p < parts.size(); p++) {
                var part = parts.get(p);
                var sums = new ArrayList<Sum>();
                for (var name : columns) {
                    sums.add(sum(name, part));
                }
                if (columns.isEmpty()) {
                    sums.add(new Sum(counts.get(p), 0, BigInteger.valueOf(part.rows())));
                }
                cells.add(
                        new Cell(
                                key(statistic, columns),
                                part.group(),
                                OptionalInt.of(part.rows()),
                                counts.get(p),
                                sums));
            }
        }
        return new EncryptedAnswer.Totals(statistic, cells);
    }

    private Sum sum(String name, Part part) {
        var column = schema.column(name).orElseThrow();
        return new Sum(
                engine.sum(part.of(dataset.column(name))),
                column.decimals(),
                schema.mostOf(column, part.rows()));
    }

    static String key(Statistic statistic, List<String> columns) {
        return switch (statistic) {
            case COUNT -> "rows";
            case COVARIANCE -> columns.get(0) + "," + columns.get(1);
            case SUM, MEAN, VARIANCE, HISTOGRAM -> columns.getFirst();
        };
    }

    /** Differences of the counts below each threshold. */
    private Answer<EncryptedAnswer.Totals> histogram(List<String> names) {
        var cells = new ArrayList<Cell>();
        for (var name : names) {
            var bits = Bins.of(name, schema.columns().stream().map(Schema.Column::name).toList());
            if (bits.thresholds().isEmpty()) {
                return Answer.refused(
                        "the encrypted dataset has no thresholds of this column; expected one that"
                                + " was encrypted with --bins");
            }
            var below = new ArrayList<BigInteger>();
            for (var bit : bits.names()) {
                below.add(engine.sum(dataset.column(bit)));
            }
            var upper = new ArrayList<>(below);
            upper.add(engine.sum(dataset.present()));
            var lower = new ArrayList<>(Collections.nCopies(1, BigInteger.ONE));
            lower.addAll(below);
            var counts = engine.differences(upper, lower);
            for (int i = 0; i < counts.size(); i++) {
                var sum = new Sum(counts.get(i), 0, BigInteger.valueOf(schema.rows()));
                cells.add(
                        new Cell(
                                bits.label(i),
                                "",
                                OptionalInt.empty(),
                                counts.get(i),
                                List.of(sum)));
            }
        }
        return Answer.of(new EncryptedAnswer.Totals(Statistic.HISTOGRAM, cells));
    }

    private Answer<List<Part>> groups(Optional<String> by) {
        if (by.isPresent() && !by.get().equals(schema.label())) {
            return Answer.refused(
                    "rows can be grouped by the label only"
                            + (schema.label().isEmpty() ? "; this dataset has none" : ""));
        }
        var parts = new ArrayList<Part>();
        if (by.isEmpty()) {
            parts.add(new Part("", schema.rows(), 0, schema.blocks()));
        } else {
            for (var group : schema.groups()) {
                var blocks = schema.blocksOf(group);
                int rows = group.rows().size();
                parts.add(new Part(group.label(), rows, blocks.getFirst(), blocks.getLast()));
            }
        }
        for (var part : parts) {
            if (part.rows() < ComputeNode.SMALLEST_COHORT) {
                return Answer.refused(
                        "a group has "
                                + part.rows()
                                + " rows; expected at least "
                                + ComputeNode.SMALLEST_COHORT
                                + ", or the answer would tell of single patients");
            }
        }
        return Answer.of(parts);
    }
}
