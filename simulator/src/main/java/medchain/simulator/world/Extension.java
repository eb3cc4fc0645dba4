package medchain.simulator.world;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import medchain.simulator.kernel.Answer;
import medchain.simulator.learning.AdditiveModel;
import medchain.simulator.learning.Features;
import medchain.simulator.learning.FixedPointForest;
import medchain.simulator.learning.ForestModel;
import medchain.simulator.learning.LogisticModel;
import medchain.simulator.learning.RidgeModel;
import medchain.simulator.learning.Thermometer;

/** The bits that are encrypted beside the measured columns of a dataset. */
record Extension(DataDesk data, Extras extras) {

    /** The thresholds asked for: those of a model, or of bins with about as many rows each. */
    Answer<Optional<Thermometer>> grid(Features features) {
        if (extras.model().isEmpty()) {
            return Answer.of(
                    extras.bins().isPresent()
                            ? Optional.of(Thermometer.fit(features, extras.bins().getAsInt()))
                            : Optional.empty());
        }
        var name = extras.model().get();
        var model = data.model(name);
        if (model.isEmpty()) {
            return Answer.refused("no model " + name);
        }
        var grid =
                switch (model.get()) {
                    case AdditiveModel additive -> Answer.of(additive.grid());
                    case ForestModel forest ->
                            FixedPointForest.of(forest).map(_ -> FixedPointForest.grid(forest));
                    case LogisticModel _, RidgeModel _ ->
                            Answer.<Thermometer>refused(
                                    "model "
                                            + name
                                            + " reads no bits; expected additive or forest");
                };
        return grid.then(g ->
                features.names().containsAll(g.features())
                        ? Answer.of(Optional.of(g))
                        : Answer.refused("the model has learnt from other columns"));
    }

    static boolean isRowByRow(DataDesk data, Extras extras) {
        return extras.model()
                .flatMap(data::model)
                .filter(model -> model instanceof ForestModel)
                .isPresent();
    }

    /** The columns that were measured, and the bits behind them. */
    static Features withBits(Features features, Optional<Thermometer> grid) {
        if (grid.isEmpty()) {
            return features;
        }
        var bits = grid.get().apply(features);
        var names = new ArrayList<>(features.names());
        names.addAll(bits.names());
        var rows = new ArrayList<Features.Row>();
        for (int r = 0; r < features.rows().size(); r++) {
            var row = features.rows().get(r);
            var values = new ArrayList<>(row.values());
            values.addAll(bits.rows().get(r).values());
            rows.add(new Features.Row(row.number(), row.label(), values));
        }
        return new Features(names, List.copyOf(rows));
    }
}
