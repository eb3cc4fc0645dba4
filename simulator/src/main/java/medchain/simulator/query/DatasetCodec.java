package medchain.simulator.query;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import medchain.simulator.kernel.Answer;
import medchain.simulator.paillier.KnowledgeProof;
import medchain.simulator.paillier.PublicKey;
import medchain.simulator.paillier.Slots;
import medchain.simulator.paillier.Unsigned;

/**
 * The canonical bytes of an encrypted dataset: public key, schema, then every ciphertext in its
 * fixed length. One dataset has one form, and only that form is read.
 */
final class DatasetCodec {
    private static final int VERSION = 2;
    private static final int MOST_KEY_BITS = 8192;

    private DatasetCodec() {}

    static byte[] encode(EncryptedDataset dataset) {
        var key = dataset.key();
        var schema = dataset.schema();
        int half = (key.bits() + 7) / 8;
        var out = new ByteWriter().u8(VERSION).u16(key.bits());
        out.raw(Unsigned.bytes(key.n(), half)).raw(Unsigned.bytes(key.noise(), 2 * half));
        out.u16(schema.slots().bits()).u16(schema.slots().count());
        out.text(schema.population()).text(schema.label());
        out.u32(schema.columns().size());
        for (var column : schema.columns()) {
            out.text(column.name()).u8(column.decimals()).u16(column.bits());
            out.text(column.origin().name());
        }
        out.u32(schema.groups().size());
        for (var group : schema.groups()) {
            out.text(group.label()).u32(group.rows().size());
            group.rows().forEach(out::u32);
        }
        var proof = dataset.proof();
        out.integer(proof.challenge()).integer(proof.plaintext()).integer(proof.exponent());
        int width = key.ciphertextBytes();
        dataset.present().forEach(c -> out.raw(Unsigned.bytes(c, width)));
        dataset.columns().forEach(column -> column.forEach(c -> out.raw(Unsigned.bytes(c, width))));
        return out.bytes();
    }

    /**
     * @return refused when the bytes are not the canonical form of a dataset, or a number in them
     *     cannot be a ciphertext under their key
     */
    static Answer<EncryptedDataset> decode(byte[] bytes) {
        try {
            var in = new ByteReader(bytes);
            if (in.u8() != VERSION) {
                return Answer.refused("an encrypted dataset of an unknown version");
            }
            var key = key(in);
            var schema = schema(in);
            var proof = new KnowledgeProof(in.integer(), in.integer(), in.integer());
            int width = key.ciphertextBytes();
            var present = block(in, schema.blocks(), width);
            var columns = new ArrayList<List<BigInteger>>();
            for (int c = 0; c < schema.columns().size(); c++) {
                columns.add(block(in, schema.blocks(), width));
            }
            in.end();
            return checked(new EncryptedDataset(key, schema, present, columns, proof));
        } catch (ByteReader.Malformed | IllegalArgumentException e) {
            return Answer.refused("not an encrypted dataset: " + e.getMessage());
        }
    }

    private static PublicKey key(ByteReader in) throws ByteReader.Malformed {
        int bits = in.u16();
        if (bits > MOST_KEY_BITS) {
            throw new ByteReader.Malformed("a key too long");
        }
        int half = (bits + 7) / 8;
        var key =
                new PublicKey(new BigInteger(1, in.raw(half)), new BigInteger(1, in.raw(2 * half)));
        if (key.bits() != bits || key.refusal(key.noise()).isPresent()) {
            throw new ByteReader.Malformed("a key that is none");
        }
        return key;
    }

    private static Schema schema(ByteReader in) throws ByteReader.Malformed {
        var slots = new Slots(in.u16(), in.u16());
        var population = in.text();
        var label = in.text();
        int columnCount = in.count(7);
        var columns = new ArrayList<Schema.Column>();
        for (int c = 0; c < columnCount; c++) {
            columns.add(
                    new Schema.Column(
                            in.text(), in.u8(), in.u16(), Schema.Origin.valueOf(in.text())));
        }
        int groupCount = in.count(6);
        var groups = new ArrayList<Schema.Group>();
        for (int g = 0; g < groupCount; g++) {
            var name = in.text();
            int rowCount = in.count(4);
            var rows = new ArrayList<Integer>();
            for (int r = 0; r < rowCount; r++) {
                rows.add(in.u32());
            }
            groups.add(new Schema.Group(name, rows));
        }
        return new Schema(population, label, columns, slots, groups);
    }

    private static List<BigInteger> block(ByteReader in, int blocks, int width)
            throws ByteReader.Malformed {
        var out = new ArrayList<BigInteger>();
        for (int b = 0; b < blocks; b++) {
            out.add(new BigInteger(1, in.raw(width)));
        }
        return out;
    }

    private static Answer<EncryptedDataset> checked(EncryptedDataset dataset) {
        var bad = dataset.key().firstRefused(dataset.all());
        if (bad.isEmpty()) {
            return Answer.of(dataset);
        }
        int blocks = dataset.schema().blocks();
        int column = bad.get() / blocks - 1;
        return Answer.refused(
                "not an encrypted dataset: block "
                        + bad.get() % blocks
                        + " of "
                        + (column < 0 ? "the row count" : "column " + (column + 1))
                        + " is no ciphertext; expected a number from 1 to n² - 1 without a factor"
                        + " of n");
    }
}
