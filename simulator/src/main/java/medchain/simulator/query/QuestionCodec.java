package medchain.simulator.query;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import medchain.simulator.identity.AccountId;
import medchain.simulator.identity.DatasetId;
import medchain.simulator.identity.ModelId;
import medchain.simulator.intake.Bytes;
import medchain.simulator.kernel.Answer;
import medchain.simulator.learning.FixedPointForest;
import medchain.simulator.learning.FixedPointModel;
import medchain.simulator.learning.ScoringModel;

/** The canonical bytes of a question; one question has one form, and only that form is read. */
public final class QuestionCodec {
    private static final int VERSION = 2;

    private QuestionCodec() {}

    public static Bytes encode(Question question) {
        var out = new ByteWriter().u8(VERSION);
        var request = question.request();
        out.u8(tag(request)).text(request.dataset().value());
        texts(out, request.named());
        optional(out, request.grouping());
        switch (request) {
            case QueryRequest.Score(_, var model) -> out.text(model.value());
            case QueryRequest.Aggregate(_, var holders) -> {
                out.u16(holders.size());
                holders.forEach(holder -> out.text(holder.value()));
            }
            case QueryRequest.Count _,
                    QueryRequest.Sum _,
                    QueryRequest.Mean _,
                    QueryRequest.Variance _,
                    QueryRequest.Covariance _,
                    QueryRequest.Histogram _,
                    QueryRequest.Rows _ -> {}
        }
        question.model().ifPresent(model -> write(out, model));
        optional(out, question.epsilon().map(e -> e.stripTrailingZeros().toPlainString()));
        return new Bytes(out.bytes());
    }

    private static int tag(QueryRequest request) {
        return switch (request) {
            case QueryRequest.Count _ -> 1;
            case QueryRequest.Sum _ -> 2;
            case QueryRequest.Mean _ -> 3;
            case QueryRequest.Variance _ -> 4;
            case QueryRequest.Covariance _ -> 5;
            case QueryRequest.Histogram _ -> 6;
            case QueryRequest.Score _ -> 7;
            case QueryRequest.Rows _ -> 8;
            case QueryRequest.Aggregate _ -> 9;
        };
    }

    private static void optional(ByteWriter out, Optional<String> text) {
        out.u8(text.isPresent() ? 1 : 0);
        text.ifPresent(out::text);
    }

    private static void write(ByteWriter out, ScoringModel model) {
        switch (model) {
            case FixedPointModel linear -> {
                texts(out.u8(1), linear.features());
                out.u16(linear.sums().size());
                for (var sum : linear.sums()) {
                    out.text(sum.label());
                    sum.weights().forEach(out::integer);
                    out.integer(sum.intercept());
                }
                out.u8(linear.featureDecimals());
            }
            case FixedPointForest forest -> {
                texts(out.u8(2), forest.features());
                texts(out, forest.labels());
                out.u8(forest.depth()).u16(forest.trees().size());
                for (var tree : forest.trees()) {
                    tree.tests().forEach(out::u16);
                    tree.leaves().forEach(values -> values.forEach(out::u32));
                }
            }
        }
    }

    private static void texts(ByteWriter out, List<String> texts) {
        out.u16(texts.size());
        texts.forEach(out::text);
    }

    private static List<String> texts(ByteReader in) throws ByteReader.Malformed {
        int count = in.u16();
        var texts = new ArrayList<String>();
        for (int i = 0; i < count; i++) {
            texts.add(in.text());
        }
        return texts;
    }

    /**
     * @return refused when the bytes are not the canonical form of a question
     */
    public static Answer<Question> decode(Bytes bytes) {
        try {
            var in = new ByteReader(bytes.value());
            if (in.u8() != VERSION) {
                return Answer.refused("a question of an unknown version");
            }
            var question = question(in);
            in.end();
            return encode(question).equals(bytes)
                    ? Answer.of(question)
                    : Answer.refused("not a question: another form of the same");
        } catch (ByteReader.Malformed | IllegalArgumentException | ArithmeticException e) {
            return Answer.refused("not a question: " + e.getMessage());
        }
    }

    private static Question question(ByteReader in) throws ByteReader.Malformed {
        int tag = in.u8();
        var data = new DatasetId(in.text());
        var columns = texts(in);
        var by = optional(in);
        var request = request(in, tag, data, columns, by);
        Optional<ScoringModel> model =
                request instanceof QueryRequest.Score ? Optional.of(model(in)) : Optional.empty();
        return new Question(request, model, optional(in).map(BigDecimal::new));
    }

    private static QueryRequest request(
            ByteReader in, int tag, DatasetId data, List<String> columns, Optional<String> by)
            throws ByteReader.Malformed {
        return switch (tag) {
            case 1 -> new QueryRequest.Count(data, by);
            case 2 -> new QueryRequest.Sum(data, columns, by);
            case 3 -> new QueryRequest.Mean(data, columns, by);
            case 4 -> new QueryRequest.Variance(data, columns, by);
            case 5 -> new QueryRequest.Covariance(data, columns, by);
            case 6 -> new QueryRequest.Histogram(data, columns);
            case 7 -> new QueryRequest.Score(data, new ModelId(in.text()));
            case 8 -> new QueryRequest.Rows(data);
            case 9 -> new QueryRequest.Aggregate(data, holders(in));
            default -> throw new ByteReader.Malformed("an unknown kind of question");
        };
    }

    private static List<AccountId> holders(ByteReader in) throws ByteReader.Malformed {
        int count = in.u16();
        var holders = new ArrayList<AccountId>();
        for (int i = 0; i < count; i++) {
            holders.add(new AccountId(in.text()));
        }
        return holders;
    }

    private static Optional<String> optional(ByteReader in) throws ByteReader.Malformed {
        return in.u8() == 0 ? Optional.empty() : Optional.of(in.text());
    }

    private static ScoringModel model(ByteReader in) throws ByteReader.Malformed {
        return switch (in.u8()) {
            case 1 -> linear(in);
            case 2 -> forest(in);
            default -> throw new ByteReader.Malformed("an unknown kind of model");
        };
    }

    private static ScoringModel linear(ByteReader in) throws ByteReader.Malformed {
        var features = texts(in);
        int count = in.u16();
        var sums = new ArrayList<FixedPointModel.Sum>();
        for (int s = 0; s < count; s++) {
            var label = in.text();
            var weights = new ArrayList<BigInteger>();
            for (int i = 0; i < features.size(); i++) {
                weights.add(in.integer());
            }
            sums.add(new FixedPointModel.Sum(label, weights, in.integer()));
        }
        return new FixedPointModel(features, sums, in.u8());
    }

    private static ScoringModel forest(ByteReader in) throws ByteReader.Malformed {
        var features = texts(in);
        var labels = texts(in);
        int depth = in.u8();
        int size = in.u16();
        if (depth < 1 || depth > FixedPointForest.DEEPEST) {
            throw new ByteReader.Malformed("trees of an impossible depth");
        }
        var trees = new ArrayList<FixedPointForest.Tree>();
        for (int t = 0; t < size; t++) {
            var tests = new ArrayList<Integer>();
            for (int i = 0; i < (1 << depth) - 1; i++) {
                tests.add(in.u16());
            }
            trees.add(new FixedPointForest.Tree(tests, leaves(in, labels.size(), 1 << depth)));
        }
        return new FixedPointForest(features, depth, labels, trees);
    }

    private static List<List<Integer>> leaves(ByteReader in, int labels, int leaves)
            throws ByteReader.Malformed {
        var all = new ArrayList<List<Integer>>();
        for (int l = 0; l < labels; l++) {
            var values = new ArrayList<Integer>();
            for (int i = 0; i < leaves; i++) {
                values.add(in.u32());
            }
            all.add(values);
        }
        return all;
    }
}
