package medchain.scenarios.language;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import medchain.scenarios.language.Tree.Scalar;

/**
 * One key of the scenario language, described once: checks, suggestions, {@code effective.yaml},
 * the JSON Schema and the reference come from here.
 *
 * @param path from the root: {@code world.network.loss}; {@code timeline[].do} in a list's items
 * @param fallback its value when absent, which may depend on other keys; empty: stays absent
 * @param required the section that it belongs to cannot do without it
 */
public record Key(
        String path,
        Kind kind,
        String doc,
        Optional<Function<Known, Tree>> fallback,
        boolean required) {

    private static final Place NOWHERE = new Place("<default>", 1, 1);

    static Key of(String path, Kind kind, String doc) {
        return new Key(path, kind, doc, Optional.empty(), false);
    }

    Key needed() {
        return new Key(path, kind, doc, fallback, true);
    }

    Key otherwise(String value) {
        return otherwise(_ -> value);
    }

    /** The fallback is computed from other keys. */
    Key otherwise(Function<Known, String> value) {
        return otherwiseTree(known -> scalar(value.apply(known)));
    }

    Key otherwiseTree(Function<Known, Tree> value) {
        return new Key(path, kind, doc, Optional.of(value), required);
    }

    static Scalar scalar(String text) {
        return new Scalar(text, false, NOWHERE);
    }

    String parent() {
        int dot = path.lastIndexOf('.');
        return dot < 0 ? "" : path.substring(0, dot);
    }

    String name() {
        return path.substring(path.lastIndexOf('.') + 1).replace("[]", "");
    }

    /** The other keys while one is filled in: as written, or else their fallback. */
    interface Known {
        Tree tree(String path);

        /** Only what stands in the text. */
        Optional<Tree> written(String path);

        default Arguments.Value value(String path) {
            return ((Scalar) tree(path)).value();
        }
    }

    /** What a key's value looks like. */
    public sealed interface Kind {
        /** Any text; what looks like a number or a truth value needs quotes. */
        record Text() implements Kind {}

        /** Text in which anything may stand, such as a command line. */
        record Line() implements Kind {}

        /** 1 to 64 of A-Z a-z 0-9 . _ - */
        record Name() implements Kind {}

        record Choice(List<String> values) implements Kind {}

        record Whole(long least, long most) implements Kind {}

        record Decimal(double least, double most) implements Kind {}

        record Time(boolean zeroAllowed) implements Kind {}

        record Share() implements Kind {}

        record Size() implements Kind {}

        /** {@code 600x}: how many times faster than the data's own clock. */
        record Speed() implements Kind {}

        record Flag() implements Kind {}

        /**
         * @param always stands in every effective file, with its fallbacks
         */
        record Section(boolean always) implements Kind {}

        /** Either a single value of that kind or a section. */
        record Either(Kind single) implements Kind {}

        /** A list of sections. */
        record Sections() implements Kind {}

        record Lines() implements Kind {}

        /**
         * A CSV file beside the scenario, or its lines themselves, as every effective file has
         * them.
         */
        record Table() implements Kind {}

        /** {@code 100Mbit/s}. */
        record Bitrate() implements Kind {}

        /** How well a number is known: {@code 2%} of itself, {@code 500ms}, or so much. */
        record Precision() implements Kind {}

        /** Free names with a whole number each. */
        record Counts() implements Kind {}

        /** Paths of other keys with a list of values each, or such paths under {@code zip}. */
        record Grid() implements Kind {}

        /** Free names with one of the values each. */
        record Choices(List<String> values) implements Kind {}
    }
}
