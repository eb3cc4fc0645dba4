package medchain.shell.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import medchain.shell.render.ExitCode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Rows B45 to B52 and B67 of the bad-input matrix, through the real shell. */
class DatasetInputTest {
    private static final String GOOD =
            "age,bmi,site,y\n"
                    + IntStream.range(0, 60)
                            .mapToObj(i -> (20 + i * 7 % 50) + "," + i * 13 % 20 + ".5,s" + i % 3)
                            .map(row -> row + "," + (row.hashCode() % 2 == 0 ? "sick" : "well"))
                            .collect(Collectors.joining("\n"))
                    + "\n";

    /** What the lines below find. */
    private static final List<String> PREPARED =
            List.of(
                    "dataset load <good.csv> --name good --label y",
                    "model train --data good --kind logistic --name m",
                    "dataset load <renamed.csv> --name renamed --label y",
                    "dataset load <one-class.csv> --name one --label y",
                    "dataset load <ten.csv> --name ten --label y",
                    "dataset encrypt ten --under own --as admin-1",
                    "world run --until settled");

    private static final Pattern FILE = Pattern.compile("<([a-z0-9.-]+)>");

    /** Row, what the message says, and the line; {@code <name>} stands for a file. */
    private static final String ROWS =
            """
            B45 | no column          | dataset load <good.csv> --name x --label outcome
            B45 | did you mean       | dataset load <good.csv> --name x --label yy
            B45 | "bmi"; expected    | model evaluate --data renamed --model m
            B46 | ragged.csv:62:     | dataset load <ragged.csv> --name x
            B46 | quote.csv:62:      | dataset load <quote.csv> --name x
            B47 | row 60 column      | dataset load <word.csv> --name x
            B47 | "Infinity" among   | dataset load <infinity.csv> --name x
            B48 | empty.csv          | dataset load <empty.csv> --name x
            B48 | only a header      | dataset load <header.csv> --name x
            B48 | twice              | dataset load <twice.csv> --name x
            B48 | has the same       | model train --data one --kind logistic --name x
            B48 | has the same       | model train --data one --kind forest --name x
            B48 | label              | model evaluate --data one --kind logistic --folds 5
            B49 | byte               | dataset load <latin1.csv> --name x
            B49 | UTF-16             | dataset load <utf16.csv> --name x
            B50 | 65536              | dataset load <huge.csv> --name x
            B50 | more than 1000000  | dataset load <ten-million.csv> --name x
            B50 | at most 10000      | dataset load <million-columns.csv> --name x
            B52 | gzip               | dataset load <gzip.csv> --name x
            B52 | Excel              | dataset load <xlsx.csv> --name x
            B52 | fhir import        | dataset load <bundle.csv> --name x
            B67 | at least 11        | query count --data ten --as admin-1
            B67 | at least 11        | query sum --data ten --by y --as admin-1
            """;

    @TempDir private static Path folder;
    private static TypedSession shell = new TypedSession();

    @BeforeAll
    static void files() throws IOException {
        text("good.csv", GOOD);
        text("renamed.csv", GOOD.replace("bmi", "body_mass"));
        text("ragged.csv", GOOD + "1,2,3\n");
        text("quote.csv", GOOD + "1,2,\"s1,sick\n");
        text("word.csv", GOOD + "12x,2,s1,sick\n");
        text("infinity.csv", GOOD + "Infinity,2,s1,sick\n");
        text("empty.csv", "");
        text("bundle.csv", "\n {\"resourceType\":\"Bundle\"}\n");
        text("header.csv", "age,y\n");
        text("twice.csv", "age,age,y\n1,2,a\n");
        text("one-class.csv", GOOD.replace("well", "sick"));
        text("constant.csv", GOOD.replaceAll("(?m),s[0-9],", ",7,"));
        text("ten.csv", GOOD.lines().limit(11).collect(Collectors.joining("\n")) + "\n");
        text("huge.csv", "age,y\n1," + "x".repeat(70_000) + "\n");
        text(
                "hostile.csv",
                GOOD.replace(",well", ",=1+1")
                        + "1,2,\"=HYPERLINK(\"\"http://x\"\")\",sick\n"
                        + "1,2,\u001b[2J\u202e,=1+1\n"
                        + "1,2,\"two\r\nlines\",\"=1+1\"\n");
        bytes("latin1.csv", GOOD.replace("s1", "s\u00e9").getBytes(StandardCharsets.ISO_8859_1));
        bytes("utf16.csv", GOOD.getBytes(StandardCharsets.UTF_16));
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(GOOD.getBytes(StandardCharsets.UTF_8));
        }
        bytes("gzip.csv", packed.toByteArray());
        packed.reset();
        try (var zip = new ZipOutputStream(packed)) {
            zip.putNextEntry(new ZipEntry("xl/workbook.xml"));
        }
        bytes("xlsx.csv", packed.toByteArray());
        repeated("ten-million.csv", "a,b\n", "1,x\n", 10_000_000);
        repeated("million-columns.csv", "c0", ",c", 1_000_000);
        for (var line : PREPARED) {
            done(filled(line));
        }
    }

    private static void repeated(String name, String first, String again, int times)
            throws IOException {
        try (var out = Files.newBufferedWriter(folder.resolve(name))) {
            out.write(first);
            for (int i = 0; i < times / 1000; i++) {
                out.write(again.repeat(1000));
            }
        }
    }

    @AfterAll
    static void close() {
        shell.close();
    }

    private static void text(String name, String content) throws IOException {
        Files.writeString(folder.resolve(name), content);
    }

    private static void bytes(String name, byte[] content) throws IOException {
        Files.write(folder.resolve(name), content);
    }

    private static String file(String name) {
        return folder.resolve(name).toString();
    }

    private static void done(String line) throws IOException {
        var left = shell.run(line + "\n");
        assertThat(left.code()).as(line + ": " + left.err()).isEqualTo(ExitCode.DONE);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void the_row_is_refused_in_one_line_and_changes_nothing(Row row) throws IOException {
        var before = shell.state();
        var left = shell.run(row.line() + "\n");
        check(row, left.code(), left.err());
        // a query that is refused by the delegates has gone over the chain
        assertThat(row.id().equals("B67") ? before : shell.state()).isEqualTo(before);
    }

    @Test
    void every_row_that_is_typed_is_refused_likewise() throws IOException {
        var rows = rows().toList();
        try (var live = new LiveShell(folder)) {
            assertThat(live.run(PREPARED.stream().map(l -> filled(l)).toArray(String[]::new)))
                    .as(live.err())
                    .isEqualTo(ExitCode.DONE);
            var before = live.session().view().datasets();
            var said = live.type(rows.stream().map(Row::line).toList());
            assertThat(said).hasSameSizeAs(rows);
            for (int i = 0; i < rows.size(); i++) {
                check(rows.get(i), said.get(i).code(), said.get(i).err());
            }
            assertThat(live.session().view().datasets()).isEqualTo(before);
        }
    }

    private static void check(Row row, ExitCode code, String err) {
        assertThat(code).as("%s: %s", row, err).isEqualTo(ExitCode.BAD_DATA);
        assertThat(err)
                .as("%s", row)
                .startsWith("error[65]")
                .contains(row.says())
                .doesNotContain("Exception", "\tat ", "\u001b");
        assertThat(err.lines().count()).as(err).isLessThanOrEqualTo(3);
    }

    private record Row(String id, String says, String line) {
        static Row of(String text) {
            var cells = text.split("\\|", 3);
            return new Row(cells[0].strip(), cells[1].strip(), filled(cells[2].strip()));
        }
    }

    private static Stream<Row> rows() {
        return ROWS.lines().map(Row::of);
    }

    private static String filled(String line) {
        return FILE.matcher(line).replaceAll(m -> Matcher.quoteReplacement(file(m.group(1))));
    }

    @Test
    void a_constant_column_is_no_mistake_and_gets_no_weight() throws IOException {
        done("dataset load " + file("constant.csv") + " --name constant --label y");
        done("model train --data constant --kind logistic --name mc");
        var shown = shell.run("model show mc --format csv\n").out();
        assertThat(shown.lines().filter(l -> l.startsWith("site"))).containsExactly("site,0.0");
    }

    @Test
    void text_that_tries_something_is_shown_harmlessly() throws IOException {
        done("dataset load " + file("hostile.csv") + " --name hostile --label y");
        for (var format : List.of("text", "csv", "json")) {
            var shown = shell.run("dataset describe hostile --format " + format + "\n").out();
            assertThat(shown).contains("site").doesNotContain("\u001b", "\u202e");
            var sums = "dataset sum hostile --by site --format " + format + "\n";
            assertThat(shell.run(sums).out())
                    .contains("HYPERLINK")
                    .doesNotContain("\u001b", "\u202e");
        }
    }

    @Test
    void a_label_that_is_a_formula_is_one_no_more_in_files_that_spreadsheets_open()
            throws IOException {
        done("dataset load " + file("hostile.csv") + " --name formulas --label y");
        var out = folder.resolve("judged");
        done("model evaluate --data formulas --kind logistic --folds 5 --out " + out);
        var labels =
                Files.readAllLines(out.resolve("per_label.csv")).stream()
                        .filter(l -> l.contains("1+1"));
        assertThat(labels).isNotEmpty().allMatch(l -> l.contains("'=1+1"));
        try (var files = Files.list(out)) {
            for (var csv : files.filter(f -> f.toString().endsWith(".csv")).toList()) {
                assertThat(Files.readString(csv)).doesNotContainPattern("(?m)(^|,)\"?=");
            }
        }
    }
}
