package medchain.scenarios.language;

import static medchain.scenarios.language.Parameter.flag;
import static medchain.scenarios.language.Parameter.option;
import static medchain.scenarios.language.Parameter.position;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import medchain.scenarios.language.Parameter.Completion;
import medchain.simulator.identity.DatasetId;
import medchain.simulator.identity.ModelId;
import medchain.simulator.learning.CleaningRecipe;
import medchain.simulator.learning.RawTable;
import medchain.simulator.query.QueryRequest;
import medchain.simulator.world.Directive;
import medchain.simulator.world.Extras;
import medchain.simulator.world.Spoilt;

/** {@code dataset}: patient tables from the file to the chain. */
final class DatasetVerbs {
    private static final int MOST_BINS = 64;
    private static final Parameter NAME =
            position("dataset", Completion.DATASET, "which, by the name given when loading");
    static final Parameter COLUMNS =
            option("columns", Completion.COLUMN, "comma-separated; else every numeric one");
    static final Parameter BY =
            option("by", Completion.COLUMN, "one answer a value of this column");

    static final List<Verb> ALL =
            List.of(
                    Verb.of(
                                    "dataset load",
                                    "Loads a table of patients from a CSV file or a MySQL server",
                                    "dataset load wdbc.csv --name wdbc --label diagnosis",
                                    position("file", Completion.FILE, "CSV, or a bundled one")
                                            .optional(),
                                    option("mysql", "server, as HOST:PORT/DATABASE"),
                                    option("table", "of the database: its name"),
                                    option("user", "of the database"),
                                    option(
                                            "password-file",
                                            Completion.FILE,
                                            "its first line is the database user's password"),
                                    flag("allow-remote", "a server on another machine"),
                                    option("timeout", "how long the server may say nothing")
                                            .otherwise(DatabaseTable.USUAL_PATIENCE),
                                    option("name", "what to call it").needed(),
                                    option("label", Completion.COLUMN, "column to predict"),
                                    option("missing", "comma-separated words for \"no value\"")
                                            .otherwise("?,NA"),
                                    option(
                                            "id",
                                            Completion.COLUMN,
                                            "column that names the patient"))
                            .does(DatasetVerbs::load),
                    Verb.of("dataset list", "Lists datasets", "dataset list"),
                    Verb.of(
                            "dataset describe",
                            "Shows columns with their kind, range and missing values",
                            "dataset describe wdbc",
                            NAME),
                    Verb.of(
                                    "dataset clean",
                                    "Fills, encodes and scales; learnt on training rows only",
                                    "dataset clean wdbc --missing median --scale standard",
                                    NAME,
                                    option("missing", "what fills a missing number")
                                            .among("median", "mode", "marker", "drop")
                                            .otherwise("median"),
                                    option(
                                                    "clip",
                                                    "share of rows at either end of a column of"
                                                            + " numbers that is cut to the next")
                                            .otherwise("0%"),
                                    option("encode", "how categories become numbers")
                                            .among("onehot", "ordinal", "none")
                                            .otherwise("onehot"),
                                    option("scale", "how numbers are scaled")
                                            .among("standard", "minmax", "none")
                                            .otherwise("standard"))
                            .does(DatasetVerbs::clean),
                    Verb.of(
                                    "dataset split",
                                    "Splits into training and test rows, labels in proportion",
                                    "dataset split wdbc --test 30%",
                                    NAME,
                                    option("test", "share of test rows").otherwise("30%"))
                            .does(DatasetVerbs::split),
                    Verb.of(
                                    "dataset encrypt",
                                    "Encrypts the test rows and puts them on the chain",
                                    "dataset encrypt wdbc --bits 2048 --as admin-1",
                                    NAME,
                                    option("bits", "length of the Paillier key")
                                            .among("2048", "3072")
                                            .otherwise("2048"),
                                    option("under", "whose key: the delegates' once they hold one")
                                            .among("delegates", "own"),
                                    flag("products", "for variance and covariance"),
                                    option("bins", "thresholds a column, for histograms"),
                                    option(
                                            "for",
                                            Completion.MODEL,
                                            "bits that this model reads: additive, or forest"),
                                    option("spoilt", "as a cheat's software sends it to delegates")
                                            .among(
                                                    Arrays.stream(Spoilt.values())
                                                            .map(Spoilt::word)
                                                            .toArray(String[]::new)))
                            .does(DatasetVerbs::encrypt),
                    Verb.of(
                                    "dataset decrypt",
                                    "Opens every row to its owner, for validation; logged",
                                    "dataset decrypt wdbc --as admin-1",
                                    NAME,
                                    RecordVerbs.PURPOSE)
                            .does(a ->
                                    new Directive.Ask(
                                            a.who(),
                                            new QueryRequest.Rows(dataset(a)),
                                            QueryVerbs.purpose(a))),
                    Verb.of(
                                    "dataset sum",
                                    "Sums columns exactly, in the clear or over ciphertexts",
                                    "dataset sum wdbc --columns mean_radius --by diagnosis"
                                            + " --encrypted --as admin-1",
                                    NAME,
                                    COLUMNS,
                                    BY,
                                    flag("encrypted", "over the irreversible ciphertexts"),
                                    RecordVerbs.PURPOSE)
                            .does(DatasetVerbs::sum));

    private DatasetVerbs() {}

    private static Directive load(Arguments a) {
        var name = a.name("name", DatasetId::new);
        var table = table(a);
        a.value("label").ifPresent(v -> Columns.check(v, table.columns()));
        a.value("id").ifPresent(v -> Columns.check(v, table.columns()));
        return new Directive.LoadDataset(
                name, table, a.optionalText("label"), a.optionalText("id"));
    }

    private static RawTable table(Arguments a) {
        if (a.has("file") == a.has("mysql")) {
            throw BadInput.usage(a.at(), "expected either a FILE or --mysql HOST:PORT/DATABASE");
        }
        if (a.has("mysql")) {
            return a.world().table(DatabaseTable.of(a), a.has("allow-remote"), a.list("missing"));
        }
        for (var other : List.of("table", "user", "password-file", "allow-remote")) {
            if (a.has(other)) {
                throw BadInput.usage(a.at(), "--" + other + "; expected only with --mysql");
            }
        }
        return a.world().table(a.text("file"), a.list("missing"));
    }

    private static Directive clean(Arguments a) {
        return new Directive.CleanDataset(
                dataset(a),
                new CleaningRecipe(
                        CleaningRecipe.Missing.valueOf(upper(a, "missing")),
                        clip(a),
                        CleaningRecipe.Encode.valueOf(upper(a, "encode")),
                        CleaningRecipe.Scale.valueOf(upper(a, "scale"))));
    }

    private static BigDecimal clip(Arguments a) {
        double share = a.share("clip");
        if (share >= 0.5) {
            throw BadInput.data(
                    a.one("clip").place(),
                    "\"" + a.text("clip") + "\"; expected from 0% to below 50%");
        }
        return BigDecimal.valueOf(share);
    }

    private static String upper(Arguments a, String name) {
        return a.text(name).toUpperCase(Locale.ROOT);
    }

    private static Directive split(Arguments a) {
        double share = a.share("test");
        if (share <= 0 || share >= 1) {
            throw BadInput.data(
                    a.one("test").place(),
                    "\"" + a.text("test") + "\"; expected above 0% and below 100%");
        }
        return new Directive.SplitDataset(dataset(a), share);
    }

    private static Directive encrypt(Arguments a) {
        var extras =
                new Extras(
                        a.has("under") && a.text("under").equals("own"),
                        a.has("products"),
                        a.has("bins")
                                ? OptionalInt.of(a.number("bins", 2, MOST_BINS))
                                : OptionalInt.empty(),
                        a.has("for") ? Optional.of(a.name("for", ModelId::new)) : Optional.empty(),
                        a.optionalText("spoilt").flatMap(DatasetVerbs::spoilt));
        return new Directive.EncryptDataset(
                a.who(), dataset(a), a.number("bits", 2048, 3072), extras);
    }

    private static Optional<Spoilt> spoilt(String word) {
        return Arrays.stream(Spoilt.values()).filter(s -> s.word().equals(word)).findFirst();
    }

    private static Directive sum(Arguments a) {
        if (!a.has("encrypted")) {
            throw BadInput.usage(
                    a.at(),
                    "a sum in the clear only shows; expected --encrypted where it is a query",
                    Optional.of("in the shell, leave --encrypted out to see the plain sum"));
        }
        var request = new QueryRequest.Sum(dataset(a), a.list("columns"), a.optionalText("by"));
        return new Directive.Ask(a.who(), request, QueryVerbs.purpose(a));
    }

    private static DatasetId dataset(Arguments a) {
        return a.name("dataset", DatasetId::new);
    }
}
