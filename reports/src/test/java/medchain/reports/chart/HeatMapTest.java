package medchain.reports.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import medchain.reports.csv.CsvTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeatMapTest {
    @TempDir Path folder;

    @Test
    void every_point_of_a_sweep_says_its_value() throws Exception {
        var csv =
                Files.writeString(
                        folder.resolve("sweep.csv"),
                        """
                        delegates,loss,irreversible_latency_p95
                        7,0%,18.4
                        21,0%,44.2
                        51,0%,101
                        7,1%,19.9
                        21,1%,47.3
                        51,1%,108
                        7,5%,24.1
                        21,5%,63
                        51,5%,
                        """);

        var chart =
                Charts.heatMap(
                        "sweep",
                        CsvTable.read(csv),
                        new HeatMap("delegates", "loss", "irreversible_latency_p95", "s", ""));

        assertThat(chart.svg(Look.LIGHT)).contains(">18.4<", ">108<", ">24.1<", ">51<", ">5%<");
        assertThat(chart.title()).contains("between 18.4 and 108 s");
    }
}
