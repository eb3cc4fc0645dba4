package medchain.simulator.learning;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The folds of {@code StratifiedKFold(n, shuffle=True, random_state=seed)}, written from what
 * scikit-learn 1.2 documents of it and from the Mersenne Twister of Matsumoto and Nishimura (1998),
 * which NumPy's RandomState draws from; so that models can be held against reference results whose
 * folds are told by their seed alone.
 */
final class ScikitFolds {
    private static final int SIZE = 624;
    private static final int SHIFT = 397;

    private final int[] state = new int[SIZE];
    private int used = SIZE;

    private ScikitFolds(int seed) {
        state[0] = seed;
        for (int i = 1; i < SIZE; i++) {
            state[i] = 1_812_433_253 * (state[i - 1] ^ (state[i - 1] >>> 30)) + i;
        }
    }

    /**
     * The fold of each row.
     *
     * @param labels classes are told apart in the order in which they first appear
     */
    static List<Integer> of(List<String> labels, int folds, int seed) {
        var classes = labels.stream().distinct().toList();
        var sorted = new ArrayList<Integer>();
        labels.forEach(label -> sorted.add(classes.indexOf(label)));
        Collections.sort(sorted);
        var random = new ScikitFolds(seed);
        var out = new ArrayList<>(Collections.nCopies(labels.size(), 0));
        for (int c = 0; c < classes.size(); c++) {
            var ofClass = allocated(sorted, c, folds);
            random.shuffle(ofClass);
            int next = 0;
            for (int row = 0; row < labels.size(); row++) {
                if (labels.get(row).equals(classes.get(c))) {
                    out.set(row, ofClass.get(next++));
                }
            }
        }
        return out;
    }

    /** Every n-th of the sorted labels belongs to one fold: so many of the class has each. */
    private static List<Integer> allocated(List<Integer> sorted, int c, int folds) {
        var out = new ArrayList<Integer>();
        for (int fold = 0; fold < folds; fold++) {
            for (int i = fold; i < sorted.size(); i += folds) {
                if (sorted.get(i) == c) {
                    out.add(fold);
                }
            }
        }
        return out;
    }

    private void shuffle(List<Integer> items) {
        for (int i = items.size() - 1; i > 0; i--) {
            Collections.swap(items, i, atMost(i));
        }
    }

    /** Draws until the masked bits are small enough. */
    private int atMost(int most) {
        int mask = -1 >>> Integer.numberOfLeadingZeros(most);
        int value = draw() & mask;
        while (value > most) {
            value = draw() & mask;
        }
        return value;
    }

    private int draw() {
        if (used == SIZE) {
            twist();
            used = 0;
        }
        int y = state[used++];
        y ^= y >>> 11;
        y ^= (y << 7) & 0x9D2C5680;
        y ^= (y << 15) & 0xEFC60000;
        return y ^ (y >>> 18);
    }

    private void twist() {
        for (int i = 0; i < SIZE; i++) {
            int y = (state[i] & 0x80000000) | (state[(i + 1) % SIZE] & 0x7FFFFFFF);
            state[i] = state[(i + SHIFT) % SIZE] ^ (y >>> 1) ^ ((y & 1) == 0 ? 0 : 0x9908B0DF);
        }
    }
}
