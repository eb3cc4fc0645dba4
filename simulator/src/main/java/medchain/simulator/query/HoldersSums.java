package medchain.simulator.query;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import medchain.simulator.kernel.Answer;
import medchain.simulator.kernel.ByteSource;
import medchain.simulator.kernel.Parallel;
import medchain.simulator.paillier.Engine;
import medchain.simulator.paillier.Slots;

/**
 * Sums that holders of rows encrypt, publish like a dataset, and have added up (secure aggregation
 * by an additively homomorphic cipher). A sum is a row of the schema here, and stands in a slot.
 */
public final class HoldersSums {
    private static final String COLUMN = "sums";

    private HoldersSums() {}

    /**
     * @param sums each below 2^(bits - 1) in size
     * @param rows that they are over
     * @param bits of a slot, with room for adding up over all holders
     * @param context see {@link EncryptedDataset#context}
     * @return refused when the key has no room for such a slot
     */
    public static Answer<EncryptedDataset> encrypt(
            List<BigInteger> sums,
            int rows,
            int bits,
            Engine engine,
            byte[] context,
            ByteSource random) {
        return Slots.fitting(bits, engine.key())
                .map(slots -> encrypt(sums, rows, slots, engine, context, random));
    }

    private static EncryptedDataset encrypt(
            List<BigInteger> sums,
            int rows,
            Slots slots,
            Engine engine,
            byte[] context,
            ByteSource random) {
        var schema =
                new Schema(
                        "",
                        "",
                        List.of(
                                new Schema.Column(
                                        COLUMN, 0, slots.bits() - 1, Schema.Origin.MEASURED)),
                        slots,
                        List.of(
                                new Schema.Group(
                                        "", IntStream.range(0, sums.size()).boxed().toList())));
        var plaintexts = new ArrayList<BigInteger>();
        for (int block = 0; block < schema.blocks(); block++) {
            plaintexts.add(block == 0 ? BigInteger.valueOf(rows) : BigInteger.ZERO);
        }
        for (var block : schema.rowsOfBlocks()) {
            plaintexts.add(slots.pack(block.stream().map(sums::get).toList()));
        }
        var proven = engine.encryptProven(plaintexts, context, random);
        var all = proven.ciphertexts();
        return new EncryptedDataset(
                engine.key(),
                schema,
                all.subList(0, schema.blocks()),
                List.of(all.subList(schema.blocks(), all.size())),
                proven.proof());
    }

    /**
     * What a delegate adds up.
     *
     * @param parts one a holder
     * @return refused when their sums are not of one form
     */
    static Answer<EncryptedAnswer> added(
            List<EncryptedDataset> parts, ByteSource random, Parallel parallel) {
        var first = parts.getFirst();
        boolean alike =
                parts.stream()
                        .allMatch(p ->
                                p.schema().equals(first.schema()) && p.key().equals(first.key()));
        if (!alike || first.columns().size() != 1) {
            return Answer.refused("the holders' sums are not of one form");
        }
        var engine = Engine.forAnyone(first.key(), parallel);
        var open = new ArrayList<BigInteger>();
        parts.forEach(p -> open.add(engine.sum(p.present())));
        for (int block = 0; block < first.schema().blocks(); block++) {
            int at = block;
            open.add(engine.sum(parts.stream().map(p -> p.columns().getFirst().get(at)).toList()));
        }
        var fresh = engine.refresh(open, random);
        return Answer.of(
                new EncryptedAnswer.Aggregated(
                        fresh.subList(0, parts.size()),
                        new EncryptedAnswer.Values(
                                first.schema().columns(),
                                first.schema().rowsOfBlocks(),
                                List.of(fresh.subList(parts.size(), fresh.size())))));
    }
}
