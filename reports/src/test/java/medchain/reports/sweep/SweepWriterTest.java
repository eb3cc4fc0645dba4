package medchain.reports.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SweepWriterTest {
    private static final List<String> COLUMNS =
            List.of("trace_hash", "irreversible_latency_p95", "fill_rate");

    @TempDir private Path folder;

    private List<String> write(List<String> paths, List<List<String>> points) throws IOException {
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
        var record = new SweepRecord("A <b>sweep</b>", "Why", paths, COLUMNS, runs, stops);
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
}
