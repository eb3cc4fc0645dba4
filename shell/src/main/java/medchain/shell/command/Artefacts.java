package medchain.shell.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import medchain.reports.folder.Artefact;
import medchain.reports.table.Cell;
import medchain.reports.table.Table;
import medchain.scenarios.language.ModelText;
import medchain.scenarios.run.Recording;
import medchain.simulator.identity.DatasetId;
import medchain.simulator.identity.ModelId;
import medchain.simulator.kernel.SimTime;
import medchain.simulator.learning.KnownModel;
import medchain.simulator.query.EncryptedDataset;
import medchain.simulator.query.QueryAnswer;
import medchain.simulator.world.Outcome;
import medchain.simulator.world.WorldView;

/** Files of a run's datasets and models, beside the tables that every run has. */
final class Artefacts {
    private static final List<String> RESULTS =
            List.of("row", "encrypted_prediction", "plaintext_prediction", "difference");

    private Artefacts() {}

    /**
     * The last evaluation, the last scores, and every dataset whose ciphertexts are on the chain.
     */
    static List<Artefact> of(WorldView view, List<Outcome> outcomes) {
        var artefacts = new ArrayList<Artefact>();
        outcomes.reversed().stream()
                .flatMap(o -> o instanceof Outcome.Evaluated e ? List.of(e).stream() : null)
                .findFirst()
                .ifPresent(e ->
                        EvaluationTables.of(e.evaluation()).stream()
                                .map(Artefact.OfTable::new)
                                .forEach(artefacts::add));
        outcomes.reversed().stream()
                .flatMap(o -> o instanceof Outcome.Answered(var a) ? List.of(a).stream() : null)
                .filter(a -> a.kind().equals("score"))
                .findFirst()
                .ifPresent(a -> artefacts.add(new Artefact.OfTable(results(a))));
        models(view).forEach(artefacts::add);
        encrypted(view).ifPresent(table -> artefacts.add(new Artefact.OfTable(table)));
        return artefacts;
    }

    /** What a workload with the controller replay takes. */
    static Artefact of(Recording recording) {
        var rows =
                recording.times().stream()
                        .map(time -> List.of(Cell.of(SimTime.ZERO.plus(time))))
                        .toList();
        var name = recording.file().replaceFirst("\\.csv$", "");
        return new Artefact.OfTable(new Table(name, List.of(Recording.COLUMN), rows));
    }

    /** {@code model.json}, or of several models {@code model-NAME.json} each. */
    private static List<Artefact> models(WorldView view) {
        var names =
                view.models().stream()
                        .map(WorldView.ModelStatus::model)
                        .filter(name -> view.model(name).isPresent())
                        .toList();
        return names.stream()
                .map(name -> model(name, names.size(), view.model(name).orElseThrow()))
                .toList();
    }

    private static Artefact model(ModelId name, int many, KnownModel known) {
        var file = many == 1 ? "model.json" : "model-" + name + ".json";
        return new Artefact.OfText(file, ModelText.write(name, known));
    }

    /** A model of more than two labels has a line for each row and each label but the first. */
    static Table results(QueryAnswer answer) {
        var columns = new ArrayList<>(RESULTS);
        boolean labelled = answer.lines().stream().anyMatch(line -> !line.group().isEmpty());
        if (labelled) {
            columns.add("label");
        }
        var rows = new ArrayList<List<Cell>>();
        for (var line : answer.lines()) {
            var cells =
                    new ArrayList<>(
                            List.of(
                                    Cell.of(Long.parseLong(line.key())),
                                    Cell.of(line.encrypted()),
                                    Cell.of(line.plaintext()),
                                    Cell.of(line.encrypted().subtract(line.plaintext()))));
            if (labelled) {
                cells.add(Cell.of(line.group()));
            }
            rows.add(cells);
        }
        return new Table("results", columns, rows);
    }

    private static Optional<Table> encrypted(WorldView view) {
        var rows = new ArrayList<List<Cell>>();
        for (var status : view.datasets()) {
            view.encrypted(status.dataset())
                    .ifPresent(data -> append(status.dataset(), data, rows));
        }
        return rows.isEmpty() ? Optional.empty() : Optional.of(encryptedData(rows));
    }

    /** One dataset's ciphertexts. */
    static Table encrypted(DatasetId dataset, EncryptedDataset data) {
        var rows = new ArrayList<List<Cell>>();
        append(dataset, data, rows);
        return encryptedData(rows);
    }

    private static Table encryptedData(List<List<Cell>> rows) {
        return new Table(
                "encrypted_data", List.of("dataset", "column", "block", "ciphertext"), rows);
    }

    /** Many rows share a ciphertext: a block holds as many as the key has room for. */
    private static void append(DatasetId dataset, EncryptedDataset data, List<List<Cell>> rows) {
        for (int c = 0; c < data.columns().size(); c++) {
            var name = data.schema().columns().get(c).name();
            var blocks = data.columns().get(c);
            for (int b = 0; b < blocks.size(); b++) {
                rows.add(
                        List.of(
                                Cell.of(dataset.value()),
                                Cell.of(name),
                                Cell.of(b),
                                Cell.of(blocks.get(b).toString(16))));
            }
        }
    }
}
