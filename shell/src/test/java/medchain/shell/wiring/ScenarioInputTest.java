package medchain.shell.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import medchain.shell.render.ExitCode;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Rows B35 to B44 of the bad-input matrix: scenario files that are none, through the real shell,
 * typed and scripted. Each is refused at its line, in one line, and leaves the session as it was.
 */
class ScenarioInputTest {
    private static final String HEAD =
            "scenario: s\nworld: {nodes: 3, crypto: simulated}\npopulation: {password_cost: 4}\n";

    /** Far above what a refusal takes, even on a busy machine; a bomb would take minutes. */
    private static final Duration SOON = Duration.ofSeconds(10);

    /**
     * @param file name of the file, and text of the file after {@code #}
     * @param says where, and what is wrong
     */
    private record Row(String id, int code, String file, String says) {}

    private static final List<Row> ROWS = new ArrayList<>();

    @TempDir private static Path folder;

    private static void row(String id, int code, String name, String says) {
        ROWS.add(new Row(id, code, name, says));
    }

    private static void row(String id, String text, String says) throws IOException {
        bytes(id, text.getBytes(StandardCharsets.UTF_8), says);
    }

    private static void bytes(String id, byte[] content, String says) throws IOException {
        var name = "row-" + ROWS.size() + ".yaml";
        Files.write(folder.resolve(name), content);
        row(id, 65, name, says.replace("@", name));
    }

    @BeforeAll
    static void write() throws Exception {
        row("B35", 66, "nowhere.yaml", "nowhere.yaml");
        Files.createDirectory(folder.resolve("directory.yaml"));
        row("B35", 66, "directory.yaml", "no regular file");
        var pipe = folder.resolve("pipe.yaml");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
        row("B35", 66, "pipe.yaml", "no regular file");
        texts();
        types();
        bombs();
        meanings();
    }

    private static void texts() throws IOException {
        row("B36", "", "@:1:1: ");
        row("B36", "# nothing\n# at all\n", "expected keys");
        row("B36", HEAD + "---\nscenario: t\n", "@:4:1: ");

        row("B37", "scenario: s\nworld:\n\tnodes: 3\n", "@:3:1: ");
        bytes(
                "B37",
                "scenario: s\ntitle: \u00e9\n".getBytes(StandardCharsets.ISO_8859_1),
                "@:2:8: ");
        bytes("B37", HEAD.getBytes(StandardCharsets.UTF_16), "UTF-16");

        row("B38", HEAD + "seed: 1\ntitle: t\nseed: 2\n", "@:6:1: ");
        row("B38", HEAD + "seed: 1\ntitle: t\nseed: 2\n", ":4:1");

        row("B39", HEAD + "timelime: []\n", "did you mean \"timeline\"?");
        row("B39", HEAD + "timeline: [{do: node crush node-1}]\n", "did you mean");
        row("B39", HEAD + "timeline: [{at: 1s, dp: network heal}]\n", "@:4:21: ");
    }

    private static void types() throws IOException {
        row("B40", HEAD + "title: NO\n", "@:4:8: ");
        row("B40", HEAD + "title: 0123\n", "@:4:8: ");
        row("B40", HEAD + "title: 12:30\n", "@:4:8: ");
        row("B40", HEAD + "stop: {after: 30}\n", "@:4:15: ");
        row("B40", HEAD + "stop: {after: 30 parsecs}\n", "@:4:15: ");

        row("B41", HEAD + "title: !!java.net.URL [\"http://x\"]\n", "@:4:8: ");
        row("B41", HEAD + "title: !!binary aGk=\n", "@:4:8: ");
    }

    private static void bombs() throws IOException {
        var bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 10; i++) {
            bomb.append("a%d: &a%d [%s]\n".formatted(i, i, ("*a" + (i - 1) + ", ").repeat(9)));
        }
        row("B42", bomb.toString(), "@:1:5: ");
        row("B42", HEAD + "sweep: &s {x: *s}\n", "@:4:8: ");
        row("B42", HEAD + "title: " + "[".repeat(10_000) + "\n", "@:4:");
        try (var big = new java.io.RandomAccessFile(folder.resolve("big.yaml").toFile(), "rw")) {
            big.setLength(100 << 20);
        }
        row("B42", 65, "big.yaml", "larger than 1 MiB");
    }

    private static void meanings() throws IOException {
        row("B43", HEAD + "timeline: [{do: record history bob --as admin-1}]\n", "@:4:32: ");
        row("B43", HEAD + "timeline: [{do: node crash node-4}]\n", "expected node-1 to node-3");
        row(
                "B43",
                HEAD
                        + "timeline:\n  - {at: 9s, do: network heal}\n  - {at: 2s, do: network heal}\n",
                "@:6:10: time goes backwards");
        row("B43", HEAD + "timeline: [{at: -1s, do: network heal}]\n", "@:4:17: ");
        row("B43", HEAD.replace("nodes: 3", "nodes: 1000001"), "@:2:16: ");
        row("B43", HEAD + "seed: 9223372036854775808\n", "@:4:7: ");
        row("B43", HEAD + "stop: {after: 5s}\nexpect: [safety holds at 6s]\n", "@:5:10: ");

        Files.writeString(folder.resolve("loop.yaml"), "include: loop.yaml\n" + HEAD);
        row("B44", 65, "loop.yaml", "loop.yaml:1:10: ");
        row("B44", "include: ../../../etc/hostname.yaml\n" + HEAD, "@:1:10: ");
    }

    private static void check(SoftAssertions all, Row row, ExitCode code, String err) {
        all.assertThat(code.number()).as("%s: %s", row, err).isEqualTo(row.code());
        all.assertThat(err)
                .as("%s", row)
                .startsWith("error[" + row.code() + "]")
                .contains(row.says())
                .doesNotContain("Exception", "\tat ", "\u001b");
        all.assertThat(err.lines().count()).as("%s: lines of %s", row, err).isLessThanOrEqualTo(3);
    }

    private static String line(String verb, Row row) {
        return verb + " " + folder.resolve(row.file());
    }

    private static String state(LiveShell shell) {
        var view = shell.session().view();
        return view.headHeight() + " " + view.now() + " " + view.users().size();
    }

    @Test
    void every_scripted_row_is_refused_at_its_line_and_soon() throws IOException {
        try (var shell = new LiveShell(folder)) {
            shell.run("world run 5s", "world pace manual");
            var before = state(shell);
            var all = new SoftAssertions();
            for (var verb : List.of("scenario check", "scenario run", "sweep run")) {
                for (var row : ROWS) {
                    shell.hush();
                    long begin = System.nanoTime();
                    var code = shell.run(line(verb, row));
                    var took = Duration.ofNanos(System.nanoTime() - begin);
                    check(all, row, code, shell.err());
                    assertThat(took).as("%s", row).isLessThan(SOON);
                    assertThat(state(shell)).as("%s", row).isEqualTo(before);
                }
            }
            all.assertAll();
        }
    }

    @Test
    void every_typed_row_is_refused_at_its_line() throws IOException {
        try (var shell = new LiveShell(folder)) {
            shell.run("world run 5s", "world pace manual");
            var before = state(shell);
            var all = new SoftAssertions();
            var said = shell.type(ROWS.stream().map(row -> line("scenario check", row)).toList());
            assertThat(said).hasSameSizeAs(ROWS);
            for (int i = 0; i < ROWS.size(); i++) {
                check(all, ROWS.get(i), said.get(i).code(), said.get(i).err());
            }
            assertThat(state(shell)).isEqualTo(before);
            all.assertAll();
        }
    }

    @Test
    void b37_a_byte_order_mark_is_no_mistake() throws IOException {
        Files.writeString(folder.resolve("bom.yaml"), "\ufeff" + HEAD);
        try (var shell = new LiveShell(folder)) {
            assertThat(shell.run("scenario check " + folder.resolve("bom.yaml")))
                    .as(shell.err())
                    .isEqualTo(ExitCode.DONE);
        }
    }

    @Test
    void b44_an_expectation_that_fails_on_the_way_is_named_and_the_trace_is_kept()
            throws IOException {
        Files.writeString(
                folder.resolve("fails.yaml"),
                HEAD + "stop: {after: 12s}\nexpect: [irreversible_height > 99 at 7s]\n");
        var out = folder.resolve("kept");
        try (var shell = new LiveShell(folder)) {
            var code = shell.run("scenario run " + folder.resolve("fails.yaml") + " --out " + out);

            assertThat(code).isEqualTo(ExitCode.EXPECTATION_FAILED);
            assertThat(shell.out()).contains("irreversible_height > 99 at 7s");
        }
        var verdict = Files.readString(out.resolve("verdicts.csv")).lines().toList().getLast();
        assertThat(verdict).startsWith("irreversible_height,expectation,1,broken,7,");
        assertThat(Files.readString(out.resolve("manifest.json")))
                .containsPattern(Pattern.compile("\"trace_hash\": *\"[0-9a-f]{64}\""));
        assertThat(Files.readAllLines(out.resolve("blocks.csv"))).hasSizeGreaterThan(2);
    }
}
