package medchain.simulator.query;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import medchain.simulator.paillier.PublicKey;
import medchain.simulator.paillier.Unsigned;
import medchain.simulator.query.ByteReader.Malformed;
import medchain.simulator.query.EncryptedAnswer.Cell;
import medchain.simulator.query.EncryptedAnswer.Sum;

/**
 * The bytes of an encrypted answer, which delegates compare by their digest and hand to the reader.
 */
final class AnswerCodec {
    private final PublicKey key;
    private final int width;

    AnswerCodec(PublicKey key) {
        this.key = key;
        this.width = key.ciphertextBytes();
    }

    void write(ByteWriter out, EncryptedAnswer answer) {
        switch (answer) {
            case EncryptedAnswer.Totals(var statistic, var cells) -> {
                out.u8(1).text(statistic.name()).u32(cells.size());
                cells.forEach(cell -> write(out, cell));
            }
            case EncryptedAnswer.Scores(var rows, var decimals, var labels, var blocks) -> {
                out.u8(2).u16(decimals);
                rows(out, rows);
                labels(out, labels);
                blocks.forEach(ofLabel -> ciphertexts(out, ofLabel));
            }
            case EncryptedAnswer.Leaves leaves -> {
                out.u8(3).u16(leaves.decimals()).u8(leaves.depth());
                labels(out, leaves.labels());
                rows(out, List.of(leaves.rows()));
                leaves.trees().forEach(row -> ciphertexts(out, row));
            }
            case EncryptedAnswer.Values(var names, var rows, var columns) -> {
                out.u8(4).u16(names.size());
                names.forEach(c -> out.text(c.name()).u8(c.decimals()).u16(c.bits()));
                rows(out, rows);
                columns.forEach(column -> ciphertexts(out, column));
            }
            case EncryptedAnswer.Aggregated(var counts, var sums) -> {
                out.u8(5);
                ciphertexts(out, counts);
                write(out, sums);
            }
        }
    }

    private void write(ByteWriter out, Cell cell) {
        out.text(cell.key()).text(cell.group()).u8(cell.rows().isPresent() ? 1 : 0);
        cell.rows().ifPresent(out::u32);
        ciphertexts(out, List.of(cell.count()));
        out.u8(cell.sums().size());
        for (var sum : cell.sums()) {
            ciphertexts(out, List.of(sum.ciphertext()));
            out.u16(sum.decimals()).integer(sum.most());
        }
    }

    private static void rows(ByteWriter out, List<List<Integer>> rows) {
        out.u32(rows.size());
        for (var block : rows) {
            out.u32(block.size());
            block.forEach(out::u32);
        }
    }

    void ciphertexts(ByteWriter out, List<BigInteger> ciphertexts) {
        out.u32(ciphertexts.size());
        ciphertexts.forEach(c -> out.raw(Unsigned.bytes(c, width)));
    }

    EncryptedAnswer read(ByteReader in) throws Malformed {
        return switch (in.u8()) {
            case 1 -> totals(in);
            case 2 -> scores(in);
            case 3 -> leaves(in);
            case 4 -> values(in);
            case 5 -> aggregated(in);
            default -> throw new Malformed("an unknown kind of answer");
        };
    }

    private EncryptedAnswer totals(ByteReader in) throws Malformed {
        var statistic = Statistic.valueOf(in.text());
        int count = in.count(width);
        var cells = new ArrayList<Cell>();
        for (int i = 0; i < count; i++) {
            var name = in.text();
            var group = in.text();
            var rows = in.u8() == 0 ? OptionalInt.empty() : OptionalInt.of(in.u32());
            var present = ciphertexts(in).getFirst();
            int howMany = in.u8();
            var sums = new ArrayList<Sum>();
            for (int s = 0; s < howMany; s++) {
                sums.add(new Sum(ciphertexts(in).getFirst(), in.u16(), in.integer()));
            }
            cells.add(new Cell(name, group, rows, present, sums));
        }
        return new EncryptedAnswer.Totals(statistic, cells);
    }

    private EncryptedAnswer scores(ByteReader in) throws Malformed {
        int decimals = in.u16();
        var rows = rows(in);
        var labels = labels(in);
        var blocks = new ArrayList<List<BigInteger>>();
        for (int l = 0; l < labels.size(); l++) {
            blocks.add(ciphertexts(in));
            if (blocks.getLast().size() != rows.size()) {
                throw new Malformed("not a score for every row");
            }
        }
        return new EncryptedAnswer.Scores(rows, decimals, labels, blocks);
    }

    private static void labels(ByteWriter out, List<String> labels) {
        out.u16(labels.size());
        labels.forEach(out::text);
    }

    private static List<String> labels(ByteReader in) throws Malformed {
        int count = in.u16();
        var labels = new ArrayList<String>();
        for (int l = 0; l < count; l++) {
            labels.add(in.text());
        }
        if (labels.isEmpty()) {
            throw new Malformed("scores of nothing");
        }
        return labels;
    }

    private EncryptedAnswer leaves(ByteReader in) throws Malformed {
        int decimals = in.u16();
        int depth = in.u8();
        var labels = labels(in);
        var rows = rows(in);
        if (rows.size() != 1) {
            throw new Malformed("rows in blocks");
        }
        var trees = new ArrayList<List<BigInteger>>();
        for (int r = 0; r < rows.getFirst().size(); r++) {
            trees.add(ciphertexts(in));
            if (trees.getLast().size() % labels.size() != 0) {
                throw new Malformed("not as many trees of each label");
            }
        }
        return new EncryptedAnswer.Leaves(rows.getFirst(), decimals, depth, labels, trees);
    }

    private EncryptedAnswer aggregated(ByteReader in) throws Malformed {
        var counts = ciphertexts(in);
        if (in.u8() != 4) {
            throw new Malformed("no sums");
        }
        return new EncryptedAnswer.Aggregated(counts, values(in));
    }

    private EncryptedAnswer.Values values(ByteReader in) throws Malformed {
        int count = in.u16();
        var names = new ArrayList<Schema.Column>();
        for (int c = 0; c < count; c++) {
            names.add(new Schema.Column(in.text(), in.u8(), in.u16(), Schema.Origin.MEASURED));
        }
        var rows = rows(in);
        var columns = new ArrayList<List<BigInteger>>();
        for (int c = 0; c < count; c++) {
            columns.add(ciphertexts(in));
        }
        return new EncryptedAnswer.Values(names, rows, columns);
    }

    private static List<List<Integer>> rows(ByteReader in) throws Malformed {
        int blocks = in.count(4);
        var rows = new ArrayList<List<Integer>>();
        for (int b = 0; b < blocks; b++) {
            int count = in.count(4);
            var block = new ArrayList<Integer>();
            for (int r = 0; r < count; r++) {
                block.add(in.u32());
            }
            rows.add(block);
        }
        return rows;
    }

    /** At least one, each a possible ciphertext. */
    List<BigInteger> ciphertexts(ByteReader in) throws Malformed {
        int count = in.count(width);
        var out = new ArrayList<BigInteger>();
        for (int i = 0; i < count; i++) {
            out.add(new BigInteger(1, in.raw(width)));
        }
        if (out.isEmpty() || key.firstRefused(out).isPresent()) {
            throw new Malformed("a number that is no ciphertext");
        }
        return out;
    }
}
