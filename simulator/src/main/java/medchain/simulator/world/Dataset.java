package medchain.simulator.world;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import medchain.simulator.identity.AccountId;
import medchain.simulator.identity.DatasetId;
import medchain.simulator.identity.Hash;
import medchain.simulator.intake.Bytes;
import medchain.simulator.kernel.Answer;
import medchain.simulator.learning.CleaningRecipe;
import medchain.simulator.learning.Features;
import medchain.simulator.learning.FittedCleaning;
import medchain.simulator.learning.Folds;
import medchain.simulator.learning.Table;
import medchain.simulator.paillier.PublicKey;
import medchain.simulator.query.DataOwner;
import medchain.simulator.query.DatasetParts;
import medchain.simulator.query.EncryptedDataset;
import medchain.simulator.query.Schema;

/**
 * A loaded dataset and what was done with it.
 *
 * @param table as it was read, missing cells and all
 * @param recipe how it is to be cleaned; learnt on the training rows when it is used
 * @param sealed present once it was encrypted
 */
record Dataset(
        DatasetId name,
        Table table,
        Optional<String> label,
        CleaningRecipe recipe,
        Optional<Folds.Split> split,
        Optional<Sealed> sealed) {

    /**
     * What the owner keeps after encrypting, and what was sent to the chain.
     *
     * @param ownKey present when the owner alone holds the key
     * @param plain the rows that were encrypted, bits included, for comparison
     */
    record Sealed(
            AccountId owner,
            Optional<DataOwner> ownKey,
            Features plain,
            Schema schema,
            List<Bytes> parts,
            PublicKey key) {

        Hash fingerprint() {
            return key.fingerprint();
        }

        /** Decimals of the measured columns. */
        int decimals() {
            return schema.columns().getFirst().decimals();
        }
    }

    /** The ciphertexts that its owner sent; empty before. */
    Optional<EncryptedDataset> sent() {
        return sealed.map(s -> DatasetParts.join(s.parts(), s.fingerprint()))
                .flatMap(joined ->
                        joined instanceof Answer.Given<EncryptedDataset>(var data)
                                ? Optional.of(data)
                                : Optional.empty());
    }

    Dataset cleanedBy(CleaningRecipe changed) {
        return new Dataset(name, table, label, changed, split, sealed);
    }

    Dataset splitBy(Folds.Split changed) {
        return new Dataset(name, table, label, recipe, Optional.of(changed), sealed);
    }

    Dataset sealedBy(Sealed changed) {
        return new Dataset(name, table, label, recipe, split, Optional.of(changed));
    }

    /** The rows to learn from: all of them as long as the dataset is not split. */
    Table trainingRows() {
        return split.map(s -> table.at(s.train())).orElse(table);
    }

    /** The rows to judge by and to encrypt: all of them as long as the dataset is not split. */
    Table testRows() {
        return split.map(s -> table.at(s.test())).orElse(table);
    }

    List<String> labels() {
        return label.map(table::words)
                .orElseGet(() -> IntStream.range(0, table.rows()).mapToObj(_ -> "").toList());
    }

    Answer<FittedCleaning> fitted() {
        return FittedCleaning.fit(recipe, trainingRows(), label);
    }
}
