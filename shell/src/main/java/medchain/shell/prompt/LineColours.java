package medchain.shell.prompt;

import java.util.regex.Pattern;
import medchain.scenarios.language.Verbs;
import org.jline.reader.Highlighter;
import org.jline.reader.LineReader;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;

/** Colours a line while it is typed: known commands green, unknown ones red, options cyan. */
final class LineColours implements Highlighter {
    private static final Pattern TOKEN =
            Pattern.compile("\\s+|#.*|'[^']*'?|\"(?:[^\"\\\\]|\\\\.)*\"?|[^\\s'\"]+");
    private static final AttributedStyle KNOWN =
            AttributedStyle.BOLD.foreground(AttributedStyle.GREEN);
    private static final AttributedStyle PERHAPS =
            AttributedStyle.DEFAULT.foreground(AttributedStyle.GREEN);
    private static final AttributedStyle UNKNOWN =
            AttributedStyle.DEFAULT.foreground(AttributedStyle.RED);
    private static final AttributedStyle OPTION =
            AttributedStyle.DEFAULT.foreground(AttributedStyle.CYAN);
    private static final AttributedStyle QUOTED =
            AttributedStyle.DEFAULT.foreground(AttributedStyle.YELLOW);
    private static final AttributedStyle NUMBER =
            AttributedStyle.DEFAULT.foreground(AttributedStyle.MAGENTA);
    private static final AttributedStyle COMMENT =
            AttributedStyle.DEFAULT.foreground(AttributedStyle.BRIGHT);

    @Override
    public AttributedString highlight(LineReader reader, String line) {
        var coloured = new AttributedStringBuilder();
        var tokens = TOKEN.matcher(line);
        var command = "";
        int words = 0;
        int end = 0;
        while (tokens.find()) {
            coloured.append(line.substring(end, tokens.start()));
            end = tokens.end();
            var token = tokens.group();
            if (token.isBlank()) {
                coloured.append(token);
                continue;
            }
            boolean inCommand = words == 0 || (words == 1 && Verbs.find(command).isEmpty());
            command = inCommand ? (command + " " + token).strip() : command;
            coloured.styled(inCommand ? commandStyle(command) : style(token), token);
            words++;
        }
        return coloured.append(line.substring(end)).toAttributedString();
    }

    private static AttributedStyle commandStyle(String command) {
        if (command.startsWith("#")) {
            return COMMENT;
        }
        if (Verbs.find(command).isPresent()) {
            return KNOWN;
        }
        return Verbs.all().stream().anyMatch(v -> v.words().startsWith(command))
                ? PERHAPS
                : UNKNOWN;
    }

    private static AttributedStyle style(String token) {
        return switch (token.charAt(0)) {
            case '#' -> COMMENT;
            case '\'', '"' -> QUOTED;
            case '-' -> OPTION;
            default -> Character.isDigit(token.charAt(0)) ? NUMBER : AttributedStyle.DEFAULT;
        };
    }
}
