package medchain.simulator.learning;

import java.math.BigDecimal;
import medchain.simulator.crypto.CanonicalWriter;
import medchain.simulator.crypto.Digests;
import medchain.simulator.identity.DatasetId;
import medchain.simulator.identity.Hash;
import org.jspecify.annotations.Nullable;

/**
 * Which rows taught a model: enough to tell them again, nothing of what is in them.
 *
 * @param dataset its name where the model was trained
 * @param rows trained on, before cleaning dropped any; from 1
 * @param trainingRows digest of these rows
 * @param allRows digest of the whole dataset, test rows and all
 */
public record Provenance(DatasetId dataset, int rows, Hash trainingRows, Hash allRows) {
    public static Provenance of(DatasetId dataset, Table training, Table all) {
        var ofAll = digest(all);
        var ofTraining = training.equals(all) ? ofAll : digest(training);
        return new Provenance(dataset, training.rows(), ofTraining, ofAll);
    }

    /**
     * Whether the rows of a table that are not these training rows are new to the model. Of a
     * dataset that differs in any cell nothing is known, and it counts as other patients.
     *
     * @param training rows that are set apart from those to be judged by; all when none are
     */
    public boolean isNewTo(Table training, Table all) {
        return !digest(all).equals(allRows)
                || (training.rows() < all.rows() && digest(training).equals(trainingRows));
    }

    /** SHA-256 over names, types and cells, row numbers included. */
    static Hash digest(Table table) {
        var out = new CanonicalWriter();
        out.list(table.rowNumbers(), (w, row) -> w.varint(row));
        out.list(table.columns(), Provenance::column);
        return Digests.sha256("medchain/table", out.toBytes());
    }

    private static void column(CanonicalWriter out, Column column) {
        out.bytes(utf8(column.name()));
        switch (column) {
            case Column.Numeric(var _, var values) -> {
                out.u8(0);
                values.forEach(value -> cell(out, value == null ? null : plain(value)));
            }
            case Column.Categorical(var _, var values, var _) -> {
                out.u8(1);
                values.forEach(value -> cell(out, value));
            }
        }
    }

    private static void cell(CanonicalWriter out, @Nullable String text) {
        out.flag(text != null);
        if (text != null) {
            out.bytes(utf8(text));
        }
    }

    /** The value, however it was written. */
    private static String plain(BigDecimal value) {
        return value.stripTrailingZeros().toString();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }
}
