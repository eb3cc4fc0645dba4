package medchain.shell.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import medchain.reports.csv.CsvTable;
import medchain.shell.render.ExitCode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every kind of model over ciphertexts, row by row beside the model itself in the clear. */
class EncryptedPredictionTest {
    private static final int ROWS = 60;

    private static TypedSession shell = new TypedSession();

    @TempDir private Path folder;

    @AfterAll
    static void close() {
        shell.close();
    }

    /** Ages, pressures with a decimal, and words, of which the grade depends. */
    private String table(List<String> grades) throws IOException {
        var lines = new ArrayList<String>(List.of("age,pressure,smoker,grade"));
        var sorted = IntStream.range(0, ROWS).map(EncryptedPredictionTest::ill).sorted().toArray();
        for (int r = 0; r < ROWS; r++) {
            int tenths = tenths(r);
            int rank = Arrays.binarySearch(sorted, ill(r));
            lines.add(
                    String.join(
                            ",",
                            "" + age(r),
                            tenths / 10 + "." + tenths % 10,
                            r % 3 == 0 ? "yes" : "no",
                            grades.get(rank * grades.size() / ROWS)));
        }
        return Files.write(folder.resolve("made.csv"), lines).toString();
    }

    private static int age(int row) {
        return 20 + row * 37 % 61;
    }

    private static int tenths(int row) {
        return 900 + row * 113 % 701;
    }

    private static int ill(int row) {
        return age(row) + tenths(row) / 10 + row * 7 % 40;
    }

    private TypedSession.Left run(List<String> grades, String train, String encrypt, String last)
            throws IOException {
        return shell.run(
                String.join(
                        "\n",
                        "world new --nodes 4 --delegates 4",
                        "dataset load " + table(grades) + " --name d --label grade",
                        "dataset split d --test 40%",
                        "model train --data d --name m --kind " + train,
                        "dataset encrypt d --under own --as admin-1" + encrypt,
                        "world run --until settled",
                        last));
    }

    private CsvTable predicted(String line) throws IOException {
        var out = folder.resolve("out" + line.length());
        var left = shell.run(line + " --out " + out);
        assertThat(left.code()).as(left.err()).isEqualTo(ExitCode.DONE);
        return CsvTable.read(out.resolve("results.csv"));
    }

    @ParameterizedTest
    @CsvSource({
        "logistic, ''",
        "ridge, ''",
        "additive --bins 4, ' --for m'",
        "forest --trees 5 --depth 3, ' --for m'"
    })
    void the_score_is_exact_and_the_label_is_the_models_own(String kind, String encrypt)
            throws IOException {
        var predict = "model predict --data d --model m --encrypted --as admin-1";
        var left = run(List.of("mild", "severe"), kind, encrypt, predict);
        assertThat(left.code()).as(left.err()).isEqualTo(ExitCode.DONE);
        assertThat(left.out())
                .contains("24 of 24 rows equal")
                .contains("processor time: compute node ")
                .contains("key owner ")
                .contains("processor time: data owner ");

        var encrypted = predicted(predict);
        var clear = predicted("model predict --data d --model m");
        assertThat(encrypted.rows()).hasSize(24);
        for (int i = 0; i < 24; i++) {
            var row = encrypted.stream().toList().get(i);
            var plain = clear.stream().toList().get(i);
            assertThat(row.text("row")).isEqualTo(plain.text("row"));
            assertThat(row.text("predicted"))
                    .isEqualTo(plain.text("predicted"))
                    .isEqualTo(row.text("model_predicted"));
            assertThat(row.text("encrypted_prediction"))
                    .isEqualTo(row.text("plaintext_prediction"));
            assertThat(row.real("difference")).isZero();
            assertThat(row.real("probability"))
                    .isCloseTo(row.real("model_probability"), within(1e-7));
            assertThat(row.text("equal")).isEqualTo("yes");
        }
        assertThat(encrypted.stream().map(row -> row.text("predicted")).distinct())
                .as("rows of both labels")
                .hasSize(2);
    }

    /** One score a label, each held against its own in the clear, and the most probable of them. */
    @ParameterizedTest
    @CsvSource({
        "logistic, ''",
        "additive --bins 4, ' --for m'",
        "forest --trees 5 --depth 3, ' --for m'"
    })
    void of_many_labels_every_score_is_exact_and_the_label_is_the_models_own(
            String kind, String encrypt) throws IOException {
        var grades = List.of("mild", "medium", "severe");
        var predict = "model predict --data d --model m --encrypted --as admin-1";
        var left = run(grades, kind, encrypt, predict);
        assertThat(left.code()).as(left.err()).isEqualTo(ExitCode.DONE);
        assertThat(left.out()).contains("24 of 24 rows equal: the same scores");

        var encrypted = predicted(predict).stream().toList();
        var clear = predicted("model predict --data d --model m").stream().toList();
        assertThat(encrypted).hasSize(24).hasSameSizeAs(clear);
        for (int i = 0; i < 24; i++) {
            var row = encrypted.get(i);
            assertThat(row.text("row")).isEqualTo(clear.get(i).text("row"));
            assertThat(row.text("predicted"))
                    .isEqualTo(clear.get(i).text("predicted"))
                    .isEqualTo(row.text("model_predicted"));
            assertThat(row.text("equal")).isEqualTo("yes");
            assertThat(row.real("difference")).isZero();
            assertThat(row.real("probability"))
                    .isCloseTo(row.real("model_probability"), within(1e-7))
                    .isCloseTo(clear.get(i).real("plaintext_prediction"), within(1e-7));
            for (var grade : grades) {
                assertThat(row.text("encrypted_score_of_" + grade))
                        .isEqualTo(row.text("plaintext_score_of_" + grade));
            }
            var best = grades.stream().mapToDouble(g -> row.real("encrypted_score_of_" + g)).max();
            assertThat(row.real("encrypted_prediction"))
                    .isEqualTo(row.real("encrypted_score_of_" + row.text("predicted")))
                    .isEqualTo(best.orElseThrow());
        }
        assertThat(encrypted.stream().map(row -> row.text("predicted")).distinct())
                .as("rows of every label")
                .hasSize(3);
        assertThat(encrypted.stream().map(r -> r.text("encrypted_score_of_severe")).distinct())
                .as("scores that depend on the row")
                .hasSizeGreaterThan(5);
    }

    /** Three scores a patient; asking again would tell three more. */
    @Test
    void delegates_open_the_scores_of_every_label_and_count_each() throws IOException {
        var predict = "model predict --data d --model m --encrypted --as admin-1";
        var left =
                shell.run(
                        String.join(
                                "\n",
                                "world new --nodes 4 --delegates 4",
                                "keys ceremony --threshold 3 --as admin-1",
                                "dataset load "
                                        + table(List.of("a", "b", "c", "d"))
                                        + " --name d --label grade",
                                "dataset split d --test 40%",
                                "model train --data d --name m --kind logistic",
                                "dataset encrypt d --as admin-1",
                                "world run --until settled",
                                predict));
        assertThat(left.code()).as(left.err()).isEqualTo(ExitCode.DONE);
        assertThat(left.out())
                .contains("24 of 24 rows equal: the same scores")
                .contains("combined 3 of 4 shares into 72 values, saw no row");

        var again = shell.run(predict);
        assertThat(again.code()).isEqualTo(ExitCode.BAD_DATA);
        assertThat(again.err())
                .contains("3 exact scores of these patients were answered and this model gives 3");
        assertThat(again.out()).doesNotContain("rows equal");
    }
}
