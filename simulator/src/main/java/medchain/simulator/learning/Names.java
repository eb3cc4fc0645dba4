package medchain.simulator.learning;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** How names and cells from a file are ordered and shown in messages. */
final class Names {
    private static final int SHOWN_CHARACTERS = 40;
    private static final int SHOWN_NAMES = 12;

    /** Numbers by value, before words in code point order: 2 before 10, 10 before A. */
    static final Comparator<String> BY_NUMBER_THEN_WORD =
            Comparator.<String, Boolean>comparing(cell -> TableReading.number(cell).isEmpty())
                    .thenComparing(Names::value)
                    .thenComparing(Comparator.naturalOrder());

    private Names() {}

    /** In quotes, cut, and without any character that could steer a terminal. */
    static String shown(String text) {
        var cut =
                text.length() <= SHOWN_CHARACTERS
                        ? text
                        : text.substring(0, SHOWN_CHARACTERS) + "…";
        var out = new StringBuilder("\"");
        cut.codePoints().forEach(c -> out.appendCodePoint(isPlain(c) ? c : '\uFFFD'));
        return out.append('"').toString();
    }

    static String shown(List<String> names) {
        var first = names.stream().limit(SHOWN_NAMES).map(Names::shown).toList();
        var more = names.size() - first.size();
        return String.join(", ", first) + (more > 0 ? " and " + more + " more" : "");
    }

    private static BigDecimal value(String cell) {
        Optional<BigDecimal> number = TableReading.number(cell);
        return number.orElse(BigDecimal.ZERO);
    }

    private static boolean isPlain(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.UNASSIGNED,
                    Character.PRIVATE_USE ->
                    false;
            default -> true;
        };
    }
}
