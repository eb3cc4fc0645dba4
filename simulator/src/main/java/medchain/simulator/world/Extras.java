package medchain.simulator.world;

import java.util.Optional;
import java.util.OptionalInt;
import medchain.simulator.identity.ModelId;

/**
 * What is encrypted beside the measured columns, and under whose key.
 *
 * @param ownKey under a key of the owner alone, even where delegates hold one
 * @param products of all pairs of columns, for variance and covariance
 * @param bins thresholds of each column, for histograms; empty: none
 * @param model whose bits go along: additive, or a forest
 */
public record Extras(boolean ownKey, boolean products, OptionalInt bins, Optional<ModelId> model) {
    public static final Extras NONE =
            new Extras(false, false, OptionalInt.empty(), Optional.empty());
}
