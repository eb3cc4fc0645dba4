package medchain.scenarios.language;

import java.util.Locale;
import java.util.Optional;

/**
 * Which characters text from outside may hold: none that moves a cursor, hides or reorders what is
 * read (control characters, bidirectional overrides, zero-width and tag characters, lone
 * surrogates).
 */
public final class Text {
    private Text() {}

    /** The first character that is refused, as {@code U+202E}. */
    public static Optional<String> firstForbidden(String text) {
        return text.codePoints()
                .filter(Text::forbidden)
                .mapToObj(c -> String.format(Locale.ROOT, "U+%04X", c))
                .findFirst();
    }

    static boolean forbidden(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                    c != '\t';
            default -> false;
        };
    }
}
