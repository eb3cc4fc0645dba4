package medchain.simulator.world;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Locale;
import medchain.simulator.identity.AccountId;
import medchain.simulator.identity.DatasetId;
import medchain.simulator.query.EncryptedDataset;

/**
 * What an owner with software of his own may send instead of a dataset that he encrypted honestly.
 * Every delegate refuses each kind, for a reason of its own.
 */
public enum Spoilt {
    /** The first ciphertext is 0, which has no plaintext. */
    ZERO,
    /** It is n, which shares a factor with n². */
    N,
    /** It is n², beyond all ciphertexts. */
    N_SQUARED,
    /** All of it is encrypted under a key that is not the delegates'. */
    OTHER_KEY,
    /** The first ciphertext was changed into that of a plaintext greater by one. */
    MAULED,
    /** All of it, with its proof of knowledge, is another owner's. */
    REPLAYED;

    /** As it is written in lines: "n-squared". */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whose knowledge the dataset's proof is about. */
    byte[] context(AccountId owner, DatasetId name) {
        return EncryptedDataset.context(
                this == REPLAYED ? new AccountId("another-owner") : owner, name);
    }

    /** The dataset as it is sent. */
    EncryptedDataset of(EncryptedDataset honest) {
        var n = honest.key().n();
        var square = honest.key().nSquared();
        var first = honest.columns().getFirst().getFirst();
        return switch (this) {
            case ZERO -> with(honest, BigInteger.ZERO);
            case N -> with(honest, n);
            case N_SQUARED -> with(honest, square);
            case MAULED -> with(honest, first.multiply(n.add(BigInteger.ONE)).mod(square));
            case OTHER_KEY, REPLAYED -> honest;
        };
    }

    private static EncryptedDataset with(EncryptedDataset honest, BigInteger number) {
        var columns = new ArrayList<>(honest.columns());
        var first = new ArrayList<>(columns.getFirst());
        first.set(0, number);
        columns.set(0, first);
        return new EncryptedDataset(
                honest.key(), honest.schema(), honest.present(), columns, honest.proof());
    }
}
