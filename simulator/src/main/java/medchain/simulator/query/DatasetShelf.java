package medchain.simulator.query;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import medchain.simulator.crypto.Digests;
import medchain.simulator.identity.AccountId;
import medchain.simulator.identity.DatasetId;
import medchain.simulator.identity.Hash;
import medchain.simulator.identity.TxId;
import medchain.simulator.intake.Bytes;
import medchain.simulator.kernel.Answer;
import medchain.simulator.kernel.Parallel;
import medchain.simulator.paillier.Engine;

/**
 * Datasets that were joined from their transactions and checked. The outcome is a pure function of
 * the transactions, so nodes of one process may share a shelf.
 */
public final class DatasetShelf {
    private final Hash key;
    private final Parallel parallel;
    private final Map<Hash, Answer<EncryptedDataset>> known = new LinkedHashMap<>();

    /**
     * @param key that datasets must be encrypted under
     */
    public DatasetShelf(Hash key, Parallel parallel) {
        this.key = key;
        this.parallel = parallel;
    }

    /** One data transaction. */
    public record Part(TxId tx, Bytes bytes) {}

    /**
     * @param parts of one owner's dataset, in the order of the chain
     * @return refused when they make no dataset under the key, or one that the owner did not make
     *     himself
     */
    public Answer<EncryptedDataset> dataset(AccountId owner, DatasetId name, List<Part> parts) {
        var digest = Digests.sha256();
        parts.forEach(part -> digest.update(part.tx().hash().bytes()));
        var id = Hash.of(digest.digest());
        var seen = known.get(id);
        if (seen != null) {
            return seen;
        }
        var joined =
                DatasetParts.join(parts.stream().map(Part::bytes).toList(), key)
                        .then(dataset -> checked(dataset, owner, name));
        known.put(id, joined);
        return joined;
    }

    private Answer<EncryptedDataset> checked(
            EncryptedDataset dataset, AccountId owner, DatasetId name) {
        var context = EncryptedDataset.context(owner, name);
        return Engine.forAnyone(dataset.key(), parallel)
                        .isKnown(dataset.all(), dataset.proof(), context)
                ? Answer.of(dataset)
                : Answer.refused(
                        "the dataset's proof of knowledge does not hold for "
                                + owner
                                + ": its ciphertexts, or what they were made of, are another's");
    }
}
