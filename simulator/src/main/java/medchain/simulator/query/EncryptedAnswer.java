package medchain.simulator.query;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** What a compute node hands back: ciphertexts, re-randomised, and what they are about. */
public sealed interface EncryptedAnswer {

    /** One or more sums of columns, for each group and column asked for. */
    record Totals(Statistic statistic, List<Cell> cells) implements EncryptedAnswer {
        public Totals {
            cells = List.copyOf(cells);
        }
    }

    /**
     * The sums behind one line of the answer; partial sums stand in the slots, to be added up.
     *
     * @param key column, columns, bin, or "rows" for a count
     * @param group empty when not grouped
     * @param rows how many rows the schema says there are; empty where only the ciphertext knows
     * @param count encrypts how many rows there are; opened before the sums
     */
    record Cell(String key, String group, OptionalInt rows, BigInteger count, List<Sum> sums) {
        public Cell {
            sums = List.copyOf(sums);
        }
    }

    /**
     * @param decimals of the sum
     * @param most no honest sum is larger in size
     */
    record Sum(BigInteger ciphertext, int decimals, BigInteger most) {}

    /**
     * Linear scores of every row, one a slot.
     *
     * @param rows for each block its rows in the order of the slots
     * @param decimals of a score
     * @param labels what the scores of a row are of
     * @param blocks by label, then block
     */
    record Scores(
            List<List<Integer>> rows,
            int decimals,
            List<String> labels,
            List<List<BigInteger>> blocks)
            implements EncryptedAnswer {
        public Scores {
            rows = List.copyOf(rows);
            labels = List.copyOf(labels);
            blocks = blocks.stream().map(List::copyOf).toList();
        }
    }

    /**
     * A forest's leaves for every row, one ciphertext a tree and label, masked; see {@link
     * ForestScoring}.
     *
     * @param rows row numbers
     * @param decimals of a leaf's value
     * @param labels what the scores of a row are of
     * @param trees for each row one ciphertext a tree, label by label
     */
    record Leaves(
            List<Integer> rows,
            int decimals,
            int depth,
            List<String> labels,
            List<List<BigInteger>> trees)
            implements EncryptedAnswer {
        public Leaves {
            rows = List.copyOf(rows);
            labels = List.copyOf(labels);
            trees = trees.stream().map(List::copyOf).toList();
        }
    }

    /**
     * The dataset itself, for validation.
     *
     * @param rows for each block its rows in the order of the slots
     * @param columns ciphertexts by column, then block
     */
    record Values(
            List<Schema.Column> names, List<List<Integer>> rows, List<List<BigInteger>> columns)
            implements EncryptedAnswer {
        public Values {
            names = List.copyOf(names);
            rows = List.copyOf(rows);
            columns = columns.stream().map(List::copyOf).toList();
        }
    }

    /**
     * Sums of several holders, added up.
     *
     * @param counts for each holder how many rows its sums are over
     * @param sums in one column
     */
    record Aggregated(List<BigInteger> counts, Values sums) implements EncryptedAnswer {
        public Aggregated {
            counts = List.copyOf(counts);
        }
    }

    /** A ciphertext that counts patients, and how many the schema claims. */
    record Cohort(BigInteger count, OptionalInt claimed) {}

    /** Each to be opened, and found large enough, before anything else is. */
    default List<Cohort> cohorts() {
        var cohorts = new LinkedHashMap<BigInteger, Cohort>();
        if (this instanceof Totals(_, var cells)) {
            cells.forEach(cell -> cohorts.put(cell.count(), new Cohort(cell.count(), cell.rows())));
        }
        if (this instanceof Aggregated(var counts, _)) {
            counts.forEach(count -> cohorts.put(count, new Cohort(count, OptionalInt.empty())));
        }
        return List.copyOf(cohorts.values());
    }

    /** Every ciphertext that has to be opened to read the answer, each once. */
    default List<BigInteger> ciphertexts() {
        return switch (this) {
            case Totals(_, var cells) -> {
                var all = new ArrayList<BigInteger>();
                cells.forEach(cell -> all.add(cell.count()));
                cells.forEach(cell -> cell.sums().forEach(sum -> all.add(sum.ciphertext())));
                yield all.stream().distinct().toList();
            }
            case Scores(_, _, _, var blocks) ->
                    blocks.stream().flatMap(List::stream).distinct().toList();
            case Leaves(_, _, _, _, var trees) ->
                    trees.stream().flatMap(List::stream).distinct().toList();
            case Values(_, _, var columns) ->
                    columns.stream().flatMap(List::stream).distinct().toList();
            case Aggregated(var counts, var sums) ->
                    Stream.concat(counts.stream(), sums.ciphertexts().stream()).distinct().toList();
        };
    }
}
