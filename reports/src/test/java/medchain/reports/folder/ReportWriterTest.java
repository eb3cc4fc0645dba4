package medchain.reports.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import medchain.reports.WardDay;
import medchain.reports.csv.CsvTable;
import medchain.reports.manifest.Manifest;
import medchain.reports.table.Cell;
import medchain.reports.table.Table;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Isolated("one of its tests changes the JVM's locale")
class ReportWriterTest {
    private static final String HOSTILE = "<script>alert(1)</script> \u001b[2J\u202e =1+1";

    /** One invented day of 150 submissions with a hostile title, for tests that only look. */
    @TempDir static Path day;

    private static List<Path> written = List.of();

    @TempDir Path folder;

    @BeforeAll
    static void write() throws IOException {
        written = ReportWriter.write(Runs.day(150, HOSTILE), day);
    }

    @Test
    void a_folder_holds_every_file_of_the_contract_and_each_is_told() throws IOException {
        assertThat(Runs.contents(day).keySet())
                .contains(
                        "transactions.csv",
                        "blocks.csv",
                        "timeline.csv",
                        "messages.csv",
                        "nodes.csv",
                        "faults.csv",
                        "queries.csv",
                        "verdicts.csv",
                        "summary.csv",
                        "manifest.json",
                        "effective.yaml",
                        "report.html",
                        "charts/throughput.png",
                        "charts/throughput.svg",
                        "charts/latency.png",
                        "charts/delegates.png",
                        "charts/latency-over-time.svg")
                .hasSize(written.size());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ':',
            value = {
                "transactions:tx_id,source_row,kind,operation,hospital_id,doctor_id,patient_id,insurance_id,record_id,record_type,amount,submitted_s,approved_s,included_s,irreversible_s,block_height,outcome,reason",
                "blocks:height,slot,timestamp_s,delegate_id,nonce,transactions,size_bytes,hash,previous_hash,merkle_root,irreversible_s,lib_lag_blocks,on_main_chain",
                "timeline:second,submitted,approved,included,irreversible,pending_consent,mempool,head_height,irreversible_height",
                "verdicts:name,kind,observations,verdict,at_s,detail,expected,measured",
                "summary:measure,unit,value,ci95_low,ci95_high,replicates"
            })
    void columns_begin_as_the_contract_says_in_its_order(String file, String columns)
            throws IOException {
        assertThat(Files.readString(day.resolve(file + ".csv")).lines().findFirst())
                .hasValueSatisfying(header -> assertThat(header).startsWith(columns));
    }

    @Test
    void the_same_run_gives_the_same_bytes_in_any_locale_and_time_zone() throws IOException {
        var locale = Locale.getDefault();
        var zone = TimeZone.getDefault();
        ReportWriter.write(Runs.day(200, "A day"), folder.resolve("one"));
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG"));
            TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kathmandu"));
            ReportWriter.write(Runs.day(200, "A day"), folder.resolve("other"));
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }

        var one = Runs.contents(folder.resolve("one"));
        var other = Runs.contents(folder.resolve("other"));
        assertThat(one.keySet()).isEqualTo(other.keySet());
        assertThat(one.keySet().stream().filter(it -> !one.get(it).equals(other.get(it))))
                .isEmpty();
    }

    @Test
    void every_row_of_the_input_is_there_once_and_amounts_add_up_exactly() throws IOException {
        var table = CsvTable.read(day.resolve("transactions.csv"));

        assertThat(table.stream().map(row -> Integer.valueOf(row.text("source_row"))).sorted())
                .containsExactlyElementsOf(IntStream.range(0, 150).boxed().toList());
        var sum =
                table.stream()
                        .map(row -> row.number("amount").orElseThrow())
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(sum).isEqualByComparingTo("12682.50");
    }

    @Test
    void the_timeline_has_a_row_a_second_and_its_counts_add_up() throws IOException {
        var timeline = CsvTable.read(day.resolve("timeline.csv"));
        var transactions = CsvTable.read(day.resolve("transactions.csv"));

        assertThat(timeline.reals("second")).hasSize((int) WardDay.length(150).toSeconds() + 1);
        assertThat(sum(timeline, "submitted")).isEqualTo(150);
        for (var column : List.of("approved", "included", "irreversible")) {
            assertThat(sum(timeline, column))
                    .as(column)
                    .isEqualTo(transactions.reals(column + "_s").length);
        }
        var last = timeline.stream().reduce((_, row) -> row).orElseThrow();
        assertThat(last.text("pending_consent")).isEqualTo("0");
        assertThat(last.text("mempool")).isEqualTo("0");
        assertThat(last.real("head_height")).isGreaterThan(last.real("irreversible_height"));
    }

    private static double sum(CsvTable table, String column) {
        return Arrays.stream(table.reals(column)).sum();
    }

    @Test
    void text_of_others_cannot_become_markup_or_move_the_cursor() throws IOException {
        var page = Files.readString(day.resolve("report.html"));

        assertThat(page)
                .doesNotContain("<script")
                .doesNotContain("\u001b")
                .doesNotContain("\u202e")
                .contains("&lt;script&gt;");
        try (var files = Files.list(day.resolve("charts"))) {
            for (var svg : files.filter(it -> it.toString().endsWith(".svg")).toList()) {
                assertThat(Files.readString(svg)).doesNotContain("<script");
            }
        }
    }

    @Test
    void the_page_asks_the_network_for_nothing() throws IOException {
        assertThat(Files.readString(day.resolve("report.html")))
                .doesNotContainPattern("(src|srcset|href)=\"(?!data:|[a-z_]+\\.csv\")")
                .doesNotContain("url(")
                .doesNotContain("@import")
                .contains("default-src 'none'")
                .contains("No compliance with any regulation is claimed")
                .contains("Simulated keys");
    }

    @Test
    void charts_are_drawn_at_twice_1600_by_900_points_and_from_the_csv_alone() throws IOException {
        ReportWriter.write(Runs.day(30, "A day"), folder);
        var before = Files.readAllBytes(folder.resolve("charts/delegates.png"));
        var image = ImageIO.read(new ByteArrayInputStream(before));
        assertThat(image.getWidth()).isEqualTo(1600);
        assertThat(image.getHeight()).isEqualTo(900);

        var csv = folder.resolve("delegates.csv");
        Files.writeString(csv, Files.readString(csv).replace("node-1", "node-one"));
        ReportWriter.draw(folder);

        assertThat(Files.readAllBytes(folder.resolve("charts/delegates.png"))).isNotEqualTo(before);
        assertThat(Files.readString(folder.resolve("charts/delegates.svg"))).contains("node-one");
    }

    @Test
    void every_chart_and_the_page_say_that_cryptography_was_simulated() throws IOException {
        var mark = "simulated cryptography: signatures are keyed digests";
        var real = ReportWriter.write(Runs.day(30, "A day"), folder);
        assertThat(read(real, ".svg", ".html")).noneMatch(text -> text.contains(mark));
        var unmarked = Files.readAllBytes(folder.resolve("charts/delegates.png"));

        var simulated = ReportWriter.write(Runs.simulated(Runs.day(30, "A day")), folder);

        assertThat(read(simulated, ".svg", ".html"))
                .hasSizeGreaterThan(5)
                .allMatch(text -> text.contains(mark));
        assertThat(folder.resolve("charts/delegates.png")).binaryContent().isNotEqualTo(unmarked);
        assertThat(Manifest.read(folder).text("crypto_mode")).isEqualTo("simulated");
    }

    private static List<String> read(List<Path> files, String... endings) throws IOException {
        var texts = new ArrayList<String>();
        for (var file : files) {
            if (Stream.of(endings).anyMatch(file.toString()::endsWith)) {
                texts.add(Files.readString(file).toLowerCase(Locale.ROOT));
            }
        }
        return texts;
    }

    @Test
    void the_manifest_is_read_back_as_it_was_written() throws IOException {
        var manifest = Manifest.read(day);

        assertThat(manifest.text("title")).isEqualTo(HOSTILE);
        assertThat(manifest.text("seed")).isEqualTo("42");
        assertThat(manifest.text("keys")).isEqualTo("simulated keys");
        assertThat(manifest.text("trace_hash")).hasSize(64);
        assertThat(manifest.entries().keySet())
                .contains(
                        "version",
                        "git_commit",
                        "scenario_digest",
                        "crypto_mode",
                        "jvm",
                        "processor",
                        "cores",
                        "wall_s",
                        "cpu_s",
                        "world_cpu_s",
                        "events",
                        "events_per_cpu_second");
    }

    @Test
    void an_artefact_of_a_dataset_run_lies_beside_the_rest() throws IOException {
        var results = new Table("results", List.of("row"), List.of(List.of(Cell.of(7))));
        var run =
                Runs.with(
                        Runs.day(30, "A day"),
                        List.of(
                                new Artefact.OfTable(results),
                                new Artefact.OfText("model.json", "{}")));

        ReportWriter.write(run, folder);

        assertThat(Files.readString(folder.resolve("results.csv"))).isEqualTo("row\n7\n");
        assertThat(Files.readString(folder.resolve("model.json"))).isEqualTo("{}");
        assertThatThrownBy(() -> new Artefact.OfText("../up.json", ""))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_folders_name_is_harmless_and_tells_scenario_seed_and_version_of_it() {
        var name = ReportWriter.folderName(Runs.origin("../../etc/passwd", "A day"));

        assertThat(name).matches("-etc-passwd-seed42-[0-9a-f]{8}");
    }

    @Test
    void a_folder_without_a_run_is_refused_by_name() {
        assertThatThrownBy(() -> ReportWriter.draw(folder))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("manifest.json");
    }

    @Test
    void a_run_in_which_nothing_happened_still_leaves_a_page() throws IOException {
        ReportWriter.write(Runs.quiet(), folder);

        assertThat(folder.resolve("report.html")).exists();
        assertThat(folder.resolve("charts/latency.png")).doesNotExist();
    }
}
