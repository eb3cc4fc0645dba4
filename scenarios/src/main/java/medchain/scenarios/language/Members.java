package medchain.scenarios.language;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import medchain.scenarios.language.Tree.Items;
import medchain.scenarios.language.Tree.Scalar;
import medchain.scenarios.language.Tree.Section;

/**
 * The members of a JSON object, read strictly: those that are known, each of its type, nothing
 * beside them.
 */
record Members(Section section) {
    /** As in JSON. */
    private static final Pattern NUMBER =
            Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]{1,3})?");

    /** A mean of a very large and a very small number of a table has about 600. */
    private static final int NUMBER_CHARACTERS = 1_000;

    /** Beyond this no number of a table, and no half of one, has decimals or zeros. */
    private static final int SCALE_MOST = 301;

    static Members of(Tree tree, String... known) {
        if (!(tree instanceof Section section)) {
            throw wrong(tree, "an object in braces");
        }
        var names = List.of(known);
        for (var entry : section.entries()) {
            if (!names.contains(entry.key())) {
                throw BadInput.data(
                        entry.place(),
                        "unknown key \""
                                + entry.key()
                                + "\"; expected one of "
                                + String.join(", ", names),
                        Suggest.hint(entry.key(), names));
            }
        }
        return new Members(section);
    }

    Tree get(String key) {
        return section.get(key)
                .orElseThrow(() ->
                        BadInput.data(section.place(), "no key \"" + key + "\"; expected one"));
    }

    boolean has(String key) {
        return section.get(key).isPresent();
    }

    <T> Optional<T> optional(String key, Function<Tree, T> read) {
        return section.get(key).map(read);
    }

    String text(String key) {
        return text(get(key));
    }

    double number(String key) {
        return number(get(key));
    }

    boolean flag(String key) {
        return flag(get(key));
    }

    int whole(String key, int least, int most) {
        return whole(get(key), least, most);
    }

    <T> List<T> list(String key, Function<Tree, T> read) {
        return items(get(key)).stream().map(read).toList();
    }

    /** One of these words. */
    <E extends Enum<E>> E word(String key, List<E> values) {
        var text = text(key);
        return values.stream()
                .filter(v -> ModelText.word(v).equals(text))
                .findFirst()
                .orElseThrow(() -> {
                    var words = values.stream().map(ModelText::word).toList();
                    return wrong(get(key), "one of " + String.join(", ", words));
                });
    }

    static List<Tree> items(Tree tree) {
        if (tree instanceof Items(var items, var _)) {
            return items;
        }
        throw wrong(tree, "a list in brackets");
    }

    static String text(Tree tree) {
        if (!(tree instanceof Scalar(var text, var quoted, var _)) || !quoted) {
            throw wrong(tree, "text in quotes");
        }
        if (text.codePoints().anyMatch(c -> Character.getType(c) == Character.SURROGATE)) {
            throw wrong(tree, "text in Unicode");
        }
        return text;
    }

    static boolean flag(Tree tree) {
        var word = tree instanceof Scalar(var text, var quoted, var _) && !quoted ? text : "";
        return switch (word) {
            case "true" -> true;
            case "false" -> false;
            default -> throw wrong(tree, "true or false");
        };
    }

    /** Finite. */
    static double number(Tree tree) {
        double value = Double.parseDouble(digits(tree));
        if (!Double.isFinite(value)) {
            throw wrong(tree, "a finite number");
        }
        return value;
    }

    static BigDecimal decimal(Tree tree) {
        var value = new BigDecimal(digits(tree));
        if (Math.abs((long) value.scale()) > SCALE_MOST) {
            throw wrong(tree, "a number of at most " + SCALE_MOST + " decimals or zeros");
        }
        return value;
    }

    static int whole(Tree tree, int least, int most) {
        var value = decimal(tree);
        boolean fits =
                value.scale() == 0
                        && value.compareTo(BigDecimal.valueOf(least)) >= 0
                        && value.compareTo(BigDecimal.valueOf(most)) <= 0;
        if (!fits) {
            throw wrong(tree, "a whole number from " + least + " to " + most);
        }
        return value.intValueExact();
    }

    private static String digits(Tree tree) {
        if (tree instanceof Scalar(var text, var quoted, var _)
                && !quoted
                && text.length() <= NUMBER_CHARACTERS
                && NUMBER.matcher(text).matches()) {
            return text;
        }
        throw wrong(tree, "a number");
    }

    /** As many items as that. */
    static void isAsLong(Tree list, int length, String of) {
        int found = items(list).size();
        if (found != length) {
            throw BadInput.data(
                    list.place(), found + " values; expected " + length + ", one " + of);
        }
    }

    /** No item twice. */
    static List<String> distinct(Tree list, List<String> read) {
        var seen = new HashSet<String>();
        for (int i = 0; i < read.size(); i++) {
            if (!seen.add(read.get(i))) {
                throw wrong(items(list).get(i), "no value twice");
            }
        }
        return read;
    }

    static BadInput wrong(Tree tree, String expected) {
        return BadInput.data(tree.place(), shown(tree) + "; expected " + expected);
    }

    private static String shown(Tree tree) {
        var what = tree.what();
        return what.length() <= 60 ? what : what.substring(0, 60) + "…\"";
    }
}
