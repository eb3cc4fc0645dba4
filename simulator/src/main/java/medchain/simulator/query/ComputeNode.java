package medchain.simulator.query;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import medchain.simulator.identity.Hash;
import medchain.simulator.kernel.Answer;
import medchain.simulator.kernel.ByteSource;
import medchain.simulator.kernel.Parallel;
import medchain.simulator.learning.FixedPointForest;
import medchain.simulator.learning.FixedPointModel;
import medchain.simulator.learning.ScoringModel;
import medchain.simulator.paillier.Engine;

/**
 * Answers questions over an encrypted dataset with nothing but ciphertexts and public data in hand.
 */
public final class ComputeNode {
    /** A sum over fewer rows would tell too much of each (the CMS suppresses cells below 11). */
    public static final int SMALLEST_COHORT = 11;

    private static final int ROW_SECRET_BYTES = 32;

    private final EncryptedDataset dataset;
    private final Schema schema;
    private final Engine engine;
    private final Parallel parallel;

    public ComputeNode(EncryptedDataset dataset, Parallel parallel) {
        this.dataset = dataset;
        this.schema = dataset.schema();
        this.parallel = parallel;
        this.engine = Engine.forAnyone(dataset.key(), parallel);
    }

    /** As below, without noise; the model is read for a score only. */
    public Answer<EncryptedAnswer> answer(
            QueryRequest request, Optional<ScoringModel> model, ByteSource random) {
        boolean score = request instanceof QueryRequest.Score;
        if (score && model.isEmpty()) {
            return Answer.refused("a score needs a model");
        }
        return answer(Question.exact(request, model.filter(_ -> score)), random);
    }

    /**
     * @param random for the re-randomisation of everything that leaves, for masks and for noise
     */
    public Answer<EncryptedAnswer> answer(Question question, ByteSource random) {
        return switch (question.request()) {
            case QueryRequest.Score _ -> score(question.model().orElseThrow(), random);
            case QueryRequest.Rows _ -> Answer.of(values(random));
            case QueryRequest.Aggregate _ -> Answer.refused("an aggregate is over many datasets");
            case QueryRequest.Count _,
                    QueryRequest.Sum _,
                    QueryRequest.Mean _,
                    QueryRequest.Variance _,
                    QueryRequest.Covariance _,
                    QueryRequest.Histogram _ ->
                    new Totalling(dataset, engine)
                            .totals(question)
                            .then(totals -> noisy(totals, question, random))
                            .map(totals -> fresh(totals, random));
        };
    }

    private Answer<EncryptedAnswer.Totals> noisy(
            EncryptedAnswer.Totals totals, Question question, ByteSource random) {
        return question.epsilon()
                .map(epsilon -> new NoisyTotals(schema, engine, epsilon).of(totals, random))
                .orElseGet(() -> Answer.of(totals));
    }

    private EncryptedAnswer fresh(EncryptedAnswer.Totals totals, ByteSource random) {
        var old = totals.ciphertexts();
        var fresh = engine.refresh(old, random);
        var cells = new ArrayList<EncryptedAnswer.Cell>();
        for (var cell : totals.cells()) {
            var sums = new ArrayList<EncryptedAnswer.Sum>();
            for (var sum : cell.sums()) {
                var ciphertext = fresh.get(old.indexOf(sum.ciphertext()));
                sums.add(new EncryptedAnswer.Sum(ciphertext, sum.decimals(), sum.most()));
            }
            var count = fresh.get(old.indexOf(cell.count()));
            cells.add(new EncryptedAnswer.Cell(cell.key(), cell.group(), cell.rows(), count, sums));
        }
        return new EncryptedAnswer.Totals(totals.statistic(), cells);
    }

    /** What this node did for the answer, for the reader of the result. */
    public String cost(EncryptedAnswer answer) {
        int blocks = schema.blocks();
        return "compute node: "
                + switch (answer) {
                    case EncryptedAnswer.Totals(_, var cells) ->
                            cells.stream().mapToInt(c -> c.sums().size()).sum()
                                    + " sums, each of at most "
                                    + blocks
                                    + " ciphertexts";
                    case EncryptedAnswer.Scores(_, _, var labels, _) ->
                            blocks * labels.size() + " weighted sums of ciphertexts";
                    case EncryptedAnswer.Leaves(_, _, _, _, var trees) ->
                            trees.stream().mapToInt(List::size).sum() + " trees masked";
                    case EncryptedAnswer.Values _ -> "nothing but to re-randomise";
                    case EncryptedAnswer.Aggregated(var counts, _) ->
                            "sums of " + counts.size() + " holders added up";
                };
    }

    private Answer<EncryptedAnswer> score(ScoringModel model, ByteSource random) {
        var columns = new ArrayList<List<BigInteger>>();
        for (var feature : model.features()) {
            var column = schema.column(feature);
            if (column.isEmpty() || !fits(column.get(), model)) {
                return Answer.refused(
                        "the model and the encrypted dataset do not fit: column missing or of"
                                + " another scale; expected the columns that the model learnt"
                                + " from");
            }
            columns.add(dataset.column(feature));
        }
        return switch (model) {
            case FixedPointModel linear -> linear(linear, columns, random);
            case FixedPointForest forest -> forest(forest, columns, random);
        };
    }

    private static boolean fits(Schema.Column column, ScoringModel model) {
        return switch (model) {
            case FixedPointModel linear -> column.decimals() == linear.featureDecimals();
            case FixedPointForest _ -> column.origin() == Schema.Origin.BIT;
        };
    }

    private Answer<EncryptedAnswer> linear(
            FixedPointModel model, List<List<BigInteger>> columns, ByteSource random) {
        var most = largestScore(model);
        if (!schema.slots().reaches(most)) {
            return Answer.refused(
                    "a score could need "
                            + (most.bitLength() + 1)
                            + " bits and overflow its slot; expected at most "
                            + schema.slots().bits());
        }
        var blocks = new ArrayList<List<BigInteger>>();
        for (var sum : model.sums()) {
            var weighted = engine.weighted(columns, sum.weights());
            var shifted = engine.plus(weighted, schema.slots().everywhere(sum.intercept()));
            blocks.add(engine.refresh(shifted, random));
        }
        return Answer.of(
                new EncryptedAnswer.Scores(
                        schema.rowsOfBlocks(), model.scoreDecimals(), model.labels(), blocks));
    }

    /** No score can be larger, whatever the encrypted values are within their public bounds. */
    private BigInteger largestScore(FixedPointModel model) {
        return model.sums().stream()
                .map(sum -> largestScore(model.features(), sum))
                .reduce(BigInteger.ZERO, BigInteger::max);
    }

    private BigInteger largestScore(List<String> features, FixedPointModel.Sum sum) {
        var most = sum.intercept().abs();
        for (int j = 0; j < features.size(); j++) {
            int bits = schema.column(features.get(j)).orElseThrow().bits();
            most = most.add(sum.weights().get(j).abs().shiftLeft(bits));
        }
        return most;
    }

    private Answer<EncryptedAnswer> forest(
            FixedPointForest forest, List<List<BigInteger>> columns, ByteSource random) {
        if (schema.slots().count() != 1) {
            return Answer.refused(
                    "a forest asks for ciphertexts of one row each; expected a dataset encrypted"
                            + " for it: dataset encrypt --for MODEL");
        }
        int needed = ForestScoring.SLOT_BITS << forest.depth();
        if (needed > schema.slots().bits()) {
            return Answer.refused("the leaves of a tree need a key of " + needed + " bits");
        }
        var rows = schema.rowsOfBlocks().stream().map(List::getFirst).toList();
        var work = new ArrayList<Masked>();
        for (int b = 0; b < rows.size(); b++) {
            int at = b;
            var masks = new MaskSource(random.bytes(ROW_SECRET_BYTES), Hash.ZERO);
            work.add(new Masked(columns.stream().map(c -> c.get(at)).toList(), masks));
        }
        int trees = forest.trees().size() * forest.labels().size();
        var alone = engine.serial(rows.size() * trees);
        var masked = parallel.map("scoring rows", work, row -> row.trees(forest, alone));
        return Answer.of(
                new EncryptedAnswer.Leaves(
                        rows, forest.scoreDecimals(), forest.depth(), forest.labels(), masked));
    }

    /** One row's bits, and a source of masks of its own: rows do not wait for each other. */
    private record Masked(List<BigInteger> bits, MaskSource masks) {
        List<BigInteger> trees(FixedPointForest forest, Engine engine) {
            var masked = new ForestScoring(forest, engine, masks).trees(bits);
            return engine.refresh(masked, masks);
        }
    }

    private EncryptedAnswer values(ByteSource random) {
        var names = new ArrayList<Schema.Column>();
        var columns = new ArrayList<List<BigInteger>>();
        for (int c = 0; c < schema.columns().size(); c++) {
            if (schema.columns().get(c).origin() == Schema.Origin.MEASURED) {
                names.add(schema.columns().get(c));
                columns.add(engine.refresh(dataset.columns().get(c), random));
            }
        }
        return new EncryptedAnswer.Values(names, schema.rowsOfBlocks(), columns);
    }
}
