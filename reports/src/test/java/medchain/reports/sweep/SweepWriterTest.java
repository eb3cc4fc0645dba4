package medchain.reports.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import medchain.reports.folder.ReportWriter;
import medchain.reports.manifest.Build;
import medchain.reports.manifest.Manifest;
import medchain.reports.manifest.SweepOrigin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SweepWriterTest {
    private static final List<String> COLUMNS =
            List.of("trace_hash", "irreversible_latency_p95", "fill_rate");

    @TempDir private Path folder;

    private List<String> write(List<String> paths, List<List<String>> points) throws IOException {
        return write(manifest(paths, points.size(), 0, List.of("real")), paths, points);
    }

    private static Manifest manifest(
            List<String> paths, int points, int open, List<String> crypto) {
        var title = "A <b>sweep</b>";
        var origin =
                new SweepOrigin(
                        "night", title, "Why", 42, "scenario: night\n", paths, points, crypto);
        return Manifest.ofSweep(origin, 3 * points, open, new Build("0.1.0", "abc1234"));
    }

    private List<String> write(Manifest manifest, List<String> paths, List<List<String>> points)
            throws IOException {
        var runs = new ArrayList<SweepRun>();
        for (int point = 0; point < points.size(); point++) {
            for (int replicate = 0; replicate < 3; replicate++) {
                var latency = point == 1 ? "" : Integer.toString(10 * (point + 1) + replicate);
                runs.add(
                        new SweepRun(
                                point,
                                replicate,
                                42 + replicate,
                                points.get(point),
                                List.of("00ff" + point + replicate, latency, "0.5")));
            }
        }
        var stops = points.stream().map(_ -> "met").toList();
        var record = new SweepRecord(manifest, paths, COLUMNS, runs, stops);
        return SweepWriter.write(record, folder).stream()
                .map(f -> folder.relativize(f).toString())
                .toList();
    }

    @Test
    void a_row_a_run_and_a_row_a_point_with_its_t_interval() throws IOException {
        write(List.of("world.network.loss"), List.of(List.of("0%"), List.of("1%"), List.of("5%")));

        assertThat(Files.readAllLines(folder.resolve("sweep.csv")))
                .hasSize(10)
                .startsWith(
                        "point,replicate,seed,world.network.loss,trace_hash,"
                                + "irreversible_latency_p95,fill_rate",
                        "0,0,42,0%,00ff00,10,0.5");
        // mean 11, s = 1, t(0.975, 2) = 4.30265273, half-width = t / sqrt(3)
        assertThat(Files.readAllLines(folder.resolve("summary.csv")))
                .contains(
                        "0,0%,irreversible_latency_p95,s,11,8.51586229,13.4841377,3,met",
                        "1,1%,irreversible_latency_p95,s,,,,0,met",
                        "2,5%,fill_rate,share,0.5,0.5,0.5,3,met");
    }

    @Test
    void one_key_gives_a_line_two_a_heat_map_and_three_a_heat_map_for_each_setting()
            throws IOException {
        assertThat(write(List.of("a"), List.of(List.of("1"), List.of("2"), List.of("3"))))
                .contains("charts/irreversible_latency_p95.svg", "report.html");
        assertThat(Files.readString(folder.resolve("charts/irreversible_latency_p95.svg")))
                .contains("irreversible_latency_p95 goes from 11 to 31 s");

        var two = List.of(List.of("1", "x"), List.of("1", "y"), List.of("2", "x"));
        assertThat(write(List.of("a", "b"), two)).contains("charts/fill_rate.png");
        assertThat(Files.readString(folder.resolve("charts/irreversible_latency_p95.svg")))
                .contains("By a and b, 2 points; 1 saw too little")
                .contains(">y<");

        var three =
                List.of(
                        List.of("1", "x", "p"),
                        List.of("2", "x", "p"),
                        List.of("1", "y", "p"),
                        List.of("1", "x", "q"),
                        List.of("2", "x", "q"));
        assertThat(write(List.of("a", "b", "c"), three))
                .contains("charts/irreversible_latency_p95-at-1.svg")
                .contains("charts/irreversible_latency_p95-at-2.svg")
                .contains("charts/irreversible_latency_p95-by-1.svg", "charts/fill_rate-by-3.png")
                .contains("effects.csv");
        assertThat(Files.readString(folder.resolve("charts/irreversible_latency_p95-at-2.svg")))
                .contains("By a and b at c q, 2 points");
    }

    @Test
    void a_key_by_itself_is_the_mean_over_the_others_with_its_interval_over_replicates()
            throws IOException {
        var points =
                List.of(
                        List.of("1", "x"),
                        List.of("1", "y"), // saw too little
                        List.of("2", "x"),
                        List.of("2", "y"));
        write(List.of("a", "b"), points);

        // a = 2: replicates measure 30 and 40, 31 and 41, 32 and 42; their means 35, 36, 37
        assertThat(Files.readAllLines(folder.resolve("effects.csv")))
                .contains(
                        "key,setting,measure,unit,value,ci95_low,ci95_high,replicates",
                        "a,1,irreversible_latency_p95,s,11,8.51586229,13.4841377,3",
                        "a,2,irreversible_latency_p95,s,36,33.5158623,38.4841377,3");
    }

    @Test
    void what_others_wrote_is_harmless_in_the_page_and_in_the_table() throws IOException {
        write(List.of("a"), List.of(List.of("=1+1"), List.of("<i>")));

        assertThat(Files.readString(folder.resolve("report.html")))
                .contains("A &lt;b&gt;sweep&lt;/b&gt;")
                .doesNotContain("<i>");
        assertThat(Files.readString(folder.resolve("sweep.csv"))).doesNotContain(",=1+1,");
    }

    @Test
    void a_sweep_of_one_key_in_the_folder_of_a_sweep_of_two_leaves_nothing_of_it()
            throws IOException {
        write(List.of("a", "b"), List.of(List.of("1", "x"), List.of("2", "x")));
        Files.writeString(folder.resolve("sweep.journal"), "kept by who resumes");

        var files = write(List.of("c"), List.of(List.of("3"), List.of("4")));

        assertThat(folder.resolve("effects.csv")).doesNotExist();
        assertThat(folder.resolve("charts/fill_rate-by-1.png")).doesNotExist();
        assertThat(Files.readString(folder.resolve("report.html"))).doesNotContain("effects");
        assertThat(Manifest.read(folder).files()).isEqualTo(files).contains("manifest.json");
        assertThat(folder.resolve("sweep.journal")).content().startsWith("kept");
    }

    @Test
    void every_chart_and_the_page_say_that_cryptography_was_simulated() throws IOException {
        var paths = List.of("a");
        var points = List.of(List.of("1"), List.of("2"), List.of("3"));
        var real = write(manifest(paths, 3, 0, List.of("real")), paths, points);
        assertThat(texts(real)).noneMatch(text -> text.contains("simulated cryptography"));

        var simulated = write(manifest(paths, 3, 0, List.of("simulated")), paths, points);
        assertThat(texts(simulated))
                .hasSizeGreaterThan(1)
                .allMatch(text -> text.contains("simulated cryptography: signatures are keyed"));

        var both = write(manifest(paths, 3, 0, List.of("real", "simulated")), paths, points);
        assertThat(texts(both))
                .allMatch(text -> text.contains("simulated cryptography at some points"));
        assertThat(Manifest.read(folder).text("crypto_mode")).isEqualTo("real, simulated");
    }

    /** Of the charts and of the page, which holds them. */
    private List<String> texts(List<String> files) throws IOException {
        var texts = new ArrayList<String>();
        for (var file : files) {
            if (file.endsWith(".svg") || file.endsWith(".html")) {
                texts.add(Files.readString(folder.resolve(file)).toLowerCase(Locale.ROOT));
            }
        }
        return texts;
    }

    @Test
    void the_page_says_what_was_swept_with_which_program_and_what_is_missing() throws IOException {
        var paths = List.of("world.network.loss");
        var points = List.of(List.of("0%"), List.of("5%"));

        write(manifest(paths, 2, 1, List.of("real")), paths, points);

        assertThat(Files.readString(folder.resolve("report.html")))
                .contains("<span>varies</span> world.network.loss")
                .contains("<span>runs</span> 6")
                .contains("1 of 2 points need more runs")
                .contains("abc1234", "Simulated keys", "./medchain sweep run scenario.yaml")
                .doesNotContain(System.getProperty("java.vm.name"));
        assertThat(Files.readString(folder.resolve("manifest.json")))
                .contains(System.getProperty("java.vm.name"));
        assertThatThrownBy(() -> ReportWriter.draw(folder))
                .as("a sweep is not drawn as if it was a run")
                .isInstanceOf(IOException.class)
                .hasMessageContaining("expected the manifest of one run");
    }
}
