package medchain.simulator.world;

import java.util.List;
import java.util.Optional;
import medchain.simulator.identity.DatasetId;
import medchain.simulator.kernel.Streams;
import medchain.simulator.learning.Table;

/** Datasets, models and encrypted queries of this world. */
final class DataDesk {
    DataDesk(
            WorldSpec spec,
            Ports ports,
            Streams streams,
            Counter counter,
            AccessDesk access,
            Hub hub,
            Recorder recorder) {}

    Outcome load(Directive.LoadDataset d) { throw new IllegalStateException(); }
    Outcome clean(Directive.CleanDataset d) { throw new IllegalStateException(); }
    Outcome split(Directive.SplitDataset d) { throw new IllegalStateException(); }
    Outcome train(Directive.TrainModel d) { throw new IllegalStateException(); }
    Outcome evaluate(Directive.EvaluateModel d) { throw new IllegalStateException(); }
    Outcome encrypt(Directive.EncryptDataset d) { throw new IllegalStateException(); }
    Outcome ask(Directive.Ask d) { throw new IllegalStateException(); }
    List<WorldView.DatasetStatus> datasets() { return List.of(); }
    Optional<Table> table(DatasetId dataset) { return Optional.empty(); }
    List<WorldView.ModelStatus> models() { return List.of(); }
}
