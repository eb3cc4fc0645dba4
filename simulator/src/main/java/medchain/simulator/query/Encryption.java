package medchain.simulator.query;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import medchain.simulator.kernel.Answer;
import medchain.simulator.kernel.ByteSource;
import medchain.simulator.learning.Features;
import medchain.simulator.learning.Thermometer;
import medchain.simulator.paillier.Engine;
import medchain.simulator.paillier.Slots;

/** Encrypts a table before it leaves its owner, under his own key or one that is shared out. */
public final class Encryption {
    /**
     * Room in a slot beyond the widest value, for the weights of a model (41 bits at 12 decimals,
     * and more for columns of small values), for adding up columns, and for the sign.
     */
    private static final int HEADROOM_BITS = 46;

    /** Finer values are no measurements; also keeps the slots narrow. */
    private static final int MOST_DECIMALS = 30;

    private final Engine engine;

    public Encryption(Engine engine) {
        this.engine = engine;
    }

    /**
     * What is to be encrypted.
     *
     * @param population what the row numbers count
     * @param label the name of the column that the rows' labels come from; empty for none
     * @param products whether products of all pairs of columns go along, for variance and
     *     covariance
     * @param grid thresholds whose bits go along, for histograms, additive models and forests
     * @param rowByRow every ciphertext holds one bit of one row and nothing else, as a forest asks
     *     for; needs a grid
     * @param context what the proof of knowledge is about
     */
    public record Wish(
            String population,
            String label,
            boolean products,
            Optional<Thermometer> grid,
            boolean rowByRow,
            byte[] context) {

        public static Wish plain(String label) {
            return new Wish("", label, false, Optional.empty(), false, new byte[0]);
        }
    }

    /** The decimals that {@link #encrypt} will give every column: enough for all values. */
    public static int decimals(Features features) {
        int most = 0;
        for (var row : features.rows()) {
            for (var value : row.values()) {
                most = Math.max(most, value.stripTrailingZeros().scale());
            }
        }
        return most;
    }

    /**
     * Encrypts every value at one fixed scale, rows of one label together.
     *
     * @return refused when there is no row, or values are too fine or too large for the key
     */
    public Answer<EncryptedDataset> encrypt(Features features, Wish wish, ByteSource random) {
        int decimals = decimals(features);
        if (features.rows().isEmpty()) {
            return Answer.refused("no row to encrypt");
        }
        if (decimals > MOST_DECIMALS) {
            return Answer.refused(
                    "values with " + decimals + " decimals; expected at most " + MOST_DECIMALS);
        }
        var table = WholeTable.of(features, decimals, wish);
        return slots(table, wish)
                .map(slots ->
                        new Schema(
                                wish.population(),
                                wish.label(),
                                table.columns(),
                                slots,
                                groups(features)))
                .map(schema -> encrypt(schema, table, wish.context(), random));
    }

    private Answer<Slots> slots(WholeTable table, Wish wish) {
        var key = engine.key();
        if (wish.rowByRow()) {
            return Slots.fitting(key.bits() - 2, key);
        }
        int rowBits = 32 - Integer.numberOfLeadingZeros(table.rows());
        int bits = 0;
        for (var column : table.columns()) {
            boolean added = column.origin() == Schema.Origin.PRODUCT;
            bits = Math.max(bits, column.bits() + (added ? rowBits + 1 : HEADROOM_BITS));
        }
        return Slots.fitting(bits, key);
    }

    private EncryptedDataset encrypt(
            Schema schema, WholeTable table, byte[] context, ByteSource random) {
        var plaintexts = new ArrayList<BigInteger>();
        var blocks = schema.rowsOfBlocks();
        for (var rows : blocks) {
            plaintexts.add(schema.slots().pack(Collections.nCopies(rows.size(), BigInteger.ONE)));
        }
        for (int c = 0; c < schema.columns().size(); c++) {
            for (var rows : blocks) {
                plaintexts.add(schema.slots().pack(table.values(c, rows)));
            }
        }
        var proven = engine.encryptProven(plaintexts, context, random);
        var all = proven.ciphertexts();
        var columns = new ArrayList<List<BigInteger>>();
        for (int from = blocks.size(); from < all.size(); from += blocks.size()) {
            columns.add(all.subList(from, from + blocks.size()));
        }
        return new EncryptedDataset(
                engine.key(), schema, all.subList(0, blocks.size()), columns, proven.proof());
    }

    private static List<Schema.Group> groups(Features features) {
        var rows = new TreeMap<String, List<Integer>>();
        for (var row : features.rows()) {
            rows.computeIfAbsent(row.label(), _ -> new ArrayList<>()).add(row.number());
        }
        var groups = new ArrayList<Schema.Group>();
        rows.forEach((label, numbers) -> groups.add(new Schema.Group(label, numbers)));
        return groups;
    }
}
