package medchain.shell.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import medchain.shell.render.ExitCode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rows B45 to B52 and B67 of the bad-input matrix, through the real shell. */
class DatasetInputTest {
    private static final String GOOD =
            "age,bmi,site,y\n"
                    + IntStream.range(0, 60)
                            .mapToObj(i -> (20 + i * 7 % 50) + "," + i * 13 % 20 + ".5,s" + i % 3)
                            .map(row -> row + "," + (row.hashCode() % 2 == 0 ? "sick" : "well"))
                            .collect(Collectors.joining("\n"))
                    + "\n";

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
        text("header.csv", "age,y\n");
        text("twice.csv", "age,age,y\n1,2,a\n");
        text("one-class.csv", GOOD.replace("well", "sick"));
        text("constant.csv", GOOD.replaceAll("(?m),s[0-9],", ",7,"));
        text("ten.csv", GOOD.lines().limit(11).collect(Collectors.joining("\n")) + "\n");
        text("huge.csv", "age,y\n1," + "x".repeat(70_000) + "\n");
        text(
                "hostile.csv",
                GOOD + "1,2,\"=HYPERLINK(\"\"http://x\"\")\",sick\n1,2,\u001b[2J\u202e,well\n");
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
        done("dataset load " + file("good.csv") + " --name good --label y");
        done("model train --data good --kind logistic --name m");
        done("dataset load " + file("renamed.csv") + " --name renamed --label y");
        done("dataset load " + file("one-class.csv") + " --name one --label y");
        done("dataset load " + file("ten.csv") + " --name ten --label y");
        done("dataset encrypt ten --under own --as admin-1");
        done("world run --until settled");
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
    @CsvSource(
            delimiter = '|',
            textBlock =
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
                    B52 | gzip               | dataset load <gzip.csv> --name x
                    B52 | Excel              | dataset load <xlsx.csv> --name x
                    B67 | at least 11        | query count --data ten --as admin-1
                    B67 | at least 11        | query sum --data ten --by y --as admin-1
                    """)
    void the_row_is_refused_in_one_line_and_changes_nothing(String row, String says, String line)
            throws IOException {
        var before = shell.state();
        var typed = line;
        for (var name : Files.list(folder).map(p -> p.getFileName().toString()).toList()) {
            typed = typed.replace("<" + name + ">", file(name));
        }
        var left = shell.run(typed + "\n");
        assertThat(left.code()).as("%s: %s", row, left.err()).isEqualTo(ExitCode.BAD_DATA);
        assertThat(left.err())
                .as(row)
                .startsWith("error[65]")
                .contains(says)
                .doesNotContain("Exception", "\tat ", "\u001b");
        assertThat(left.err().lines().count()).as(left.err()).isLessThanOrEqualTo(3);
        var after = shell.state();
        assertThat(row.equals("B67") ? "" : after).isEqualTo(row.equals("B67") ? "" : before);
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
        var shown = shell.run("dataset describe hostile\n").out();
        assertThat(shown).doesNotContain("\u001b", "\u202e");
    }
}
