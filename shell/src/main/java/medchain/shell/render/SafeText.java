package medchain.shell.render;

/**
 * Makes text from outside harmless to a terminal: what could move the cursor, reach the clipboard,
 * reverse or hide letters is shown as an escape instead (CWE-150).
 */
public final class SafeText {
    /** Longest foreign text in a table cell, in characters. */
    public static final int CELL_CAP = 400;

    /** Longest foreign text in a message. */
    public static final int MESSAGE_CAP = 1_000;

    private SafeText() {}

    public static String of(CharSequence foreign) {
        return capped(foreign, CELL_CAP);
    }

    /**
     * @param longest of the result before its escapes, in code points; what is cut shows as …
     */
    public static String capped(CharSequence foreign, int longest) {
        var safe = new StringBuilder(foreign.length());
        var codePoints = foreign.codePoints().limit(1L + longest).toArray();
        for (int i = 0; i < Math.min(codePoints.length, longest); i++) {
            append(safe, codePoints[i]);
        }
        return codePoints.length > longest ? safe.append('…').toString() : safe.toString();
    }

    private static void append(StringBuilder safe, int codePoint) {
        if (!isHarmful(codePoint)) {
            safe.appendCodePoint(codePoint);
        } else if (codePoint < 0x100) {
            safe.append("\\x").append(hex(codePoint + 0x100).substring(1));
        } else {
            safe.append("\\u{").append(hex(codePoint)).append('}');
        }
    }

    private static String hex(int number) {
        return Integer.toHexString(number);
    }

    /**
     * C0, DEL, C1 (CONTROL); bidirectional marks, zero-width characters and tags (FORMAT); line and
     * paragraph separators; halves of surrogate pairs; what has no meaning that we know.
     */
    private static boolean isHarmful(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED ->
                    true;
            default -> isInvisible(codePoint);
        };
    }

    /** Letters and marks that take no room, so that two different names look the same. */
    private static boolean isInvisible(int codePoint) {
        return codePoint == 0x034F
                || codePoint == 0x115F
                || codePoint == 0x1160
                || codePoint == 0x3164
                || codePoint == 0xFFA0
                || (codePoint >= 0xFE00 && codePoint <= 0xFE0F)
                || (codePoint >= 0xE0100 && codePoint <= 0xE01EF);
    }
}
