package medchain.shell.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import medchain.shell.render.ExitCode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an evaluation leaves in its folder. */
class EvaluationFilesTest {
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

    private List<String> lines(String file) throws IOException {
        return Files.readAllLines(folder.resolve("out").resolve(file));
    }

    private String evaluate(String options) {
        return "model evaluate --data d " + options + " --out " + folder.resolve("out") + "\n";
    }

    @Test
    void each_prediction_names_the_fold_that_held_its_row_back() throws IOException {
        var given = new StringBuilder("row,fold\n");
        for (int row = 0; row < 569; row++) {
            given.append(row).append(',').append(row * 7 % 5).append('\n');
        }
        var folds = Files.writeString(folder.resolve("folds.csv"), given);
        done(
                "dataset load wdbc.csv --name d --label diagnosis\n"
                        + evaluate("--kind logistic --folds " + folds));

        var predictions = lines("predictions.csv");
        assertThat(predictions).hasSize(570);
        for (int row = 0; row < 569; row++) {
            assertThat(predictions.get(row + 1)).startsWith(row + "," + row * 7 % 5 + ",");
        }
        assertThat(lines("coefficients.csv")).hasSize(1 + 6 * 31);
        assertThat(lines("coefficients.csv").getLast())
                .startsWith("full,M,worst_fractal_dimension,");
        assertThat(lines("evaluation.csv")).anyMatch(l -> l.startsWith("calibration_error,0.0"));
        assertThat(folder.resolve("out/charts/roc.png")).exists();
        assertThat(folder.resolve("out/charts/calibration.svg")).exists();
    }

    @Test
    void of_three_labels_each_is_judged_against_the_rest() throws IOException {
        var rows = new StringBuilder("x,z,y\n");
        for (int i = 0; i < 90; i++) {
            rows.append(i % 30)
                    .append(',')
                    .append(i * i % 17)
                    .append(",l")
                    .append(i % 3)
                    .append('\n');
        }
        var table = Files.writeString(folder.resolve("t.csv"), rows);
        done("dataset load " + table + " --name d --label y\n" + evaluate("--kind forest"));
        assertThat(lines("roc.csv").stream().map(l -> l.substring(0, l.indexOf(','))).distinct())
                .containsExactly("label", "l0", "l1", "l2");
        assertThat(lines("calibration.csv")).hasSize(31);
        assertThat(folder.resolve("out/coefficients.csv")).doesNotExist();
    }

    @Test
    void a_trained_model_leaves_its_judgement_and_its_predictions_in_the_clear_and_encrypted()
            throws IOException {
        var out = " --out " + folder.resolve("out") + "\n";
        done(
                "dataset load wdbc.csv --name d --label diagnosis\ndataset split d --test 30%\n"
                        + "model train --data d --kind logistic --name m\n"
                        + "model evaluate --data d --model m"
                        + out
                        + "model predict --data d --model m"
                        + out);
        assertThat(lines("predictions.csv")).hasSize(172);
        assertThat(folder.resolve("out/charts/roc.png")).exists();
        var clear = lines("results.csv");
        assertThat(clear).hasSize(172);
        var judged = lines("predictions.csv").get(1).split(",", -1);
        assertThat(clear.get(1)).isEqualTo(judged[0] + ",," + judged[2] + ",," + judged[3]);

        var left =
                shell.run(
                        "dataset encrypt d --under own --as admin-1"
                                + out
                                + "world run --until settled\n"
                                + "model predict --data d --model m --encrypted --as admin-1"
                                + out);
        assertThat(left.code()).as(left.err()).isEqualTo(ExitCode.DONE);
        assertThat(lines("results.csv")).hasSize(172);
        assertThat(lines("results.csv").get(1)).matches(".*,0(\\.0+)?,[BM],[^,]+,[BM],[^,]+,yes");
        var sealed = lines("encrypted_data.csv");
        assertThat(sealed.getFirst()).isEqualTo("dataset,column,block,ciphertext");
        assertThat(sealed.subList(1, sealed.size()))
                .hasSizeGreaterThanOrEqualTo(31)
                .allMatch(l -> l.matches("d,[a-z_0-9]+,[0-9]+,[0-9a-f]{900,1024}"))
                .doesNotHaveDuplicates();
        assertThat(shell.run("model predict --data nothing --model m\n").code())
                .isEqualTo(ExitCode.BAD_DATA);
    }

    @Test
    void a_datasets_own_recipe_cleans_each_fold() throws IOException {
        var load = "dataset load wdbc.csv --name d --label diagnosis\n";
        done(load + evaluate("--kind logistic"));
        var usual = lines("predictions.csv");
        done(load + "dataset clean d --clip 5%\n" + evaluate("--kind logistic"));
        assertThat(lines("predictions.csv")).hasSameSizeAs(usual).isNotEqualTo(usual);
        var left = shell.run("dataset clean d --clip 50%\n");
        assertThat(left.code()).isEqualTo(ExitCode.BAD_DATA);
        assertThat(left.err()).contains("from 0% to below 50%");
    }
}
