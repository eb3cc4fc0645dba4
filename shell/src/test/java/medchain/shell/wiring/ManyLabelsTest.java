package medchain.shell.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import medchain.reports.csv.CsvTable;
import medchain.shell.render.ExitCode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Models of more than two labels, from the file to the charts, through the real shell. */
class ManyLabelsTest {
    private static final Path HEART = Path.of("../../shared/data/heart/heart_cleveland.csv");
    private static final List<String> KINDS =
            List.of("PRESCRIPTION", "ENCOUNTER_AMBULATORY", "ENCOUNTER_WELLNESS");

    /** The share of prescriptions: what a model that has learnt nothing gets right. */
    private static final double MOST_COMMON = 746.0 / (746 + 394 + 135);

    private static TypedSession shell = new TypedSession();

    @TempDir private Path folder;

    @AfterAll
    static void close() {
        shell.close();
    }

    private static void done(String lines) throws IOException {
        var left = shell.run("world new --nodes 4 --delegates 4\n" + lines);
        assertThat(left.code()).as(left.err()).isEqualTo(ExitCode.DONE);
    }

    /** What was paid, and for what: the shipped transactions of three kinds, 1,275 of them. */
    private String bills() throws IOException {
        var all = CsvTable.read(Path.of("../scenarios/data/medical_transactions.csv"));
        var lines = new ArrayList<String>(List.of("amount_usd,covered_usd,region,record_type"));
        all.stream()
                .filter(row -> KINDS.contains(row.text("record_type")))
                .map(row ->
                        String.join(
                                ",",
                                row.text("amount_usd"),
                                row.text("covered_usd"),
                                row.text("region"),
                                row.text("record_type")))
                .forEach(lines::add);
        return Files.write(folder.resolve("bills.csv"), lines).toString();
    }

    private CsvTable left(String file) throws IOException {
        return CsvTable.read(folder.resolve("out").resolve(file));
    }

    @ParameterizedTest
    @ValueSource(strings = {"logistic", "forest", "additive"})
    void a_model_of_three_labels_is_trained_judged_and_predicts(String kind) throws IOException {
        var out = " --out " + folder.resolve("out") + "\n";
        done(
                "dataset load "
                        + bills()
                        + " --name d --label record_type\ndataset split d --test 30%\n"
                        + "model train --data d --kind "
                        + kind
                        + " --name m\nmodel evaluate --data d --model m"
                        + out);
        agree(3);
        var evaluation = measures();
        assertThat(evaluation.get("accuracy")).isGreaterThan(MOST_COMMON);
        assertThat(evaluation.get("auc")).isBetween(0.75, 1.0);

        var judged = left("predictions.csv");
        done(
                "dataset load "
                        + bills()
                        + " --name d --label record_type\ndataset split d --test 30%\n"
                        + "model train --data d --kind "
                        + kind
                        + " --name m\nmodel save "
                        + folder.resolve("m.json")
                        + " --model m\nmodel load "
                        + folder.resolve("m.json")
                        + " --name back\nmodel predict --data d --model back"
                        + out);
        var predicted = left("results.csv");
        assertThat(predicted.rows()).hasSameSizeAs(judged.rows());
        assertThat(predicted.stream().map(row -> row.text("predicted")))
                .containsExactlyElementsOf(
                        judged.stream().map(row -> row.text("predicted")).toList());
    }

    private Map<String, Double> measures() throws IOException {
        return left("evaluation.csv").stream()
                .collect(Collectors.toMap(row -> row.text("measure"), row -> row.real("value")));
    }

    /** All files tell the same of the same rows. */
    private void agree(int labels) throws IOException {
        var predictions = left("predictions.csv");
        var names = left("per_label.csv").stream().map(row -> row.text("label")).toList();
        assertThat(names).hasSize(labels);
        double loss = 0;
        int right = 0;
        for (var row : predictions.stream().toList()) {
            var each = names.stream().mapToDouble(n -> row.real("probability_of_" + n)).toArray();
            assertThat(IntStream.range(0, labels).mapToDouble(i -> each[i]).sum())
                    .isCloseTo(1, within(1e-9));
            int most = names.indexOf(row.text("predicted"));
            assertThat(Arrays.stream(each).max()).as("the most probable").hasValue(each[most]);
            assertThat(row.real("probability")).isEqualTo(each[most]);
            double p = each[names.indexOf(row.text("actual"))];
            loss -= Math.log(Math.clamp(p, 1e-15, 1 - 1e-15));
            right += row.text("predicted").equals(row.text("actual")) ? 1 : 0;
        }
        int rows = predictions.rows().size();
        assertThat(measures().get("rows")).isEqualTo(rows);
        assertThat(measures().get("accuracy")).isCloseTo((double) right / rows, within(1e-12));
        assertThat(measures().get("log_loss")).isCloseTo(loss / rows, within(1e-9));

        var confusion = left("confusion.csv");
        assertThat(confusion.rows()).hasSize(labels * labels);
        for (var cell : confusion.stream().toList()) {
            assertThat(predictions.stream())
                    .filteredOn(p -> p.text("actual").equals(cell.text("actual")))
                    .filteredOn(p -> p.text("predicted").equals(cell.text("predicted")))
                    .hasSize((int) cell.real("rows"));
        }
        for (var chart : List.of("roc.png", "calibration.svg")) {
            assertThat(folder.resolve("out/charts").resolve(chart)).isNotEmptyFile();
        }
        assertThat(left("roc.csv").stream().map(row -> row.text("label")).distinct())
                .containsExactlyElementsOf(names);
    }

    @Test
    void the_five_grades_of_heart_disease_are_told_apart_with_all_missing_cells()
            throws IOException {
        assumeTrue(Files.exists(HEART), "heart_cleveland.csv does not ship");
        done(
                "dataset load "
                        + HEART
                        + " --name d --label num\nmodel evaluate --data d --kind logistic --folds"
                        + " 10 --out "
                        + folder.resolve("out")
                        + "\n");
        agree(5);
        assertThat(left("predictions.csv").rows()).hasSize(303);
        assertThat(measures().get("accuracy")).as("164 of 303 have none").isGreaterThan(0.55);
    }
}
