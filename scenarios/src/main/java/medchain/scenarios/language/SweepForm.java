package medchain.scenarios.language;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import medchain.scenarios.language.Key.Kind;
import medchain.scenarios.language.Tree.Entry;
import medchain.scenarios.language.Tree.Items;
import medchain.scenarios.language.Tree.Section;

/** Checks the section {@code sweep}: known paths, lists of values that fit their keys. */
final class SweepForm {
    static final String ZIP = "zip";

    /** Keys that make no difference to a run, or are varied by replicates. */
    private static final Set<String> FIXED =
            Set.of(
                    "scenario",
                    "include",
                    "title",
                    "description",
                    "topic",
                    "seed",
                    "replicates",
                    "sweep");

    private SweepForm() {}

    static void check(Section sweep) {
        var seen = new TreeSet<String>();
        for (var entry : sweep.entries()) {
            if (entry.key().equals(ZIP)) {
                zip(entry, seen);
            } else {
                values(entry, seen);
            }
        }
    }

    private static void zip(Entry zip, Set<String> seen) {
        if (!(zip.value() instanceof Section together) || together.entries().isEmpty()) {
            throw BadInput.data(
                    zip.place(), zip.value().what() + " for zip; expected paths with lists");
        }
        int length = -1;
        for (var entry : together.entries()) {
            int its = values(entry, seen);
            if (length >= 0 && its != length) {
                throw BadInput.data(
                        entry.value().place(),
                        its + " values in step with " + length + "; expected as many");
            }
            length = its;
        }
    }

    /** How many there are. */
    private static int values(Entry entry, Set<String> seen) {
        var key = key(entry);
        if (!seen.add(entry.key())) {
            throw BadInput.data(entry.place(), "\"" + entry.key() + "\" is swept twice");
        }
        if (!(entry.value() instanceof Items list) || list.items().isEmpty()) {
            throw BadInput.data(
                    entry.value().place(),
                    entry.value().what() + " for " + entry.key() + "; expected a list of values",
                    Optional.of("for example [0%, 1%, 5%]"));
        }
        var different = new TreeSet<String>();
        for (var value : list.items()) {
            Schema.single(key, single(key.kind()), value);
            if (!different.add(((Tree.Scalar) value).text())) {
                throw BadInput.data(value.place(), value.what() + " twice; expected it once");
            }
        }
        return list.items().size();
    }

    private static Key key(Entry entry) {
        return Keys.find(entry.key().replaceAll("\\[[0-9]{1,6}]", "[]"))
                .filter(SweepForm::canVary)
                .orElseThrow(() ->
                        BadInput.data(
                                entry.place(),
                                "\""
                                        + entry.key()
                                        + "\" cannot be swept; expected the path of a key with a"
                                        + " single value",
                                Suggest.hint(entry.key(), paths())));
    }

    private static List<String> paths() {
        return Keys.all().stream()
                .filter(SweepForm::canVary)
                .map(k -> k.path().replace("[]", "[0]"))
                .toList();
    }

    private static boolean canVary(Key key) {
        return !FIXED.contains(key.path().split("\\.", 2)[0])
                && switch (key.kind()) {
                    case Kind.Section _,
                            Kind.Sections _,
                            Kind.Lines _,
                            Kind.Line _,
                            Kind.Counts _,
                            Kind.Choices _,
                            Kind.Precision _,
                            Kind.Grid _ ->
                            false;
                    case Kind.Text _,
                            Kind.Name _,
                            Kind.Choice _,
                            Kind.Whole _,
                            Kind.Decimal _,
                            Kind.Time _,
                            Kind.Share _,
                            Kind.Size _,
                            Kind.Speed _,
                            Kind.Bitrate _,
                            Kind.Table _,
                            Kind.Flag _,
                            Kind.Either _ ->
                            true;
                };
    }

    private static Kind single(Kind kind) {
        return switch (kind) {
            case Kind.Either(var single) -> single;
            // in a sweep a table is the name of its file
            case Kind.Table _ -> new Kind.Text();
            default -> kind;
        };
    }
}
