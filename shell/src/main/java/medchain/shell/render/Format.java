package medchain.shell.render;

import java.util.Locale;

/** How answers are written. */
public enum Format {
    /** For people. */
    TEXT,
    /** One JSON value a view. */
    JSON,
    /** RFC 4180; remarks go to standard error. */
    CSV;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
