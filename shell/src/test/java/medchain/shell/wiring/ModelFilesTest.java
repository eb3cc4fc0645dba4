package medchain.shell.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import medchain.shell.render.ExitCode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Models that leave a session as a file and come back. */
class ModelFilesTest {
    private static final String DATA = "dataset load wdbc.csv --name wdbc --label diagnosis\n";
    private static final String SPLIT = "dataset split wdbc --test 30%\n";
    private static final String NEW = "world new --nodes 4 --delegates 4 --seed 9\n";

    private static TypedSession shell = new TypedSession();

    @TempDir private Path folder;

    @AfterAll
    static void close() {
        shell.close();
    }

    private String file() {
        return folder.resolve("m.json").toString();
    }

    private static TypedSession.Left done(String lines) throws IOException {
        var left = shell.run(lines);
        assertThat(left.code()).as(left.err()).isEqualTo(ExitCode.DONE);
        return left;
    }

    private static String evaluated(String out) {
        var name = out.replaceAll("model [a-z]+", "model");
        return name.substring(name.indexOf("accuracy"));
    }

    @ParameterizedTest
    @CsvSource({"logistic", "ridge", "forest", "additive"})
    void a_loaded_model_judges_the_same_test_rows_just_so(String kind) throws IOException {
        done(NEW + DATA + SPLIT + "model train --data wdbc --kind " + kind + " --name here\n");
        var before = evaluated(done("model evaluate --data wdbc --model here\n").out());
        done("model save " + file() + "\n");

        done(NEW + DATA + SPLIT + "model load " + file() + " --name there\n");
        var after = evaluated(done("model evaluate --data wdbc --model there\n").out());

        assertThat(after).isEqualTo(before);
        assertThat(done("model list\n").out()).contains("there", kind, "loaded");
        assertThat(done("model show there\n").out()).contains("398 rows of wdbc");
    }

    @Test
    void a_model_is_not_judged_by_rows_that_it_was_trained_on_whatever_they_are_called()
            throws IOException {
        done(NEW + DATA + "model train --data wdbc --kind logistic --name all\n");
        done("model save " + file() + " --model all\n");
        var other = DATA.replace("--name wdbc", "--name again");
        done(NEW + other + "model load " + file() + "\n");
        var left = shell.run("model evaluate --data again --model all\n");
        assertThat(left.code()).isEqualTo(ExitCode.BAD_DATA);
        assertThat(left.err()).contains("has seen rows of again");

        done("dataset split again --test 30%\n");
        assertThat(shell.run("model evaluate --data again --model all\n").code())
                .as("a split after the training sets nothing apart")
                .isEqualTo(ExitCode.BAD_DATA);
    }

    @Test
    void a_loaded_model_scores_ciphertexts() throws IOException {
        done(NEW + DATA + SPLIT + "model train --data wdbc --kind logistic --name m\n");
        done("model save " + file() + "\n");
        var out =
                done(NEW
                                + DATA
                                + SPLIT
                                + "model load "
                                + file()
                                + "\ndataset encrypt wdbc --under own --as admin-1\n"
                                + "world run --until settled\n"
                                + "model predict --data wdbc --model m --encrypted --as admin-1\n")
                        .out();
        assertThat(out).contains("171");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    65 | m.json:2:13: "medchain-model/9"; expected "medchain-model/1" | medchain-model/1 | medchain-model/9
                    65 | m.json:28:10: not YAML          | "scalings"      | "scalings
                    65 | m.json:1:1: a zip archive       | (?s).*          | PK\u0003\u0004x
                    65 | m.json:1:1: an empty document   | (?s).*          |
                    65 | a name for a model              | "name": "m"     | "name": "\\\\u001b[2J"
                    """)
    void a_bad_file_is_refused_at_its_place_and_changes_nothing(
            int code, String said, String pattern, String by) throws IOException {
        var rows = new StringBuilder("x,y\n");
        for (int i = 0; i < 30; i++) {
            rows.append(i).append(i < 15 ? ",a\n" : ",b\n");
        }
        var table = Files.writeString(folder.resolve("t.csv"), rows);
        done(NEW + "dataset load " + table + " --name t --label y\n");
        done("model train --data t --kind logistic --name m\nmodel save " + file() + "\n");
        var good = Files.readString(folder.resolve("m.json"));
        Files.writeString(
                folder.resolve("m.json"), good.replaceFirst(pattern, by == null ? "" : by));
        var before = shell.state();

        var left = shell.run("model load " + file() + " --name n\n");

        assertThat(left.code().number()).as(left.err()).isEqualTo(code);
        assertThat(left.err()).contains(said);
        assertThat(left.err()).doesNotContain("Exception", "\tat ", "\u001b");
        assertThat(shell.state()).isEqualTo(before);
        assertThat(done("model list\n").out()).doesNotContain("loaded");
    }

    @Test
    void a_file_that_is_too_large_or_a_folder_is_refused_before_it_is_read() throws IOException {
        Files.writeString(folder.resolve("m.json"), " ".repeat((16 << 20) + 1));
        var large = shell.run("model load " + file() + "\n");
        assertThat(large.code()).isEqualTo(ExitCode.BAD_DATA);
        assertThat(large.err()).contains("m.json:1:1: larger than 16 MiB");
        assertThat(shell.run("model load " + folder + "\n").code()).isEqualTo(ExitCode.NO_INPUT);
    }

    @Test
    void what_is_not_there_or_taken_already_is_said() throws IOException {
        done(NEW + DATA + "model train --data wdbc --kind ridge --name m\n");
        done("model save " + file() + "\n");
        assertThat(shell.run("model load " + file() + "\n").err()).contains("model m exists");
        var missing = shell.run("model load nowhere.json\n");
        assertThat(missing.code()).isEqualTo(ExitCode.NO_INPUT);
        assertThat(missing.err()).contains("expected a saved model").doesNotContain("CSV");
        assertThat(shell.run("model save " + file() + " --model mm\n").err())
                .contains("did you mean \"m\"?");
        assertThat(shell.run("model save " + folder + " --model m\n").code().number())
                .isEqualTo(73);
        done("model train --data wdbc --kind logistic --name n\n");
        assertThat(shell.run("model save " + file() + "\n").code()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void a_session_with_a_loaded_model_comes_back_without_the_file_and_replays_with_it()
            throws IOException {
        done(NEW + DATA + SPLIT + "model train --data wdbc --kind forest --name m\n");
        done("model save " + file() + "\n");
        var owner = PosixFilePermissions.fromString("rw-------");
        var phrase = folder.resolve("phrase");
        Files.createFile(phrase, PosixFilePermissions.asFileAttribute(owner));
        Files.writeString(phrase, "a passphrase to remember\n");
        var save = folder.resolve("s.medchain") + " --passphrase-file " + phrase;
        var recorded = folder.resolve("r.yaml");
        done(NEW + DATA + SPLIT + "model load " + file() + " --name n\nworld run 1s\n");
        done("session save " + save + "\nscenario record " + recorded + "\n");
        var before = evaluated(done("model evaluate --data wdbc --model n\n").out());

        var run = "scenario run " + recorded + " --out " + folder.resolve("out") + "\n";
        done(run);
        assertThat(folder.resolve("out/model.json")).exists();
        var loaded = Files.readString(folder.resolve("out/model.json"));
        assertThat(loaded.replace("\"name\": \"n\"", "\"name\": \"m\""))
                .isEqualTo(Files.readString(Path.of(file())));

        Files.delete(Path.of(file()));
        done("session restore " + save + " --force\n");
        assertThat(evaluated(done("model evaluate --data wdbc --model n\n").out()))
                .isEqualTo(before);
    }
}
