package medchain.scenarios.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import medchain.scenarios.language.BadInput;
import medchain.scenarios.language.Place;
import medchain.simulator.learning.RawTable;
import org.junit.jupiter.api.Test;

class CsvTablesTest {
    @Test
    void cells_come_as_text_and_missing_ones_as_nothing() {
        var table = read("a, b ,c\r\n1,?,x\n\"2,5\",NA,\"say \"\"hi\"\"\"\n\n3,,\"two\nlines\"\n");
        assertThat(table.columns()).containsExactly("a", "b", "c");
        assertThat(table.rows()).hasSize(3);
        assertThat(table.rows().get(0)).containsExactly("1", null, "x");
        assertThat(table.rows().get(1)).containsExactly("2,5", null, "say \"hi\"");
        assertThat(table.rows().get(2)).containsExactly("3", null, "two\nlines");
    }

    @Test
    void a_byte_order_mark_and_other_separators_are_understood() {
        assertThat(read("\ufeffa,b\n1,2\n").columns()).containsExactly("a", "b");
        assertThat(read("a;b\n1;2\n").rows().getFirst()).containsExactly("1", "2");
        assertThat(read("a\tb\n1\t2\n").rows().getFirst()).containsExactly("1", "2");
    }

    @Test
    void a_ragged_row_and_an_open_quote_name_their_physical_line() {
        assertThat(refused("a,b\n\"x\ny\",1\n1,2,3\n").place()).hasValue(new Place("t.csv", 4, 1));
        assertThat(refused("a,b\n1,2\n1,\"open\n3,4\n").place()).hasValue(new Place("t.csv", 3, 1));
        assertThat(refused("a,b\n1,\"open\n3,4\n").getMessage()).contains("not closed");
        assertThat(refused("a,b\n1,\"x\"y\n").getMessage()).contains("after a closing quote");
    }

    @Test
    void a_header_is_needed_with_each_name_once() {
        assertThat(refused("").getMessage()).contains("empty file");
        assertThat(refused("a,b\n").getMessage()).contains("only a header");
        assertThat(refused("a,a\n1,2\n").getMessage()).contains("column \"a\" twice");
        assertThat(refused("a,\n1,2\n").getMessage()).contains("column 2 has no name");
        assertThat(refused("63.0,1.0,?\n1,2,3\n").getMessage())
                .contains("first line holds numbers");
    }

    @Test
    void a_cell_may_be_64_kibi_characters_and_not_one_more() {
        var most = "x".repeat(1 << 16);
        assertThat(read("a,b\n1," + most + "\n").rows().getFirst()).containsExactly("1", most);
        assertThat(refused("a,b\n1," + most + "x\n").getMessage()).contains("65536");
        var quotes = "\"\"".repeat(1 << 16);
        assertThat(read("a,b\n1,\"" + quotes + "\"\n").rows().getFirst()[1])
                .isEqualTo("\"".repeat(1 << 16));
        assertThat(read("a,b\n" + "5\" tall,x\n".repeat(1 << 16)).rows())
                .as("a quote in the middle of a bare cell opens none")
                .hasSize(1 << 16);
    }

    /** 900 MB each, of which nobody keeps more than a cell. */
    @Test
    void a_quote_that_is_never_closed_and_a_row_without_end_are_refused_while_they_stream_by() {
        long before = kibibytesAllocated();
        var open = refused(new Endless("a,b\n1,\"", "x\n"));
        assertThat(open.getMessage()).contains("a cell of more than 65536");
        assertThat(open.place()).hasValueSatisfying(p -> assertThat(p.line()).isEqualTo(65_539));
        assertThat(refused(new Endless("a", ",a")).getMessage()).contains("at most 10000");
        assertThat(refused(new Endless("a,b\n1", ",1")).getMessage()).contains("at most 10000");
        assertThat(refused(new Endless("a,b\n", "x")).getMessage()).contains("65536");
        assertThat(kibibytesAllocated() - before).isLessThan(20_000);
    }

    private static long kibibytesAllocated() {
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        return threads.getCurrentThreadAllocatedBytes() >> 10;
    }

    /** A beginning, and then the same for 900 MB. */
    private static final class Endless extends InputStream {
        private final byte[] first;
        private final byte[] again;
        private long at;

        Endless(String first, String again) {
            this.first = first.getBytes(StandardCharsets.UTF_8);
            this.again = again.getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public int read() {
            long i = at++;
            if (i < first.length) {
                return first[(int) i];
            }
            return i < 900_000_000L ? again[(int) ((i - first.length) % again.length)] : -1;
        }
    }

    @Test
    void bytes_that_are_not_utf8_are_refused_with_their_offset() {
        var latin = refused("name,x\nJos\u00e9,1\n", StandardCharsets.ISO_8859_1);
        assertThat(latin.getMessage()).contains("offset 10");
        assertThat(latin.place()).hasValue(new Place("t.csv", 2, 1));
        var late = "a,b\n" + "1,2\n".repeat(50_000);
        assertThat(refused(late + "\u00e9,1\n", StandardCharsets.ISO_8859_1).getMessage())
                .contains("offset 200004");
        assertThat(refused("a,b\n1,2\n", StandardCharsets.UTF_16).getMessage()).contains("UTF-16");
    }

    @Test
    void archives_and_workbooks_are_recognised_whatever_their_name() {
        assertThat(refused(new byte[] {0x1F, (byte) 0x8B, 8, 0}).getMessage())
                .contains("looks like a gzip archive");
        assertThat(refused(new byte[] {'P', 'K', 3, 4, 0}).getMessage()).contains("zip archive");
        assertThat(refused("PK\u0003\u0004....xl/workbook.xml").getMessage())
                .contains("Excel workbook");
        assertThat(refused("%PDF-1.7").getMessage()).contains("PDF");
        assertThat(refused("a,b\n1,\0\n").getMessage()).contains("binary");
    }

    @Test
    void sizes_have_limits() {
        assertThat(refused("a,b\n1," + "x".repeat(65_537) + "\n").getMessage())
                .contains("cell of 65537 characters");
        assertThat(refused("a" + ",a".repeat(10_001) + "\n").getMessage())
                .contains("at most 10000");
    }

    @Test
    void text_that_tries_something_is_only_text() {
        var table = read("a,b\n=HYPERLINK(1),\u001b[2J\n");
        assertThat(table.rows().getFirst()).containsExactly("=HYPERLINK(1)", "\u001b[2J");
    }

    @Test
    void what_ships_is_found_and_what_is_not_there_is_named() {
        var wdbc = DataFiles.table("wdbc.csv", Path.of("nowhere"), List.of("?"));
        assertThat(wdbc.rows()).hasSize(569);
        assertThat(wdbc.columns()).hasSize(31).contains("diagnosis");
        var refusal =
                catchThrowableOfType(
                        BadInput.class, () -> DataFiles.open("wdcb.csv", Path.of("nowhere")));
        assertThat(refusal.exitCode()).isEqualTo(66);
        assertThat(refusal.hint()).hasValue("did you mean \"wdbc.csv\"?");
    }

    private static RawTable read(String text) {
        return CsvTables.read(
                "t.csv", stream(text.getBytes(StandardCharsets.UTF_8)), List.of("?", "NA"));
    }

    private static BadInput refused(String text) {
        return refused(text, StandardCharsets.UTF_8);
    }

    private static BadInput refused(String text, Charset charset) {
        return refused(text.getBytes(charset));
    }

    private static BadInput refused(byte[] bytes) {
        return refused(stream(bytes));
    }

    private static BadInput refused(InputStream in) {
        var refusal =
                catchThrowableOfType(BadInput.class, () -> CsvTables.read("t.csv", in, List.of()));
        assertThat(refusal.exitCode()).isEqualTo(65);
        return Objects.requireNonNull(refusal);
    }

    private static InputStream stream(byte[] bytes) {
        return new ByteArrayInputStream(bytes);
    }
}
