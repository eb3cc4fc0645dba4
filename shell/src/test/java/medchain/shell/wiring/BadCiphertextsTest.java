package medchain.shell.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import medchain.shell.render.ExitCode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Row B67 and the attacks on encrypted data, through the real shell: refused, told, and logged. */
class BadCiphertextsTest {
    private static TypedSession shell = new TypedSession();

    @TempDir private static Path folder;

    @AfterAll
    static void close() {
        shell.close();
    }

    @BeforeAll
    static void delegatesHoldAKey() throws IOException {
        done("world new --nodes 3 --delegates 3\nkeys ceremony --as admin-1");
    }

    private static void done(String lines) throws IOException {
        var left = shell.run(lines);
        assertThat(left.code()).as(left.err()).isEqualTo(ExitCode.DONE);
    }

    /** Rows of ages; every so many-th is sick. */
    private static String table(String name, int rows, int sick) throws IOException {
        var lines = new ArrayList<String>();
        lines.add("age,sick");
        for (int r = 0; r < rows; r++) {
            lines.add(20 + r + "," + (r < sick ? "yes" : "no"));
        }
        return Files.write(folder.resolve(name + ".csv"), lines).toString();
    }

    private static void published(String name, int rows, int sick, String options)
            throws IOException {
        done(
                """
                dataset load %s --name %s --label sick
                dataset encrypt %s --as admin-1%s
                world run --until settled
                """
                        .formatted(table(name, rows, sick), name, name, options));
    }

    private static void refused(String line, String... why) throws IOException {
        var left = shell.run(line);
        assertThat(left.code()).as(left.out()).isEqualTo(ExitCode.BAD_DATA);
        assertThat(left.err()).startsWith("error[65] session:1").contains(why);
        assertThat(left.err()).doesNotContain("Exception");
        var log = shell.run("audit list --as admin-1 --format csv");
        assertThat(log.out().lines())
                .anySatisfy(entry -> assertThat(entry).contains(",no,").contains(why));
    }

    @ParameterizedTest
    @CsvSource({
        "zero, no ciphertext",
        "n, no ciphertext",
        "n-squared, no ciphertext",
        "other-key, under key",
        "mauled, proof of knowledge",
        "replayed, proof of knowledge"
    })
    void what_is_no_honest_ciphertext_opens_nothing(String kind, String why) throws IOException {
        published("bad-" + kind, 40, 20, " --spoilt " + kind);
        refused("query sum --data bad-" + kind + " --columns age --as admin-1", why);
        refused("dataset decrypt bad-" + kind + " --as admin-1", why);
    }

    @Test
    void a_cohort_of_ten_stays_closed_and_one_of_eleven_opens() throws IOException {
        published("ten", 40, 10, "");
        refused("query sum --data ten --columns age --by sick --as admin-1", "10 rows", "11");
        published("eleven", 40, 11, "");
        done("query sum --data eleven --columns age --by sick --as admin-1");
    }

    @Test
    void two_questions_that_differ_by_one_patient_are_not_both_answered() throws IOException {
        Files.move(Path.of(table("people", 40, 20)), folder.resolve("kept.csv"));
        Files.copy(folder.resolve("kept.csv"), folder.resolve("people.csv"));
        var load = "dataset load " + folder.resolve("people.csv") + " --label sick --name ";
        done(load + "all\ndataset encrypt all --as admin-1\nworld run --until settled");
        table("people", 39, 20);
        done(load + "but-one\ndataset encrypt but-one --as admin-1\nworld run --until settled");
        done("query sum --data all --columns age --as admin-1");
        refused("query sum --data but-one --columns age --as admin-1", "differs by 1 patient");
    }

    @Test
    void weights_that_could_overflow_a_slot_are_refused_before_anything_is_computed()
            throws IOException {
        var model = folder.resolve("huge.json");
        published("slots", 40, 20, "");
        done(
                "model train --data slots --kind logistic --name small\nmodel save "
                        + model
                        + " --model small");
        var json = Files.readString(model);
        var huge = json.replaceAll("(\"intercept\": *)-?[0-9.eE+-]+", "$11e40");
        assertThat(huge).isNotEqualTo(json);
        Files.writeString(model, huge);
        done("model load " + model + " --name huge");
        refused("query score --data slots --model huge --as admin-1", "overflow its slot");
    }

    @Test
    void alone_there_is_nobody_to_be_cheated() throws IOException {
        done("dataset load " + table("own", 40, 20) + " --name own --label sick");
        var left = shell.run("dataset encrypt own --under own --spoilt zero --as admin-1");
        assertThat(left.code()).isEqualTo(ExitCode.BAD_DATA);
        assertThat(left.err()).contains("delegates");
    }
}
