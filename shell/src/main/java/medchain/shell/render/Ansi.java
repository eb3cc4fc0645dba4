package medchain.shell.render;

import java.util.Arrays;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStyle;

/**
 * Writes styled text with the escape sequences of ECMA-48. JLine's own writer turns the straight
 * line-drawing characters into {@code + - |}, but not the corners.
 */
final class Ansi {
    private static final String RESET = "\033[0m";

    private Ansi() {}

    static String of(AttributedString line) {
        var ansi = new StringBuilder();
        int end;
        for (int begin = 0; begin < line.length(); begin = end) {
            end = line.runLimit(begin);
            var codes = codes(line.styleAt(begin));
            var text = line.subSequence(begin, end).toString();
            ansi.append(codes.isEmpty() ? text : "\033[" + codes + "m" + text + RESET);
        }
        return ansi.toString();
    }

    /** Only tones are ever written; another style is plain. */
    private static String codes(AttributedStyle style) {
        return Arrays.stream(Tone.values())
                .filter(tone -> tone.style().equals(style))
                .findFirst()
                .map(Tone::codes)
                .orElse("");
    }
}
