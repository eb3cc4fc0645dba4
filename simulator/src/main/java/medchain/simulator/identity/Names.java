package medchain.simulator.identity;

import java.util.regex.Pattern;

/**
 * The one rule for names from outside: ASCII letters, digits, dot, dash, underscore; first a letter
 * or digit. Look-alike letters of other scripts, spaces, path separators and control characters
 * cannot occur, so two names that look the same are the same.
 */
public final class Names {
    private static final Pattern RULE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");

    private Names() {}

    public static boolean isName(String value, int longest) {
        return value.length() <= longest && RULE.matcher(value).matches();
    }

    static void check(String what, String value, int longest) {
        if (!isName(value, longest)) {
            throw new IllegalArgumentException(
                    "not a name for a "
                            + what
                            + "; expected 1 to "
                            + longest
                            + " of A-Z a-z 0-9 . _ -, the first a letter or digit");
        }
    }
}
