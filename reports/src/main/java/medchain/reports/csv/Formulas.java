package medchain.reports.csv;

/**
 * Keeps text of others from being run as a formula by a spreadsheet (CWE-1236; OWASP ASVS 5.0,
 * 1.2.10), by an apostrophe in front. What was neutralised is read back as it was.
 */
final class Formulas {
    /** ASCII and full-width signs that begin a formula, and characters that spreadsheets skip. */
    private static final String BEGIN = "=+-@\t\r\n\0\uFF1D\uFF0B\uFF0D\uFF20";

    private Formulas() {}

    static boolean isDangerous(String text) {
        int first = 0;
        while (first < text.length() && (text.charAt(first) == '\'' || text.charAt(first) == ' ')) {
            first++;
        }
        return first < text.length() && BEGIN.indexOf(text.charAt(first)) >= 0;
    }

    /** One apostrophe more in front of anything that is a formula behind its apostrophes. */
    static String neutralise(String text) {
        return isDangerous(text) ? "'" + text : text;
    }

    static String restore(String cell) {
        return cell.startsWith("'") && isDangerous(cell) ? cell.substring(1) : cell;
    }
}
