package medchain.shell.command;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import medchain.scenarios.language.BadInput;
import medchain.scenarios.language.Suggest;
import medchain.shell.render.View;
import medchain.simulator.identity.DatasetId;
import medchain.simulator.journal.Happening;
import medchain.simulator.learning.Column;
import medchain.simulator.learning.Table;

/** {@code dataset}, {@code model}, {@code query}: what was loaded, trained and asked. */
public final class DatasetCommands {
    private DatasetCommands() {}

    public static Map<String, Action> actions() {
        return Map.of(
                "dataset list", DatasetCommands::list,
                "dataset describe", DatasetCommands::describe,
                "model list", DatasetCommands::models,
                "model show", DatasetCommands::model,
                "query list", DatasetCommands::queries,
                "query show", DatasetCommands::query);
    }

    private static Answer list(Call call) {
        var sheet =
                View.sheet(
                        "", "dataset", "rows", "columns", "label", "train", "test", "key bits",
                        "on chain");
        for (var d : call.view().datasets()) {
            sheet.row(
                    d.dataset(),
                    d.rows(),
                    d.columns(),
                    d.label(),
                    d.trainRows(),
                    d.testRows(),
                    d.keyBits().isPresent() ? Long.toString(d.keyBits().getAsLong()) : "",
                    d.irreversibleParts() + " of " + d.parts());
        }
        return Answer.of(sheet.done());
    }

    private static Answer describe(Call call) {
        var table = table(call);
        var sheet = View.sheet(table.source(), "column", "kind", "missing", "least", "most");
        for (var column : table.columns()) {
            switch (column) {
                case Column.Numeric(var name, var values) ->
                        sheet.row(
                                name,
                                "number",
                                values.stream().filter(Objects::isNull).count(),
                                least(values.stream()),
                                most(values.stream()));
                case Column.Categorical(var name, var values, var levels) ->
                        sheet.row(
                                name,
                                levels.size() + " words",
                                values.stream().filter(Objects::isNull).count(),
                                levels.isEmpty() ? "" : levels.getFirst(),
                                levels.isEmpty() ? "" : levels.getLast());
            }
        }
        return Answer.of(sheet.done());
    }

    private static Object least(Stream<BigDecimal> values) {
        return values.filter(Objects::nonNull).min(BigDecimal::compareTo).<Object>map(v -> v).orElse("");
    }

    private static Object most(Stream<BigDecimal> values) {
        return values.filter(Objects::nonNull).max(BigDecimal::compareTo).<Object>map(v -> v).orElse("");
    }

    private static Table table(Call call) {
        var wanted = call.arguments().one("dataset");
        return call.view()
                .table(call.arguments().name("dataset", DatasetId::new))
                .orElseThrow(
                        () ->
                                BadInput.data(
                                        wanted.place(),
                                        "no dataset \"" + wanted.text() + "\"",
                                        Suggest.hint(
                                                wanted.text(),
                                                call.view().datasets().stream()
                                                        .map(d -> d.dataset().value())
                                                        .toList())));
    }

    private static Answer models(Call call) {
        var sheet = View.sheet("", "model", "kind", "trained on");
        call.view().models().forEach(m -> sheet.row(m.model(), m.kind(), m.dataset()));
        return Answer.of(sheet.done());
    }

    private static Answer model(Call call) {
        var wanted = call.arguments().one("model");
        return call.view().models().stream()
                .filter(m -> m.model().value().equals(wanted.text()))
                .findFirst()
                .map(
                        m ->
                                Answer.of(
                                        View.facts(m.model().value())
                                                .and("kind", m.kind())
                                                .and("trained on", m.dataset().value())))
                .orElseThrow(
                        () ->
                                BadInput.data(
                                        wanted.place(), "no model \"" + wanted.text() + "\""));
    }

    private static Answer queries(Call call) {
        var sheet =
                View.sheet("", "query", "kind", "dataset", "who", "purpose", "rows", "values");
        var answered = answered(call).toList();
        answered.stream()
                .map(Happening.QueryAnswered::query)
                .distinct()
                .forEach(
                        number -> {
                            var lines = answered.stream().filter(q -> q.query() == number).toList();
                            var first = lines.getFirst();
                            sheet.row(
                                    number,
                                    first.kind(),
                                    first.dataset(),
                                    first.querier(),
                                    first.purpose(),
                                    first.rows(),
                                    lines.size());
                        });
        return Answer.of(sheet.done());
    }

    private static Answer query(Call call) {
        int number = call.arguments().number("query", 1, Integer.MAX_VALUE);
        var sheet =
                View.sheet(
                        "query " + number, "column", "group", "rows", "encrypted", "plaintext");
        answered(call)
                .filter(q -> q.query() == number)
                .forEach(
                        q ->
                                sheet.row(
                                        q.column(), q.group(), q.rows(), q.encrypted(), q.plaintext()));
        if (sheet.rows().isEmpty()) {
            throw BadInput.data(
                    call.arguments().one("query").place(), "no query " + number + " was answered");
        }
        return Answer.of(sheet.done());
    }

    private static Stream<Happening.QueryAnswered> answered(Call call) {
        return call.session().world().facts().stream()
                .flatMap(
                        fact ->
                                fact.what() instanceof Happening.QueryAnswered answered
                                        ? Stream.of(answered)
                                        : Stream.empty());
    }
}
