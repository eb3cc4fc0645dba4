package medchain.reports.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.InputSource;

/** The charts of an evaluated model say what its files say. */
class EvaluationChartsTest {
    private static final String HOSTILE = "x\u001b[2J\u202e" + "y".repeat(99);

    @TempDir private Path folder;

    @BeforeEach
    void files() throws IOException {
        write("evaluation", "measure,value\nrows,20\nauc,0.85\ncalibration_error,0.0312\n");
        write(
                "per_label",
                "label,precision,recall,f1,support,auc\nB,1,1,1,12,0.85\nM,1,1,1,8,0.85\n");
        write(
                "roc",
                "label,threshold,false_positives,true_positives,false_positive_rate,"
                        + "true_positive_rate\nM,,0,0,0,0\nM,0.6,2,7,0.1666,0.875\nM,0.1,12,8,1,1\n");
        write(
                "calibration",
                "label,bin_from,bin_to,rows,of_label,mean_probability,observed_share,ci95_low,"
                        + "ci95_high\nM,0,0.1,13,1,0.05,0.0769,0.01,0.33\nM,0.1,0.2,0,0,,,,\n"
                        + "M,0.9,1,7,7,0.97,1,0.64,1\n");
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name + ".csv"), text.replace("\n", "\r\n"));
    }

    private Chart chart(String name) throws IOException {
        return Charts.ofEvaluation(folder).stream()
                .filter(c -> c.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void the_curve_has_its_area_in_the_legend_and_chance_beside_it() throws IOException {
        var chart = chart("roc");
        assertThat(chart.title()).isEqualTo("M against the rest: AUC 0.850");
        assertThat(chart.subtitle()).contains("20 rows", "roc.csv");
        assertThat(chart.svg(Look.LIGHT))
                .contains(">M  (AUC 0.850)<", ">chance<", ">false positive rate<", ">0.8<");
    }

    @Test
    void each_pair_of_labels_has_its_count_and_a_chart_of_too_many_is_not_drawn()
            throws IOException {
        write("confusion", "actual,predicted,rows\nB,B,352\nB,M,5\nM,B,6\nM,M,206\n");
        var chart = chart("confusion");
        assertThat(chart.title()).isEqualTo("558 of 569 rows are given their own label");
        assertThat(chart.svg(Look.LIGHT))
                .contains(">352<", ">5<", ">6<", ">206<", ">predicted<", ">B<", ">M<");
        var many = new StringBuilder("actual,predicted,rows\n");
        for (int i = 0; i < 17; i++) {
            many.append("l").append(i).append(",l0,1\n");
        }
        write("confusion", many.toString());
        assertThat(Charts.ofEvaluation(folder)).noneMatch(c -> c.name().equals("confusion"));
    }

    @Test
    void bins_tell_how_many_rows_they_hold() throws IOException {
        var chart = chart("calibration");
        assertThat(chart.title()).contains("3.1 percentage points");
        assertThat(chart.svg(Look.LIGHT)).contains(">13<", ">7<", ">predicted probability<");
    }

    @Test
    void labels_that_steer_terminals_or_are_long_leave_the_picture_whole() throws Exception {
        for (var name : new String[] {"per_label", "roc", "calibration"}) {
            var text = Files.readString(folder.resolve(name + ".csv"));
            Files.writeString(
                    folder.resolve(name + ".csv"), text.replaceAll("(?m)^M,", HOSTILE + ","));
        }
        for (var name : new String[] {"roc", "calibration"}) {
            var svg = chart(name).svg(Look.DARK);
            var parser = DocumentBuilderFactory.newInstance().newDocumentBuilder();
            parser.parse(new InputSource(new StringReader(svg)));
            assertThat(svg).contains("\ufffd[2J").doesNotContain("\u202e", "y".repeat(30));
        }
    }

    @Test
    void without_an_area_or_a_row_the_chart_says_so() throws IOException {
        write("per_label", "label,precision,recall,f1,support,auc\nM,,,,8,\n");
        assertThat(chart("roc").title()).contains("one label only");
        Files.delete(folder.resolve("calibration.csv"));
        assertThat(Charts.ofEvaluation(folder)).hasSize(1);
    }
}
