package medchain.simulator.query;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import medchain.simulator.kernel.Answer;
import medchain.simulator.kernel.ByteSource;
import medchain.simulator.kernel.Parallel;
import medchain.simulator.learning.Features;
import medchain.simulator.paillier.Engine;
import medchain.simulator.paillier.PrivateKey;
import medchain.simulator.paillier.PublicKey;
import medchain.simulator.paillier.Slots;

/** Holds the private key: encrypts a dataset before it leaves, and opens answers. */
public final class DataOwner {
    /**
     * Room in a slot beyond the widest value, for the weights of a model (41 bits at 12 decimals,
     * and more for columns of small values), for adding up columns, and for the sign.
     */
    private static final int HEADROOM_BITS = 46;

    /** Finer values are no measurements; also keeps the slots narrow. */
    private static final int MOST_DECIMALS = 30;

    private final PrivateKey key;
    private final Engine engine;
    private final Parallel parallel;

    public DataOwner(PrivateKey key, Parallel parallel) {
        this.key = key;
        this.engine = Engine.forOwner(key, parallel);
        this.parallel = parallel;
    }

    public PublicKey publicKey() {
        return key.publicKey();
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
     * @param label the name of the column that the rows' labels come from; empty for none
     * @return refused when there is no row, or values are too fine or too large for the key
     */
    public Answer<EncryptedDataset> encrypt(Features features, String label, ByteSource random) {
        int decimals = decimals(features);
        if (features.rows().isEmpty() || decimals > MOST_DECIMALS) {
            return Answer.refused(
                    features.rows().isEmpty()
                            ? "no row to encrypt"
                            : "values with "
                                    + decimals
                                    + " decimals; expected at most "
                                    + MOST_DECIMALS);
        }
        var groups = groups(features);
        var whole = whole(features, decimals);
        var columns = columns(features.names(), decimals, whole.values());
        int widest = columns.stream().mapToInt(Schema.Column::bits).max().orElse(1);
        return Slots.fitting(widest + HEADROOM_BITS, key.publicKey())
                .map(slots -> new Schema(label, columns, slots, groups))
                .map(schema -> encrypt(schema, whole, random));
    }

    private EncryptedDataset encrypt(
            Schema schema, Map<Integer, List<BigInteger>> whole, ByteSource random) {
        var plaintexts = new ArrayList<BigInteger>();
        var blocks = schema.rowsOfBlocks();
        for (var rows : blocks) {
            plaintexts.add(schema.slots().pack(Collections.nCopies(rows.size(), BigInteger.ONE)));
        }
        for (int c = 0; c < schema.columns().size(); c++) {
            for (var rows : blocks) {
                var values = new ArrayList<BigInteger>(rows.size());
                for (int row : rows) {
                    values.add(valuesOf(whole, row).get(c));
                }
                plaintexts.add(schema.slots().pack(values));
            }
        }
        var all = engine.encrypt(plaintexts, random);
        var columns = new ArrayList<List<BigInteger>>();
        for (int from = blocks.size(); from < all.size(); from += blocks.size()) {
            columns.add(all.subList(from, from + blocks.size()));
        }
        return new EncryptedDataset(
                key.publicKey(), schema, all.subList(0, blocks.size()), columns);
    }

    private static List<BigInteger> valuesOf(Map<Integer, List<BigInteger>> whole, int row) {
        return Optional.ofNullable(whole.get(row)).orElseThrow();
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

    /** Every value as a whole number, by row number. */
    private static Map<Integer, List<BigInteger>> whole(Features features, int decimals) {
        var out = new LinkedHashMap<Integer, List<BigInteger>>();
        for (var row : features.rows()) {
            out.put(
                    row.number(),
                    row.values().stream()
                            .map(v -> v.movePointRight(decimals).toBigIntegerExact())
                            .toList());
        }
        return out;
    }

    private static List<Schema.Column> columns(
            List<String> names, int decimals, Iterable<List<BigInteger>> rows) {
        var columns = new ArrayList<Schema.Column>();
        for (int c = 0; c < names.size(); c++) {
            int bits = 1;
            for (var row : rows) {
                bits = Math.max(bits, row.get(c).abs().bitLength());
            }
            columns.add(new Schema.Column(names.get(c), decimals, bits));
        }
        return columns;
    }

    /**
     * Opens an answer. The count of rows is opened first: a group that turns out smaller than the
     * schema said, or smaller than {@link ComputeNode#SMALLEST_COHORT}, stays closed.
     */
    public Answer<OpenAnswer> open(EncryptedAnswer answer, Schema schema) {
        var slots = schema.slots();
        return switch (answer) {
            case EncryptedAnswer.Counts(var cells) -> cells("count", cells, slots, false);
            case EncryptedAnswer.Totals(var mean, var cells) ->
                    cells(mean ? "mean" : "sum", cells, slots, mean);
            case EncryptedAnswer.Scores scores -> scores(scores, slots);
        };
    }

    private Answer<OpenAnswer> cells(
            String kind, List<EncryptedAnswer.Cell> cells, Slots slots, boolean mean) {
        var opened = new LinkedHashMap<BigInteger, BigInteger>();
        for (var cell : cells) {
            opened.computeIfAbsent(cell.count(), c -> total(c, slots));
        }
        for (var cell : cells) {
            var rows = opened.getOrDefault(cell.count(), BigInteger.ZERO);
            if (!rows.equals(BigInteger.valueOf(cell.rows()))
                    || cell.rows() < ComputeNode.SMALLEST_COHORT) {
                return Answer.refused(
                        "a group claims "
                                + cell.rows()
                                + " rows and has "
                                + rows
                                + "; expected the same, and at least "
                                + ComputeNode.SMALLEST_COHORT);
            }
        }
        return Answer.of(
                new OpenAnswer(
                        kind, parallel.map("decrypting", cells, cell -> line(cell, slots, mean))));
    }

    private OpenAnswer.Line line(EncryptedAnswer.Cell cell, Slots slots, boolean mean) {
        var value = new BigDecimal(total(cell.sum(), slots), cell.decimals());
        return new OpenAnswer.Line(
                cell.column().orElse("rows"),
                cell.group(),
                cell.rows(),
                mean ? OpenAnswer.mean(value, cell.rows()) : value);
    }

    private BigInteger total(BigInteger ciphertext, Slots slots) {
        var sum = BigInteger.ZERO;
        for (var slot : slots.unpack(key.decrypt(ciphertext), slots.count())) {
            sum = sum.add(slot);
        }
        return sum;
    }

    private Answer<OpenAnswer> scores(EncryptedAnswer.Scores scores, Slots slots) {
        var blocks = parallel.map("decrypting", scores.blocks(), key::decrypt);
        var byRow = new TreeMap<Integer, BigDecimal>();
        for (int b = 0; b < blocks.size(); b++) {
            var rows = scores.rows().get(b);
            var values = slots.unpack(blocks.get(b), rows.size());
            for (int i = 0; i < rows.size(); i++) {
                byRow.put(rows.get(i), new BigDecimal(values.get(i), scores.decimals()));
            }
        }
        var lines = new ArrayList<OpenAnswer.Line>();
        byRow.forEach((row, value) -> lines.add(new OpenAnswer.Line("" + row, "", 1, value)));
        return Answer.of(new OpenAnswer("score", lines));
    }

    /** Every value of the dataset, as it was encrypted; for validation by its owner. */
    public Features decrypt(EncryptedDataset dataset) {
        var schema = dataset.schema();
        var values = new TreeMap<Integer, List<BigDecimal>>();
        for (int c = 0; c < dataset.columns().size(); c++) {
            int decimals = schema.columns().get(c).decimals();
            var blocks = parallel.map("decrypting", dataset.columns().get(c), key::decrypt);
            for (int b = 0; b < blocks.size(); b++) {
                var rows = schema.rowsOfBlocks().get(b);
                var slots = schema.slots().unpack(blocks.get(b), rows.size());
                for (int i = 0; i < rows.size(); i++) {
                    values.computeIfAbsent(rows.get(i), _ -> new ArrayList<>())
                            .add(new BigDecimal(slots.get(i), decimals));
                }
            }
        }
        var rows = new TreeMap<Integer, Features.Row>();
        for (var group : schema.groups()) {
            for (int row : group.rows()) {
                var cells = Optional.ofNullable(values.get(row)).orElseThrow();
                rows.put(row, new Features.Row(row, group.label(), cells));
            }
        }
        var names = schema.columns().stream().map(Schema.Column::name).toList();
        return new Features(names, List.copyOf(rows.values()));
    }
}
