package medchain.scenarios.language;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds what somebody meant who mistyped a word. */
public final class Suggest {
    private Suggest() {}

    /** The nearest of the known words, if it is near enough to be meant. */
    public static Optional<String> nearest(String typed, Collection<String> known) {
        var word = typed.toLowerCase(Locale.ROOT);
        if (word.length() > 64) {
            return Optional.empty();
        }
        var far = Math.max(1, (word.length() + 1) / 3);
        return known.stream()
                .filter(k -> distance(word, k.toLowerCase(Locale.ROOT)) <= far)
                .min(
                        Comparator.comparingInt(
                                        (String k) -> distance(word, k.toLowerCase(Locale.ROOT)))
                                .thenComparing(Comparator.naturalOrder()));
    }

    /** The hint for an error message: {@code did you mean "add"?} */
    public static Optional<String> hint(String typed, Collection<String> known) {
        return nearest(typed, known).map(k -> "did you mean \"" + k + "\"?");
    }

    /**
     * Optimal string alignment: insertions, deletions, replacements and swaps of neighbours
     * (Damerau 1964).
     */
    static int distance(String a, String b) {
        var rows = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            rows[i][0] = i;
        }
        for (int j = 0; j <= b.length(); j++) {
            rows[0][j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            for (int j = 1; j <= b.length(); j++) {
                int cost = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                int best = Math.min(rows[i - 1][j], rows[i][j - 1]) + 1;
                best = Math.min(best, rows[i - 1][j - 1] + cost);
                rows[i][j] = swapped(a, b, i, j) ? Math.min(best, rows[i - 2][j - 2] + 1) : best;
            }
        }
        return rows[a.length()][b.length()];
    }

    private static boolean swapped(String a, String b, int i, int j) {
        return i > 1
                && j > 1
                && a.charAt(i - 1) == b.charAt(j - 2)
                && a.charAt(i - 2) == b.charAt(j - 1);
    }
}
