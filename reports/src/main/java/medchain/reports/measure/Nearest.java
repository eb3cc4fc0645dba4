package medchain.reports.measure;

import java.util.Comparator;
import java.util.List;

/** Finds what a mistyped word was meant to be. */
final class Nearest {
    private static final int AT_MOST = 3;

    private Nearest() {}

    static List<String> of(String mistyped, List<String> words) {
        record Scored(String word, int distance) {}
        int tolerated = Math.max(2, mistyped.length() / 3);
        return words.stream()
                .map(word -> new Scored(word, distance(mistyped, word)))
                .filter(scored -> scored.distance() <= tolerated)
                .sorted(Comparator.comparingInt(Scored::distance))
                .limit(AT_MOST)
                .map(Scored::word)
                .toList();
    }

    /** Insertions, deletions and replacements from one to the other (Levenshtein 1966). */
    private static int distance(String from, String to) {
        if (from.startsWith(to) || to.startsWith(from)) {
            return 1;
        }
        var above = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            above[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            var row = new int[to.length() + 1];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int replaced = above[j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, 1 + Math.min(above[j], row[j - 1]));
            }
            above = row;
        }
        return above[to.length()];
    }
}
