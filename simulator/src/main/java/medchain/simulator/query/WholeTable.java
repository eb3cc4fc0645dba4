package medchain.simulator.query;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import medchain.simulator.learning.Features;
import medchain.simulator.query.Schema.Column;
import medchain.simulator.query.Schema.Origin;

/**
 * A table as whole numbers, with the columns that are computed from others beside the measured
 * ones.
 *
 * @param columns in the order of the cells
 * @param cells whole numbers by row number
 */
record WholeTable(List<Column> columns, Map<Integer, List<BigInteger>> cells) {

    static WholeTable of(Features features, int decimals, Encryption.Wish wish) {
        var bits = wish.grid().map(grid -> grid.apply(features));
        var names = new ArrayList<Column>();
        if (!wish.rowByRow()) {
            features.names().forEach(n -> names.add(new Column(n, decimals, 1, Origin.MEASURED)));
        }
        if (wish.products()) {
            products(features.names())
                    .forEach(n -> names.add(new Column(n, 2 * decimals, 1, Origin.PRODUCT)));
        }
        bits.ifPresent(b -> b.names().forEach(n -> names.add(new Column(n, 0, 1, Origin.BIT))));
        var cells = new LinkedHashMap<Integer, List<BigInteger>>();
        for (int r = 0; r < features.rows().size(); r++) {
            int at = r;
            var row = features.rows().get(r);
            cells.put(
                    row.number(),
                    cells(row, decimals, wish, bits.map(b -> b.rows().get(at).values())));
        }
        return new WholeTable(wide(names, cells.values()), cells);
    }

    private static List<BigInteger> cells(
            Features.Row row, int decimals, Encryption.Wish wish, Optional<List<BigDecimal>> bits) {
        var whole =
                row.values().stream()
                        .map(v -> v.movePointRight(decimals).toBigIntegerExact())
                        .toList();
        var out = new ArrayList<BigInteger>();
        if (!wish.rowByRow()) {
            out.addAll(whole);
        }
        if (wish.products()) {
            for (int i = 0; i < whole.size(); i++) {
                for (int j = i; j < whole.size(); j++) {
                    out.add(whole.get(i).multiply(whole.get(j)));
                }
            }
        }
        bits.ifPresent(b -> b.forEach(bit -> out.add(bit.toBigIntegerExact())));
        return out;
    }

    private static List<String> products(List<String> names) {
        var out = new ArrayList<String>();
        for (int i = 0; i < names.size(); i++) {
            for (int j = i; j < names.size(); j++) {
                out.add(product(names.get(i), names.get(j)));
            }
        }
        return out;
    }

    /** The name of the column that holds the products of these two, the earlier one first. */
    static String product(String a, String b) {
        return a + "*" + b;
    }

    /** The columns with as many bits as their cells take. */
    private static List<Column> wide(List<Column> names, Iterable<List<BigInteger>> rows) {
        var columns = new ArrayList<Column>();
        for (int c = 0; c < names.size(); c++) {
            int bits = 1;
            for (var row : rows) {
                bits = Math.max(bits, row.get(c).abs().bitLength());
            }
            var column = names.get(c);
            columns.add(new Column(column.name(), column.decimals(), bits, column.origin()));
        }
        return columns;
    }

    int rows() {
        return cells.size();
    }

    List<BigInteger> values(int column, List<Integer> rows) {
        var values = new ArrayList<BigInteger>(rows.size());
        for (int row : rows) {
            values.add(Optional.ofNullable(cells.get(row)).orElseThrow().get(column));
        }
        return values;
    }
}
