package medchain.simulator.query;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/** What a compute node hands back: ciphertexts, re-randomised, and what they are about. */
public sealed interface EncryptedAnswer {
    /** How many rows each group has. */
    record Counts(List<Cell> cells) implements EncryptedAnswer {
        public Counts {
            cells = List.copyOf(cells);
        }
    }

    /** Sums, to be divided by the counts when {@code mean}. */
    record Totals(boolean mean, List<Cell> cells) implements EncryptedAnswer {
        public Totals {
            cells = List.copyOf(cells);
        }
    }

    /**
     * A group's partial sums of a column, one a slot; the answer is their total.
     *
     * @param column empty for a count of rows
     * @param group empty when not grouped
     * @param rows how many rows the schema says there are
     * @param decimals of the sum
     * @param count encrypts how many rows there are; opened before the sum
     * @param sum the same as {@code count} for a count of rows
     */
    record Cell(
            Optional<String> column,
            String group,
            int rows,
            int decimals,
            BigInteger count,
            BigInteger sum) {}

    /**
     * Linear scores of every row, one a slot.
     *
     * @param rows for each block its rows in the order of the slots
     * @param decimals of a score
     */
    record Scores(List<List<Integer>> rows, int decimals, List<BigInteger> blocks)
            implements EncryptedAnswer {
        public Scores {
            rows = List.copyOf(rows);
            blocks = List.copyOf(blocks);
        }
    }
}
