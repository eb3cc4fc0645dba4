package medchain.scenarios.language;

import java.util.List;
import java.util.Optional;
import medchain.scenarios.language.Key.Kind;
import medchain.scenarios.language.Tree.Entry;
import medchain.scenarios.language.Tree.Items;
import medchain.scenarios.language.Tree.Scalar;
import medchain.scenarios.language.Tree.Section;
import medchain.simulator.identity.Names;

/** Checks a document against the registry of {@link Keys}: names, forms, units, ranges. */
final class Schema {
    static final String LOOKS_TYPED =
            "(?i)|~|null|true|false|yes|no|on|off|y|n|[-+]?[.0-9][0-9_.:eE+-]*|0[xo][0-9a-f_]+|[-+]?\\.(inf|nan)";

    private Schema() {}

    static Section check(Tree tree) {
        if (!(tree instanceof Section root)) {
            throw BadInput.data(
                    tree.place(), tree.what() + "; expected keys such as \"scenario: my-name\"");
        }
        root.get(Includes.KEY)
                .ifPresent(late -> {
                    throw BadInput.data(late.place(), "include by --set; expected it in the file");
                });
        section("", root);
        return root;
    }

    private static void section(String path, Section section) {
        for (var entry : section.entries()) {
            var key = Keys.find(join(path, entry.key()));
            value(key.orElseThrow(() -> unknown(path, entry)), entry.value());
        }
        for (var key : Keys.of(path)) {
            if (key.required() && section.get(key.name()).isEmpty()) {
                throw BadInput.data(
                        section.place(),
                        "key \"" + key.name() + "\" is missing; expected " + key.doc());
            }
        }
    }

    private static String join(String path, String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    private static BadInput unknown(String path, Entry entry) {
        var names = Keys.of(path).stream().map(Key::name).toList();
        return BadInput.data(
                entry.place(),
                "unknown key \"" + entry.key() + "\"; expected one of " + String.join(", ", names),
                Suggest.hint(entry.key(), names).or(() -> elsewhere(entry.key())));
    }

    private static Optional<String> elsewhere(String name) {
        return Keys.all().stream()
                .filter(k -> k.name().equals(name))
                .map(k -> "did you mean " + k.path() + "?")
                .findFirst();
    }

    private static void value(Key key, Tree tree) {
        switch (key.kind()) {
            case Kind.Section _ -> section(key.path(), sectionOf(key, tree));
            case Kind.Either(var single) -> {
                if (tree instanceof Section section) {
                    section(key.path(), section);
                } else {
                    single(key, single, tree);
                }
            }
            case Kind.Sections _ ->
                    itemsOf(key, tree)
                            .items()
                            .forEach(i -> section(key.path() + "[]", sectionOf(key, i)));
            case Kind.Lines _, Kind.Table _ ->
                    itemsOf(key, tree).items().forEach(i -> single(key, new Kind.Line(), i));
            case Kind.Counts _ ->
                    sectionOf(key, tree)
                            .entries()
                            .forEach(e ->
                                    single(key, new Kind.Whole(0, WorldKeys.NODES_MAX), e.value()));
            case Kind.Grid _ -> SweepForm.check(sectionOf(key, tree));
            case Kind.Choices(var values) ->
                    sectionOf(key, tree)
                            .entries()
                            .forEach(e -> single(key, new Kind.Choice(values), e.value()));
            default -> single(key, key.kind(), tree);
        }
    }

    private static Section sectionOf(Key key, Tree tree) {
        if (tree instanceof Section section) {
            return section;
        }
        throw BadInput.data(
                tree.place(), tree.what() + " for " + key.name() + "; expected a section of keys");
    }

    private static Items itemsOf(Key key, Tree tree) {
        if (tree instanceof Items items) {
            return items;
        }
        throw BadInput.data(
                tree.place(),
                tree.what() + " for " + key.name() + "; expected a list",
                Optional.of("begin each item with \"- \""));
    }

    static void single(Key key, Kind kind, Tree tree) {
        if (!(tree instanceof Scalar scalar)) {
            throw BadInput.data(
                    tree.place(), tree.what() + " for " + key.name() + "; expected a single value");
        }
        var value = scalar.value();
        switch (kind) {
            case Kind.Text _ -> text(key, scalar);
            case Kind.Line _ -> line(key, scalar);
            case Kind.Name _ -> name(key, scalar);
            case Kind.Choice(var values) -> choice(key, scalar, values);
            case Kind.Whole(long least, long most) -> Units.whole(value, least, most);
            case Kind.Decimal(double least, double most) -> decimal(scalar, least, most);
            case Kind.Time(boolean zeroAllowed) -> time(scalar, zeroAllowed);
            case Kind.Share _ -> Units.share(value);
            case Kind.Size _ -> Units.size(value);
            case Kind.Speed _ -> Units.speed(value);
            case Kind.Bitrate _ -> Units.bitrate(value);
            case Kind.Precision _ -> Units.precision(value);
            case Kind.Flag _ -> choice(key, scalar, List.of("true", "false"));
            case Kind.Section _,
                    Kind.Either _,
                    Kind.Sections _,
                    Kind.Lines _,
                    Kind.Table _,
                    Kind.Counts _,
                    Kind.Grid _,
                    Kind.Choices _ ->
                    value(key, tree);
        }
    }

    private static void text(Key key, Scalar scalar) {
        if (!scalar.quoted() && scalar.text().matches(LOOKS_TYPED)) {
            throw BadInput.data(
                    scalar.place(),
                    scalar.text() + " for " + key.name() + "; expected text",
                    Optional.of("put it in quotes: \"" + scalar.text() + "\""));
        }
    }

    private static void line(Key key, Scalar scalar) {
        if (scalar.text().isBlank() || scalar.text().strip().contains("\n")) {
            throw BadInput.data(scalar.place(), "for " + key.name() + " expected one line of text");
        }
    }

    private static void name(Key key, Scalar scalar) {
        text(key, scalar);
        if (!Names.isName(scalar.text(), 64)) {
            throw BadInput.data(
                    scalar.place(),
                    scalar.what()
                            + " for "
                            + key.name()
                            + "; expected 1 to 64 of A-Z a-z 0-9 . _ -, the first a letter or"
                            + " digit");
        }
    }

    private static void choice(Key key, Scalar scalar, List<String> values) {
        if (!values.contains(scalar.text())) {
            throw BadInput.data(
                    scalar.place(),
                    scalar.what()
                            + " for "
                            + key.name()
                            + "; expected "
                            + (values.size() == 1 ? "" : "one of ")
                            + String.join(", ", values),
                    Suggest.hint(scalar.text(), values));
        }
    }

    private static void decimal(Scalar scalar, double least, double most) {
        double number = Units.decimal(scalar.value()).doubleValue();
        if (number < least || number > most) {
            throw BadInput.data(
                    scalar.place(),
                    scalar.what() + "; expected a number from " + least + " to " + most);
        }
    }

    private static void time(Scalar scalar, boolean zeroAllowed) {
        if (Units.duration(scalar.value()).isZero() && !zeroAllowed) {
            throw BadInput.data(scalar.place(), scalar.what() + "; expected a time above 0");
        }
    }
}
