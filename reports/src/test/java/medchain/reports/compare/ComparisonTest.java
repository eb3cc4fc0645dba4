package medchain.reports.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import medchain.reports.csv.CsvTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComparisonTest {
    @TempDir Path folder;

    private Path run(String name, String manifest, String... rows) throws IOException {
        var run = Files.createDirectories(folder.resolve(name));
        Files.writeString(run.resolve("manifest.json"), manifest);
        Files.writeString(
                run.resolve("summary.csv"),
                "measure,unit,value,ci95_low,ci95_high,replicates\n"
                        + String.join("\n", rows)
                        + "\n");
        return run;
    }

    @Test
    void each_number_says_whether_it_differs_and_whether_that_may_be_chance() throws IOException {
        var one =
                run(
                        "one",
                        "{\"trace_hash\": \"aa\", \"seed\": 1, \"title\": \"<b>A</b>\"}",
                        "same,s,5,,,1",
                        "changed,s,4,,,1",
                        "overlapping,s,10,9,11,5",
                        "apart,s,10,9,11,5",
                        "gone,s,1,,,1");
        var other =
                run(
                        "other",
                        "{\"trace_hash\": \"aa\", \"seed\": 2, \"title\": \"<b>A</b>\"}",
                        "same,s,5,,,1",
                        "changed,s,5,,,1",
                        "overlapping,s,11.5,10.5,12.5,5",
                        "apart,s,20,18,22,5");

        Comparison.of(one, other).write(folder.resolve("out"));

        var table = CsvTable.read(folder.resolve("out/comparison.csv"));
        assertThat(table.stream().map(row -> row.text("measure") + ": " + row.text("finding")))
                .containsExactly(
                        "same: same",
                        "changed: different",
                        "overlapping: different",
                        "apart: intervals apart");
        assertThat(table.rows().get(1)).contains("1", "25");
        var page = Files.readString(folder.resolve("out/comparison.html"));
        assertThat(page)
                .contains("3 of 4 numbers differ")
                .contains("&lt;b&gt;A&lt;/b&gt;")
                .doesNotContain("<b>A")
                .contains("<td>seed</td>")
                .doesNotContain("<td>title</td>");
    }

    @Test
    void a_folder_compared_with_itself_has_no_difference() throws IOException {
        var one = run("one", "{\"trace_hash\": \"aa\", \"seed\": 1}", "same,s,5,,,1");

        Comparison.of(one, one).write(folder.resolve("out"));

        assertThat(Files.readString(folder.resolve("out/comparison.html")))
                .contains("All 1 numbers are the same");
    }

    @Test
    void a_folder_without_a_run_is_refused_by_name() throws IOException {
        var one = run("one", "{\"trace_hash\": \"aa\"}", "same,s,5,,,1");

        assertThatThrownBy(() -> Comparison.of(one, folder.resolve("nothing")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("nothing");
    }

    @Test
    void a_run_with_simulated_cryptography_is_marked_on_the_page() throws IOException {
        var one = run("one", "{\"trace_hash\": \"aa\", \"crypto_mode\": \"real\"}", "n,s,5,,,1");
        var other =
                run(
                        "other",
                        "{\"trace_hash\": \"ab\", \"crypto_mode\": \"simulated\"}",
                        "n,s,5,,,1");

        Comparison.of(one, one).write(folder.resolve("out"));
        assertThat(Files.readString(folder.resolve("out/comparison.html")))
                .doesNotContain("simulated cryptography");

        Comparison.of(one, other).write(folder.resolve("out"));
        assertThat(Files.readString(folder.resolve("out/comparison.html")))
                .containsOnlyOnce("; simulated cryptography: signatures are keyed digests");
    }
}
