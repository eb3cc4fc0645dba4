package medchain.simulator.intake;

import java.nio.charset.StandardCharsets;

/** How big the fields of a transaction may be. */
public final class Limits {
    public static final int TYPE_BYTES = 64;
    public static final int TEXT_BYTES = 4096;
    public static final int DATA_BYTES = 64 * 1024;
    public static final int VOTES = 101;

    /** A transaction that asks to live longer is refused (Antelope's max_transaction_lifetime). */
    public static final long LIFETIME_SECONDS = 3600;

    private Limits() {}

    static void checkPositive(String what, long value) {
        if (value <= 0) {
            throw new IllegalArgumentException("a " + what + " is a whole number from 1");
        }
    }

    static void checkText(String what, String text, int mostBytes) {
        if (text.getBytes(StandardCharsets.UTF_8).length > mostBytes) {
            throw new IllegalArgumentException(
                    what + " too long; expected at most " + mostBytes + " bytes of UTF-8");
        }
        if (text.codePoints().anyMatch(Limits::deceives) || !isPaired(text)) {
            throw new IllegalArgumentException(
                    what
                            + " has a control character or broken Unicode; expected text that looks"
                            + " like what it is");
        }
    }

    /** Controls, line breaks, and what turns the direction of writing or is not seen at all. */
    private static boolean deceives(int c) {
        return Character.isISOControl(c)
                || c == 0x2028
                || c == 0x2029
                || (c >= 0x202A && c <= 0x202E)
                || (c >= 0x2066 && c <= 0x2069)
                || (c >= 0xE0000 && c <= 0xE007F);
    }

    private static boolean isPaired(String text) {
        return StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }
}
