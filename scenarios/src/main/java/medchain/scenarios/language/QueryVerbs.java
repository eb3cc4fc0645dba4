package medchain.scenarios.language;

import static medchain.scenarios.language.Parameter.option;
import static medchain.scenarios.language.Parameter.position;

import java.util.List;
import java.util.function.Function;
import medchain.scenarios.language.Parameter.Completion;
import medchain.simulator.identity.DatasetId;
import medchain.simulator.identity.ModelId;
import medchain.simulator.identity.Purpose;
import medchain.simulator.query.QueryRequest;
import medchain.simulator.world.Directive;

/** {@code query}: questions over irreversible ciphertexts. */
final class QueryVerbs {
    private static final Parameter DATA =
            option("data", Completion.DATASET, "which encrypted dataset").needed();

    static final List<Verb> ALL =
            List.of(
                    Verb.of(
                                    "query count",
                                    "Counts rows",
                                    "query count --data wdbc --as alice",
                                    DATA,
                                    RecordVerbs.PURPOSE)
                            .does(a -> ask(a, QueryRequest.Count::new)),
                    Verb.of(
                                    "query sum",
                                    "Sums columns; only the key owner decrypts the answer",
                                    "query sum --data wdbc --columns mean_radius --by diagnosis"
                                            + " --as alice",
                                    DATA,
                                    DatasetVerbs.COLUMNS,
                                    DatasetVerbs.BY,
                                    RecordVerbs.PURPOSE)
                            .does(a ->
                                    ask(
                                            a,
                                            d ->
                                                    new QueryRequest.Sum(
                                                            d,
                                                            a.list("columns"),
                                                            a.optionalText("by")))),
                    Verb.of(
                                    "query mean",
                                    "Averages columns",
                                    "query mean --data wdbc --columns mean_radius --as alice",
                                    DATA,
                                    DatasetVerbs.COLUMNS,
                                    DatasetVerbs.BY,
                                    RecordVerbs.PURPOSE)
                            .does(a ->
                                    ask(
                                            a,
                                            d ->
                                                    new QueryRequest.Mean(
                                                            d,
                                                            a.list("columns"),
                                                            a.optionalText("by")))),
                    Verb.of(
                                    "query score",
                                    "Scores every encrypted row by a linear model",
                                    "query score --data wdbc --model wdbc-lr --as alice",
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

    private static Directive ask(Arguments a, Function<DatasetId, QueryRequest> request) {
        return new Directive.Ask(
                a.who(), request.apply(a.name("data", DatasetId::new)), purpose(a));
    }

    /** Research, where the line does not say. */
    static Purpose purpose(Arguments a) {
        return a.has("purpose") ? a.purpose() : Purpose.HRESCH;
    }
}
