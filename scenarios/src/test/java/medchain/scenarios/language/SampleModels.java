package medchain.scenarios.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import medchain.simulator.identity.DatasetId;
import medchain.simulator.identity.ModelId;
import medchain.simulator.learning.CleaningRecipe;
import medchain.simulator.learning.KnownModel;
import medchain.simulator.learning.Model;
import medchain.simulator.learning.Provenance;
import medchain.simulator.learning.RawTable;
import medchain.simulator.learning.Table;
import medchain.simulator.learning.TableReading;
import medchain.simulator.learning.Training;
import medchain.simulator.learning.TrainingPlan;
import org.jspecify.annotations.Nullable;

/** Trained models for tests of their text. */
final class SampleModels {
    static final ModelId NAME = new ModelId("m");

    private SampleModels() {}

    /** A table, its label, and how to clean it. */
    record Sample(TrainingPlan plan, CleaningRecipe recipe, Table table, String label) {
        Model trained() {
            return Training.train(plan, recipe, table, label).orBug();
        }

        KnownModel known() {
            var from = Provenance.of(new DatasetId("d"), table, table);
            return new KnownModel(trained(), from);
        }

        @Override
        public String toString() {
            return plan + ", " + recipe + ", " + table.source();
        }
    }

    static Sample ward(TrainingPlan plan) {
        return ward(plan, 3);
    }

    static Sample ward(TrainingPlan plan, int labels) {
        return new Sample(plan, CleaningRecipe.USUAL, read(ward(labels), "y"), "y");
    }

    static String text(String kind) {
        var plan =
                switch (kind) {
                    case "logistic" -> new TrainingPlan.Logistic(1);
                    case "forest" -> new TrainingPlan.Forest(2, 3, 7);
                    default -> new TrainingPlan.Additive(1, 3);
                };
        return ModelText.write(NAME, ward(plan).known());
    }

    /** Numbers of all sizes, words that steer terminals, gaps, a constant column. */
    @SuppressWarnings("NullAway")
    static RawTable ward(int labels) {
        var random = new Random(20261201);
        var words =
                List.of("plain", "a \"b\" \\ {}", "\u001b[2J\u202e\t\n", "\ud83d\ude00=1", "#: -");
        var rows = new ArrayList<@Nullable String[]>();
        for (int i = 0; i < 90; i++) {
            var cells = new ArrayList<@Nullable String>();
            cells.add(random.nextInt(9) == 0 ? null : random.nextInt(100) + ".50");
            cells.add(String.format(Locale.ROOT, "%.3e", random.nextGaussian() * 1e-9));
            cells.add(random.nextInt(9) == 0 ? null : words.get(random.nextInt(words.size())));
            cells.add("7");
            cells.add("class \u202e" + i % labels);
            rows.add(cells.toArray(String[]::new));
        }
        return new RawTable("ward", List.of("age", "tiny\n", "wo\"rd", "same", "y"), rows);
    }

    static Table read(RawTable raw, String label) {
        return TableReading.read(raw, Optional.of(label), Optional.empty()).orBug();
    }
}
