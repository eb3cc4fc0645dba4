package medchain.shell.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import medchain.reports.csv.CsvTable;
import medchain.shell.render.ExitCode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
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
        for (int r = 0; r < ROWS; r++) {
            int age = 20 + r * 37 % 61;
            int tenths = 900 + r * 113 % 701;
            int ill = (age + tenths / 10 + r * 7 % 40 - 110) * grades.size() / 171;
            lines.add(
                    String.join(
                            ",",
                            "" + age,
                            tenths / 10 + "." + tenths % 10,
                            r % 3 == 0 ? "yes" : "no",
                            grades.get(ill)));
        }
        return Files.write(folder.resolve("made.csv"), lines).toString();
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

    @ParameterizedTest
    @CsvSource({
        "logistic, '', query score",
        "additive --bins 4, ' --for m', query score",
        "forest --trees 5 --depth 3, ' --for m', "
    })
    void of_more_than_two_labels_there_is_no_encrypted_score(
            String kind, String encrypt, @Nullable String asked) throws IOException {
        var grades = List.of("mild", "medium", "severe");
        var encrypted = run(grades, kind, encrypt, "query score --data d --model m --as admin-1");
        assertThat(encrypted.code()).isEqualTo(ExitCode.BAD_DATA);
        assertThat(encrypted.err()).contains("two classes, not 3");
        if (asked != null) { // for a forest, nothing is even encrypted
            var logged = shell.run("audit list --as admin-1 --format csv");
            assertThat(logged.out().lines())
                    .anyMatch(l -> l.contains(asked) && l.contains("two classes, not 3"));
        }
        assertThat(shell.run("model predict --data d --model m").code()).isEqualTo(ExitCode.DONE);
    }
}
