package medchain.shell.render;

import org.jline.utils.AttributedStyle;

/** What a piece of text means to its reader; the colour follows. */
public enum Tone {
    PLAIN,
    STRONG,
    FAINT,
    GOOD,
    BAD,
    WARNING,
    HEADING;

    /** Parameters of the sequence that begins it (ECMA-48, SGR). */
    String codes() {
        return switch (this) {
            case PLAIN -> "";
            case STRONG -> "1";
            case FAINT -> "90";
            case GOOD -> "32";
            case BAD -> "31";
            case WARNING -> "33";
            case HEADING -> "1;36";
        };
    }

    AttributedStyle style() {
        return switch (this) {
            case PLAIN -> AttributedStyle.DEFAULT;
            case STRONG -> AttributedStyle.BOLD;
            case FAINT -> AttributedStyle.DEFAULT.foreground(AttributedStyle.BRIGHT);
            case GOOD -> AttributedStyle.DEFAULT.foreground(AttributedStyle.GREEN);
            case BAD -> AttributedStyle.DEFAULT.foreground(AttributedStyle.RED);
            case WARNING -> AttributedStyle.DEFAULT.foreground(AttributedStyle.YELLOW);
            case HEADING -> AttributedStyle.BOLD.foreground(AttributedStyle.CYAN);
        };
    }
}
