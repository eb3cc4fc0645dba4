package medchain.simulator.query;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import medchain.simulator.kernel.Answer;
import medchain.simulator.kernel.ByteSource;
import medchain.simulator.kernel.Parallel;
import medchain.simulator.learning.FixedPointModel;
import medchain.simulator.paillier.Engine;

/**
 * Answers questions over an encrypted dataset with nothing but ciphertexts and public data in hand.
 */
public final class ComputeNode {
    /** A sum over fewer rows would tell too much of each (the CMS suppresses cells below 11). */
    public static final int SMALLEST_COHORT = 11;

    private final EncryptedDataset dataset;
    private final Schema schema;
    private final Engine engine;

    public ComputeNode(EncryptedDataset dataset, Parallel parallel) {
        this.dataset = dataset;
        this.schema = dataset.schema();
        this.engine = Engine.forAnyone(dataset.key(), parallel);
    }

    /**
     * @param model present for a score: its weights are this node's to know
     * @param random for the re-randomisation of everything that leaves
     */
    public Answer<EncryptedAnswer> answer(
            QueryRequest request, Optional<FixedPointModel> model, ByteSource random) {
        return switch (request) {
            case QueryRequest.Count _ -> count(random);
            case QueryRequest.Sum(var _, var columns, var by) -> total(false, columns, by, random);
            case QueryRequest.Mean(var _, var columns, var by) -> total(true, columns, by, random);
            case QueryRequest.Score _ ->
                    model.map(m -> score(m, random))
                            .orElseGet(() -> Answer.refused("a score needs a model"));
        };
    }

    /** What this node did for the answer, for the reader of the result. */
    public String cost(EncryptedAnswer answer) {
        int blocks = schema.blocks();
        return "compute node: "
                + switch (answer) {
                    case EncryptedAnswer.Counts _ -> blocks + " ciphertexts added";
                    case EncryptedAnswer.Totals(var _, var cells) ->
                            cells.size() + " sums, each of at most " + blocks + " ciphertexts";
                    case EncryptedAnswer.Scores _ ->
                            blocks
                                    + " weighted sums of "
                                    + schema.columns().size()
                                    + " ciphertexts";
                };
    }

    private Answer<EncryptedAnswer> count(ByteSource random) {
        return groups(Optional.empty())
                .map(parts -> {
                    var part = parts.getFirst();
                    var sum = engine.sum(part.of(dataset.present()));
                    var out = engine.refresh(List.of(sum), random).getFirst();
                    return new EncryptedAnswer.Counts(
                            List.of(cell(Optional.empty(), part, 0, out, out)));
                });
    }

    private Answer<EncryptedAnswer> total(
            boolean mean, List<String> wanted, Optional<String> by, ByteSource random) {
        var names = schema.named(wanted);
        for (var name : names) {
            var column = schema.column(name);
            if (column.isEmpty()) {
                return Answer.refused(
                        "the encrypted dataset has no such column; expected one of its "
                                + schema.columns().size()
                                + " numeric columns");
            }
            if (!schema.sumsFit(column.get())) {
                return Answer.refused("a sum could overflow its slot; expected fewer rows");
            }
        }
        return groups(by).map(parts -> totals(mean, names, parts, random));
    }

    private EncryptedAnswer totals(
            boolean mean, List<String> names, List<Part> parts, ByteSource random) {
        var sums = new ArrayList<BigInteger>();
        for (var part : parts) {
            sums.add(engine.sum(part.of(dataset.present())));
        }
        for (var name : names) {
            for (var part : parts) {
                sums.add(engine.sum(part.of(dataset.column(name))));
            }
        }
        var fresh = engine.refresh(sums, random);
        var cells = new ArrayList<EncryptedAnswer.Cell>();
        int next = parts.size();
        for (var name : names) {
            int decimals = schema.column(name).orElseThrow().decimals();
            for (int p = 0; p < parts.size(); p++) {
                var sum = fresh.get(next++);
                cells.add(cell(Optional.of(name), parts.get(p), decimals, fresh.get(p), sum));
            }
        }
        return new EncryptedAnswer.Totals(mean, cells);
    }

    private Answer<EncryptedAnswer> score(FixedPointModel model, ByteSource random) {
        var columns = new ArrayList<List<BigInteger>>();
        for (var feature : model.features()) {
            var column = schema.column(feature);
            if (column.isEmpty() || column.get().decimals() != model.featureDecimals()) {
                return Answer.refused(
                        "the model and the encrypted dataset do not fit: column missing or of"
                                + " another scale; expected the columns that the model learnt"
                                + " from");
            }
            columns.add(dataset.column(feature));
        }
        var most = largestScore(model);
        if (!schema.slots().reaches(most)) {
            return Answer.refused(
                    "a score could need "
                            + (most.bitLength() + 1)
                            + " bits and overflow its slot; expected at most "
                            + schema.slots().bits());
        }
        var weighted = engine.weighted(columns, model.weights());
        var shifted = engine.plus(weighted, schema.slots().everywhere(model.intercept()));
        return Answer.of(
                new EncryptedAnswer.Scores(
                        schema.rowsOfBlocks(),
                        model.scoreDecimals(),
                        engine.refresh(shifted, random)));
    }

    /** No score can be larger, whatever the encrypted values are within their public bounds. */
    private BigInteger largestScore(FixedPointModel model) {
        var most = model.intercept().abs();
        for (int j = 0; j < model.features().size(); j++) {
            int bits = schema.column(model.features().get(j)).orElseThrow().bits();
            most = most.add(model.weights().get(j).abs().shiftLeft(bits));
        }
        return most;
    }

    /** Blocks from, inclusive, to, exclusive, that hold the rows of one line of the answer. */
    private record Part(String group, int rows, int from, int to) {
        List<BigInteger> of(List<BigInteger> column) {
            return column.subList(from, to);
        }
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
            if (part.rows() < SMALLEST_COHORT) {
                return Answer.refused(
                        "a group has "
                                + part.rows()
                                + " rows; expected at least "
                                + SMALLEST_COHORT
                                + ", or the answer would tell of single patients");
            }
        }
        return Answer.of(parts);
    }

    private static EncryptedAnswer.Cell cell(
            Optional<String> column, Part part, int decimals, BigInteger count, BigInteger sum) {
        return new EncryptedAnswer.Cell(column, part.group(), part.rows(), decimals, count, sum);
    }
}
