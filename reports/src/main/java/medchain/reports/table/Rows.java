package medchain.reports.table;

import java.util.List;
import java.util.function.Function;

/** Rows made one by one while they are read. */
final class Rows {
    private Rows() {}

    static <T> Iterable<List<Cell>> of(List<T> things, Function<T, List<Cell>> row) {
        return () -> things.stream().map(row).iterator();
    }
}
