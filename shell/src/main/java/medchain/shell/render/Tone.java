package medchain.shell.render;

import org.jline.utils.AttributedStyle;

/** What a piece of text means to its reader; the colour follows. */
public enum Tone {
    PLAIN(AttributedStyle.DEFAULT),
    STRONG(AttributedStyle.BOLD),
    FAINT(AttributedStyle.DEFAULT.foreground(AttributedStyle.BRIGHT)),
    GOOD(AttributedStyle.DEFAULT.foreground(AttributedStyle.GREEN)),
    BAD(AttributedStyle.DEFAULT.foreground(AttributedStyle.RED)),
    WARNING(AttributedStyle.DEFAULT.foreground(AttributedStyle.YELLOW)),
    HEADING(AttributedStyle.BOLD.foreground(AttributedStyle.CYAN));

    private final AttributedStyle style;

    Tone(AttributedStyle style) {
        this.style = style;
    }

    AttributedStyle style() {
        return style;
    }
}
