package medchain.reports.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import medchain.reports.manifest.Manifest;
import medchain.reports.table.Cell;
import medchain.reports.table.Table;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run is written into the folder of another. */
class ReplacementTest {
    private static final Artefact LAGS =
            new Artefact.OfTable(
                    new Table(
                            "atlas_lags",
                            List.of("preset", "block", "lib_lag_blocks"),
                            List.of(List.of(Cell.of("lisk"), Cell.of(1), Cell.of(155)))));

    @TempDir Path home;
    private Path folder = Path.of("");

    @BeforeEach
    void firstRun() throws IOException {
        folder = home.resolve("run");
        ReportWriter.write(Runs.with(Runs.day(30, "The first"), List.of(LAGS)), folder);
    }

    private Map<String, String> contents() throws IOException {
        return Runs.contents(folder);
    }

    @Test
    void the_manifest_lists_every_file_that_the_run_left() throws IOException {
        assertThat(Manifest.read(folder).files())
                .containsExactlyInAnyOrderElementsOf(contents().keySet())
                .contains("atlas_lags.csv", "charts/atlas_lags.svg", "manifest.json");
    }

    @Test
    void nothing_of_the_first_run_is_left_and_what_somebody_put_there_is() throws IOException {
        Files.writeString(folder.resolve("notes.txt"), "mine");

        ReportWriter.write(Runs.quiet(), folder);

        assertThat(folder.resolve("atlas_lags.csv")).doesNotExist();
        assertThat(folder.resolve("charts/atlas_lags.svg")).doesNotExist();
        assertThat(Files.readString(folder.resolve("report.html")))
                .doesNotContain("atlas_lags", "The first");
        assertThat(folder.resolve("notes.txt")).content().isEqualTo("mine");
        assertThat(contents().keySet())
                .hasSize(Manifest.read(folder).files().size() + 1)
                .containsAll(Manifest.read(folder).files());
    }

    @Test
    void a_folder_that_is_named_in_a_roundabout_way_is_the_same() throws IOException {
        var here = Path.of("").toAbsolutePath().relativize(folder.toAbsolutePath());

        ReportWriter.write(Runs.quiet(), here.resolve("../run/."));

        assertThat(contents().keySet())
                .containsExactlyInAnyOrderElementsOf(Manifest.read(folder).files())
                .doesNotContain("atlas_lags.csv");
    }

    @Test
    void the_first_run_is_whole_when_the_second_cannot_be_written() throws IOException {
        var before = contents();
        var inTheWay = new Artefact.OfText("charts", "no folder");
        var second = Runs.with(Runs.day(50, "The second"), List.of(inTheWay));

        assertThatThrownBy(() -> ReportWriter.write(second, folder))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("charts");

        assertThat(contents()).isEqualTo(before);
    }

    @Test
    void a_directory_in_the_way_is_named_before_anything_is_moved() throws IOException {
        Files.createDirectories(folder.resolve("model.json/inside"));
        var before = contents();
        var model = new Artefact.OfText("model.json", "{}");
        var second = Runs.with(Runs.day(50, "The second"), List.of(model));

        assertThatThrownBy(() -> ReportWriter.write(second, folder))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("run/model.json: a directory");

        assertThat(contents()).isEqualTo(before);
    }

    @Test
    void what_a_killed_run_left_beside_the_files_is_cleared() throws IOException {
        Files.createDirectories(folder.resolve(".part/charts"));
        Files.writeString(folder.resolve(".part/charts/half.png"), "half");

        ReportWriter.write(Runs.quiet(), folder);

        assertThat(folder.resolve(".part")).doesNotExist();
        assertThat(folder.resolve("charts/half.png")).doesNotExist();
    }

    @Test
    void a_manifest_that_lists_files_of_others_deletes_none() throws IOException {
        var victim = Files.writeString(home.resolve("victim.csv"), "dear");
        Files.createDirectory(home.resolve("elsewhere"));
        var linked = Files.writeString(home.resolve("elsewhere/linked.csv"), "dear");
        Files.createSymbolicLink(folder.resolve("link"), home.resolve("elsewhere"));
        var hostile =
                List.of("../victim.csv", victim.toString(), "link/linked.csv", "link", "", "\0");
        Manifest.read(folder).listing(hostile).write(folder);

        ReportWriter.write(Runs.quiet(), folder);

        assertThat(victim).exists();
        assertThat(linked).exists();
        assertThat(folder.resolve("link")).exists();
    }
}
