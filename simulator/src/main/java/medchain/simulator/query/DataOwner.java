package medchain.simulator.query;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import medchain.simulator.kernel.Answer;
import medchain.simulator.kernel.ByteSource;
import medchain.simulator.kernel.Parallel;
import medchain.simulator.learning.Features;
import medchain.simulator.paillier.Engine;
import medchain.simulator.paillier.PrivateKey;
import medchain.simulator.paillier.PublicKey;

/** Holds the private key alone: encrypts a dataset before it leaves, and opens answers. */
public final class DataOwner {
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

    /** See {@link Encryption#decimals}. */
    public static int decimals(Features features) {
        return Encryption.decimals(features);
    }

    /** The measured columns, grouped by label; see {@link Encryption#encrypt}. */
    public Answer<EncryptedDataset> encrypt(Features features, String label, ByteSource random) {
        return encrypt(features, Encryption.Wish.plain(label), random);
    }

    public Answer<EncryptedDataset> encrypt(
            Features features, Encryption.Wish wish, ByteSource random) {
        return new Encryption(engine).encrypt(features, wish, random);
    }

    /**
     * Opens an answer. Counts of rows are looked at first: a group that turns out smaller than the
     * schema said, or smaller than {@link ComputeNode#SMALLEST_COHORT}, stays closed.
     */
    public Answer<OpenAnswer> open(EncryptedAnswer answer, Schema schema) {
        for (var cohort : answer.cohorts()) {
            var rows = AnswerReading.total(schema.slots(), key.decrypt(cohort.count()));
            var refusal = AnswerReading.refusal(cohort, rows);
            if (refusal.isPresent()) {
                return Answer.refused(refusal.get());
            }
        }
        var plaintexts = parallel.map("decrypting", answer.ciphertexts(), key::decrypt);
        return new AnswerReading(schema.slots(), answer, plaintexts).read(answer);
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
