package medchain.scenarios.language;

import java.util.ArrayList;
import java.util.List;
import medchain.scenarios.language.Arguments.Value;

/**
 * Splits a line into words as a shell does: single quotes keep everything, double quotes and
 * backslashes escape, an unquoted {@code #} begins a comment. Nothing is substituted.
 */
final class Words {
    private static final int LONGEST_LINE = 64 * 1024;

    private final String line;
    private final Place start;
    private final List<Value> words = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    private int at;

    private Words(String line, Place start) {
        this.line = line;
        this.start = start;
    }

    /**
     * @param start where the line's first character stands
     */
    static List<Value> split(String line, Place start) {
        if (line.length() > LONGEST_LINE) {
            throw BadInput.usage(
                    start, "a line of " + line.length() + " characters; expected at most 65536");
        }
        return new Words(line, start).split();
    }

    private List<Value> split() {
        while (true) {
            while (at < line.length() && Character.isWhitespace(line.charAt(at))) {
                at++;
            }
            if (at >= line.length() || line.charAt(at) == '#') {
                return List.copyOf(words);
            }
            takeWord();
        }
    }

    private void takeWord() {
        int begin = at;
        word.setLength(0);
        while (at < line.length() && !Character.isWhitespace(line.charAt(at))) {
            switch (line.charAt(at)) {
                case '\'' -> takeSingleQuoted();
                case '"' -> takeDoubleQuoted();
                case '\\' -> takeEscaped();
                default -> word.append(line.charAt(at++));
            }
        }
        words.add(checked(new Value(word.toString(), place(begin))));
    }

    private void takeSingleQuoted() {
        int open = at++;
        int close = line.indexOf('\'', at);
        if (close < 0) {
            throw BadInput.usage(place(open), "a quote ' that is not closed; expected another '");
        }
        word.append(line, at, close);
        at = close + 1;
    }

    private void takeDoubleQuoted() {
        int open = at++;
        while (at < line.length() && line.charAt(at) != '"') {
            boolean escapes = line.charAt(at) == '\\' && at + 1 < line.length();
            if (escapes && "\"\\".indexOf(line.charAt(at + 1)) >= 0) {
                at++;
            }
            word.append(line.charAt(at++));
        }
        if (at >= line.length()) {
            throw BadInput.usage(place(open), "a quote \" that is not closed; expected another \"");
        }
        at++;
    }

    private void takeEscaped() {
        if (at + 1 >= line.length()) {
            throw BadInput.usage(
                    place(at), "a backslash at the end of the line; expected a character after it");
        }
        word.append(line.charAt(at + 1));
        at += 2;
    }

    private static Value checked(Value value) {
        Text.firstForbidden(value.text())
                .ifPresent(c -> {
                    throw BadInput.data(
                            value.place(), "character " + c + " in a word; expected visible text");
                });
        return value;
    }

    private Place place(int index) {
        return new Place(
                start.source(),
                start.line(),
                start.column() + line.codePointCount(0, Math.min(index, line.length())));
    }
}
