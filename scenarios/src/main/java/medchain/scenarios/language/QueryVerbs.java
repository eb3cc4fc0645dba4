package medchain.scenarios.language;

import static medchain.scenarios.language.Parameter.option;
import static medchain.scenarios.language.Parameter.position;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import medchain.scenarios.language.Parameter.Completion;
import medchain.simulator.identity.DatasetId;
import medchain.simulator.identity.ModelId;
import medchain.simulator.identity.Purpose;
import medchain.simulator.query.QueryRequest;
import medchain.simulator.world.Directive;

/** {@code query}: questions over irreversible ciphertexts. */
final class QueryVerbs {
    private static final BigDecimal LEAST_EPSILON = new BigDecimal("0.01");
    private static final Parameter DATA =
            option("data", Completion.DATASET, "which encrypted dataset").needed();

    private static final Parameter EPSILON =
            option("epsilon", "noise: how much the answer may tell of one patient; else exact");

    static final List<Verb> ALL =
            List.of(
                    Verb.of(
                                    "query count",
                                    "Counts rows",
                                    "query count --data wdbc --as admin-1",
                                    DATA,
                                    DatasetVerbs.BY,
                                    EPSILON,
                                    RecordVerbs.PURPOSE)
                            .does(a -> ask(a, d -> new QueryRequest.Count(d, by(a)))),
                    ofColumns(
                            "query sum",
                            "Sums columns; nobody sees a row",
                            "query sum --data wdbc --columns mean_radius --by diagnosis --as admin-1",
                            EPSILON,
                            QueryRequest.Sum::new),
                    ofColumns(
                            "query mean",
                            "Averages columns",
                            "query mean --data wdbc --columns mean_radius --as admin-1",
                            EPSILON,
                            QueryRequest.Mean::new),
                    ofColumns(
                            "query variance",
                            "Sample variance of columns encrypted with --products",
                            "query variance --data wdbc --columns mean_radius --as admin-1",
                            EPSILON,
                            QueryRequest.Variance::new),
                    ofColumns(
                            "query covariance",
                            "Sample covariance of pairs of columns encrypted with --products",
                            "query covariance --data wdbc --columns mean_radius,mean_area --as admin-1",
                            EPSILON,
                            QueryRequest.Covariance::new),
                    Verb.of(
                                    "query histogram",
                                    "How columns encrypted with --bins spread",
                                    "query histogram --data wdbc --columns mean_radius --as admin-1",
                                    DATA,
                                    DatasetVerbs.COLUMNS,
                                    EPSILON,
                                    RecordVerbs.PURPOSE)
                            .does(a ->
                                    ask(a, d -> new QueryRequest.Histogram(d, a.list("columns")))),
                    Verb.of(
                                    "query score",
                                    "Scores every encrypted row by a model",
                                    "query score --data wdbc --model wdbc-lr --as admin-1",
                                    DATA,
                                    option("model", Completion.MODEL, "which model").needed(),
                                    RecordVerbs.PURPOSE)
                            .does(a ->
                                    ask(
                                            a,
                                            d ->
                                                    new QueryRequest.Score(
                                                            d, a.name("model", ModelId::new)))),
                    Verb.of("query list", "Lists answered queries", "query list"),
                    Verb.of(
                            "query show",
                            "Shows an answer beside the same in the clear",
                            "query show 1",
                            position("query", Completion.NONE, "its number")));

    private QueryVerbs() {}

    private interface OfColumns {
        QueryRequest make(DatasetId data, List<String> columns, Optional<String> by);
    }

    private static Verb ofColumns(
            String words, String help, String example, Parameter epsilon, OfColumns request) {
        return Verb.of(
                        words,
                        help,
                        example,
                        DATA,
                        DatasetVerbs.COLUMNS,
                        DatasetVerbs.BY,
                        epsilon,
                        RecordVerbs.PURPOSE)
                .does(a -> ask(a, d -> request.make(d, a.list("columns"), by(a))));
    }

    private static Optional<String> by(Arguments a) {
        return a.optionalText("by");
    }

    private static Directive ask(Arguments a, Function<DatasetId, QueryRequest> request) {
        return new Directive.Ask(
                a.who(), request.apply(a.name("data", DatasetId::new)), purpose(a), epsilon(a));
    }

    private static Optional<BigDecimal> epsilon(Arguments a) {
        if (!a.has("epsilon")) {
            return Optional.empty();
        }
        var epsilon = Units.decimal(a.one("epsilon"));
        if (epsilon.compareTo(LEAST_EPSILON) < 0 || epsilon.compareTo(BigDecimal.TEN) > 0) {
            throw BadInput.data(
                    a.one("epsilon").place(), "\"" + epsilon + "\"; expected 0.01 to 10");
        }
        return Optional.of(epsilon);
    }

    /** Research, where the line does not say. */
    static Purpose purpose(Arguments a) {
        return a.has("purpose") ? a.purpose() : Purpose.HRESCH;
    }
}
