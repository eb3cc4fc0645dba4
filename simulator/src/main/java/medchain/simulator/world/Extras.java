package medchain.simulator.world;

import java.util.Optional;
import java.util.OptionalInt;
import medchain.simulator.identity.AccountId;
import medchain.simulator.identity.DatasetId;
import medchain.simulator.identity.ModelId;
import medchain.simulator.query.EncryptedDataset;

/**
 * What is encrypted beside the measured columns, and under whose key.
 *
 * @param ownKey under a key of the owner alone, even where delegates hold one
 * @param products of all pairs of columns, for variance and covariance
 * @param bins thresholds of each column, for histograms; empty: none
 * @param model whose bits go along: additive, or a forest
 * @param spoilt how an owner cheats who sends it to the delegates; empty: he does not
 */
public record Extras(
        boolean ownKey,
        boolean products,
        OptionalInt bins,
        Optional<ModelId> model,
        Optional<Spoilt> spoilt) {
    public static final Extras NONE =
            new Extras(false, false, OptionalInt.empty(), Optional.empty());

    /** Of an honest owner. */
    public Extras(boolean ownKey, boolean products, OptionalInt bins, Optional<ModelId> model) {
        this(ownKey, products, bins, model, Optional.empty());
    }

    /** Whose knowledge the dataset's proof is about. */
    byte[] context(AccountId owner, DatasetId name) {
        return spoilt.map(s -> s.context(owner, name))
                .orElseGet(() -> EncryptedDataset.context(owner, name));
    }

    /** The dataset as it is sent. */
    EncryptedDataset sent(EncryptedDataset honest) {
        return spoilt.map(s -> s.of(honest)).orElse(honest);
    }
}
