package medchain.shell.command;

import java.math.MathContext;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import medchain.scenarios.language.BadInput;
import medchain.scenarios.language.Suggest;
import medchain.shell.render.ExitCode;
import medchain.shell.render.View;
import medchain.simulator.identity.DatasetId;
import medchain.simulator.journal.Happening;
import medchain.simulator.learning.ColumnSummary;
import medchain.simulator.learning.ColumnSummary.Numbers;
import medchain.simulator.learning.Table;

/** {@code dataset} and {@code query}: what was loaded, and what was asked of it. */
public final class DatasetCommands {
    private static final MathContext SHOWN = new MathContext(8);

    private DatasetCommands() {}

    public static Map<String, Action> actions() {
        return Map.of(
                "dataset list", DatasetCommands::list,
                "dataset describe", DatasetCommands::describe,
                "dataset encrypt", DatasetCommands::encrypt,
                "dataset sum", DatasetCommands::sum,
                "keys show", DatasetCommands::keys,
                "query list", DatasetCommands::queries,
                "query show", DatasetCommands::query);
    }

    private static Answer list(Call call) {
        var sheet =
                View.sheet(
                        "",
                        "dataset",
                        "rows",
                        "columns",
                        "label",
                        "train",
                        "test",
                        "key bits",
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

    private static Answer keys(Call call) {
        var key = call.view().thresholdKey();
        if (key.isEmpty()) {
            return Answer.of(
                    View.note("the delegates hold no key; \"keys ceremony\" deals one to them"));
        }
        var sheet = View.sheet("key " + key.get().fingerprint().hex(), "party", "delegate");
        for (int i = 0; i < key.get().holders().size(); i++) {
            sheet.row(i + 1, key.get().holders().get(i));
        }
        return Answer.of(
                View.facts("")
                        .and("bits", key.get().bits())
                        .and("shares that decrypt", key.get().threshold())
                        .and("dealer", "trusted to have erased what it saw"),
                sheet.done());
    }

    private static Answer describe(Call call) {
        var table = table(call, "dataset");
        var sheet =
                View.sheet(
                        table.source(),
                        "column",
                        "kind",
                        "missing",
                        "distinct",
                        "least",
                        "most",
                        "mean",
                        "histogram");
        for (var c : ColumnSummary.describe(table)) {
            sheet.row(
                    c.name(),
                    c.type(),
                    c.missing(),
                    c.distinct(),
                    c.numbers().<Object>map(Numbers::min).orElse(""),
                    c.numbers().<Object>map(Numbers::max).orElse(""),
                    c.numbers().<Object>map(n -> n.mean().round(SHOWN)).orElse(""),
                    c.numbers().<Object>map(n -> new View.Bars(n.histogram())).orElse(""));
        }
        return Answer.of(sheet.done());
    }

    /** What is sent to the chain is also left as a file, if asked for. */
    private static Answer encrypt(Call call) {
        var answer = DirectiveAction.act(call);
        var name = call.arguments().name("dataset", DatasetId::new);
        if (answer.code() == ExitCode.DONE) {
            ScenarioCommands.out(call.arguments())
                    .ifPresent(folder ->
                            call.view()
                                    .sent(name)
                                    .map(data -> Artefacts.encrypted(name, data))
                                    .ifPresent(t -> EvaluationFiles.write(List.of(t), folder)));
        }
        return answer;
    }

    /** Over ciphertexts it is a query; in the clear it only shows. */
    private static Answer sum(Call call) {
        if (call.arguments().has("encrypted")) {
            return DirectiveAction.act(call);
        }
        var table = table(call, "dataset");
        var by = call.arguments().value("by");
        var columns = call.arguments().list("columns");
        columns.forEach(c -> check(call, table, c));
        var sheet = View.sheet("sums of " + table.source(), "column", "group", "rows", "sum");
        if (by.isEmpty()) {
            sums(table, columns, "", sheet);
            return Answer.of(sheet.done());
        }
        check(call, table, by.get().text());
        var words = table.words(by.get().text());
        for (var word : new TreeSet<>(words)) {
            var rows = IntStream.range(0, words.size()).filter(i -> words.get(i).equals(word));
            sums(table.at(rows.boxed().toList()), columns, word, sheet);
        }
        return Answer.of(sheet.done());
    }

    private static void sums(
            Table table, List<String> columns, String group, View.SheetBuilder sheet) {
        for (var c : ColumnSummary.describe(table)) {
            if (columns.isEmpty() || columns.contains(c.name())) {
                c.numbers().ifPresent(n -> sheet.row(c.name(), group, c.count(), n.sum()));
            }
        }
    }

    private static void check(Call call, Table table, String column) {
        if (!table.names().contains(column)) {
            throw BadInput.data(
                    call.line().place(),
                    "no column \"" + column + "\" in " + table.source(),
                    Suggest.hint(column, table.names()));
        }
    }

    static Table table(Call call, String parameter) {
        var wanted = call.arguments().one(parameter);
        return call.view()
                .table(call.arguments().name(parameter, DatasetId::new))
                .orElseThrow(() ->
                        BadInput.data(
                                wanted.place(),
                                "no dataset \"" + wanted.text() + "\"",
                                Suggest.hint(
                                        wanted.text(),
                                        call.view().datasets().stream()
                                                .map(d -> d.dataset().value())
                                                .toList())));
    }

    private static Answer queries(Call call) {
        var sheet = View.sheet("", "query", "kind", "dataset", "who", "purpose", "rows", "values");
        var answered = answered(call).toList();
        answered.stream()
                .map(Happening.QueryAnswered::query)
                .distinct()
                .forEach(number -> {
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
                View.sheet("query " + number, "column", "group", "rows", "encrypted", "plaintext");
        answered(call)
                .filter(q -> q.query() == number)
                .forEach(q ->
                        sheet.row(q.column(), q.group(), q.rows(), q.encrypted(), q.plaintext()));
        if (sheet.rows().isEmpty()) {
            throw BadInput.data(
                    call.arguments().one("query").place(), "no query " + number + " was answered");
        }
        return Answer.of(sheet.done());
    }

    private static Stream<Happening.QueryAnswered> answered(Call call) {
        return call.session().world().facts().stream()
                .flatMap(fact ->
                        fact.what() instanceof Happening.QueryAnswered answered
                                ? Stream.of(answered)
                                : Stream.empty());
    }
}
