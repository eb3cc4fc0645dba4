package medchain.reports.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import medchain.reports.table.Cell;
import medchain.reports.table.Table;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Isolated("one of its tests changes the JVM's locale")
class CsvTest {
    @TempDir Path folder;

    private static Table table(Cell... cells) {
        return new Table("t", List.of("first", "second"), List.of(List.of(cells)));
    }

    private String written(Cell cell) throws IOException {
        return Files.readString(CsvWriter.write(table(cell, Cell.of(1)), folder));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "+1",
                "-1",
                "@SUM(A1)",
                "\t=1",
                "\r=1",
                "\n=1",
                "\0=1",
                "＝1",
                "＋1",
                "－1",
                "＠1",
                "  =1",
                "'=1",
                "''=1"
            })
    void a_formula_of_somebody_else_is_not_one_in_the_file_and_is_itself_again_when_read(
            String formula) throws IOException {
        var text = written(Cell.of(formula));

        assertThat(text).startsWith("first,second\n\"'");
        var read = CsvTable.read(folder.resolve("t.csv"));
        assertThat(read.rows().getFirst().getFirst()).isEqualTo(formula);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "plain", "it's", "'quoted'", "a,b", "say \"hi\"", "two\nlines", "œ漢😀"})
    void other_text_is_left_alone_and_read_back(String text) throws IOException {
        written(Cell.of(text));

        assertThat(CsvTable.read(folder.resolve("t.csv")).rows().getFirst().getFirst())
                .isEqualTo(text);
    }

    @Test
    void numbers_of_ours_are_exact_and_not_touched_whatever_the_locale() throws IOException {
        var usual = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            assertThat(written(Cell.of(new BigDecimal("-1234567.890"))))
                    .isEqualTo("first,second\n-1234567.890,1\n");
            assertThat(written(Cell.of(new BigDecimal("1E+3")))).contains("\n1000,1\n");
        } finally {
            Locale.setDefault(usual);
        }
    }

    @Test
    void lines_end_with_a_line_feed_alone() throws IOException {
        assertThat(written(Cell.of("x"))).isEqualTo("first,second\nx,1\n");
    }

    @Test
    void a_failed_write_leaves_the_old_file_and_nothing_else() throws IOException {
        written(Cell.of("old"));
        Iterable<List<Cell>> failing =
                () ->
                        new Iterator<>() {
                            private int row;

                            @Override
                            public boolean hasNext() {
                                return true;
                            }

                            @Override
                            public List<Cell> next() {
                                if (row++ > 5000) {
                                    throw new UncheckedIOException(new IOException("disk full"));
                                }
                                return List.of(Cell.of("new"), Cell.of(row));
                            }
                        };

        assertThatThrownBy(() ->
                        CsvWriter.write(
                                new Table("t", List.of("first", "second"), failing), folder))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("t.csv")
                .hasMessageContaining("disk full")
                .hasMessageContaining("what was there before is intact");
        assertThat(Files.readString(folder.resolve("t.csv"))).contains("old");
        try (var files = Files.list(folder)) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void a_folder_that_is_not_there_is_named_in_the_error() {
        assertThatThrownBy(
                        () -> CsvWriter.write(table(Cell.of(1), Cell.of(2)), folder.resolve("no")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no");
    }

    @Test
    void a_ragged_or_empty_file_is_refused_with_its_place() throws IOException {
        var file = Files.writeString(folder.resolve("r.csv"), "a,b\n1,2\n3\n");
        assertThatThrownBy(() -> CsvTable.read(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("record 2")
                .hasMessageContaining("expected 2");
        var empty = Files.writeString(folder.resolve("e.csv"), "");
        assertThatThrownBy(() -> CsvTable.read(empty)).hasMessageContaining("expected a header");
        var broken = Files.writeString(folder.resolve("b.csv"), "a,b\n\"x\"y,2\n");
        assertThatThrownBy(() -> CsvTable.read(broken)).isInstanceOf(IOException.class);
    }

    @Test
    void an_unknown_column_is_answered_with_those_that_are() throws IOException {
        written(Cell.of("x"));
        var row = CsvTable.read(folder.resolve("t.csv")).stream().findFirst();

        assertThatThrownBy(() -> row.orElseThrow(NoSuchElementException::new).text("third"))
                .hasMessageContaining("first, second");
    }
}
