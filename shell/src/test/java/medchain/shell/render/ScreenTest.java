package medchain.shell.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScreenTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private static final View.Sheet PATIENTS =
            View.sheet("Patients", "patient", "note", "amount")
                    .row(
                            "alice",
                            "a rather long remark about the treatment",
                            new BigDecimal("12.50"))
                    .row("李小龍", "=HYPERLINK(\"http://x\")", 7)
                    .row("eve\033[2J", new View.Toned("denied", Tone.BAD), -3)
                    .done();

    private Screen screen(int width, boolean colour) {
        var look = new Look(colour, false, () -> width, StandardCharsets.UTF_8);
        return new Screen(new PrintWriter(out), new PrintWriter(err), look);
    }

    @Test
    void a_long_error_breaks_at_blanks_on_a_terminal_and_is_one_line_in_a_file() {
        var failure =
                new Failure(
                        ExitCode.BAD_DATA,
                        "the file \"" + "x".repeat(50) + "\" has no column \"age\"; expected one",
                        "dataset describe shows the columns that there are");
        for (boolean live : List.of(true, false)) {
            var look = new Look(false, live, () -> 40, StandardCharsets.UTF_8);
            err.getBuffer().setLength(0);
            new Screen(new PrintWriter(out), new PrintWriter(err), look).fail(failure);
            var lines = err.toString().lines().toList();
            assertThat(lines).hasSize(live ? 5 : 1);
            if (live) {
                assertThat(lines).allMatch(line -> TextLayout.columns(line) <= 40);
                assertThat(lines.getLast()).isEqualTo("columns that there are");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {45, 50, 61, 80, 200})
    void a_table_never_is_wider_than_the_terminal_and_its_edges_line_up(int width) {
        screen(width, false).show(PATIENTS, Format.TEXT);

        var lines = out.toString().lines().skip(1).toList();
        assertThat(lines).hasSizeGreaterThanOrEqualTo(7);
        assertThat(lines.stream().map(TextLayout::columns).distinct())
                .hasSize(1)
                .allMatch(columns -> columns <= width);
    }

    /** Without lines, blanks and what keeps them apart: what is left is read from cell to cell. */
    private static String letters(String text) {
        return text.replaceAll("[^\\p{Alnum}\\p{IsHan}=\\\\]", "");
    }

    @ParameterizedTest
    @ValueSource(ints = {20, 24, 34, 40, 45, 50, 55, 61, 70, 80, 200})
    void no_value_is_cut_however_narrow_the_terminal(int width) {
        var wide =
                View.sheet("", "record", "prescription")
                        .row("rec-000001", "Amoksicillin 500 mg, three times a day for a week")
                        .row("rec-000002", "x".repeat(70))
                        .done();
        screen(width, false).show(wide, Format.TEXT);

        assertThat(out.toString().lines().map(TextLayout::columns))
                .allMatch(columns -> columns <= Math.max(20, width));
        assertThat(out.toString()).doesNotContain("…");
        for (var word : "Amoksicillin 500 three times day week".split(" ")) {
            assertThat(letters(out.toString())).contains(word);
        }
        assertThat(out.toString().chars().filter(c -> c == 'x')).hasSize(70);
    }

    @Test
    void long_text_goes_on_in_the_next_line_of_its_cell() {
        screen(61, false).show(PATIENTS, Format.TEXT);

        assertThat(out.toString())
                .contains(
                        "│ alice      │ a rather long remark about the      │  12.50 │\n"
                                + "│            │ treatment                           │        │\n");
    }

    @Test
    void people_read_minutes_and_programs_seconds() {
        var facts = View.facts("").and("time", new View.Shown(new BigDecimal("200.5"), "3m 20s"));
        screen(80, false).show(facts, Format.TEXT);
        screen(80, false).show(facts, Format.JSON);
        screen(80, false).show(facts, Format.CSV);

        assertThat(out.toString().lines().map(String::strip))
                .containsExactly("time  3m 20s", "{\"time\": 200.5}", "time", "200.5");
    }

    @Test
    void a_terminal_too_narrow_for_the_table_gets_one_value_a_line() {
        screen(20, false).show(PATIENTS, Format.TEXT);

        assertThat(out.toString()).contains(" patient  alice").doesNotContain("│");
    }

    @Test
    void numbers_stand_at_the_right_and_are_never_cut() {
        screen(45, false).show(PATIENTS, Format.TEXT);

        assertThat(out.toString()).contains(" 12.50 │").contains("     7 │");
    }

    @Test
    void a_long_header_gives_way_to_its_narrow_numbers() {
        var sheet = View.sheet("", "node", "irreversible height").row("node-1", 12345).done();
        screen(22, false).show(sheet, Format.TEXT);

        assertThat(out.toString())
                .contains("│ node-1 │     12345 │")
                .contains("irreversi…".substring(0, 8));
    }

    @Test
    void nothing_but_text_is_written_without_colours() {
        screen(80, false).show(PATIENTS, Format.TEXT);

        assertThat(out.toString()).doesNotContain("\033").contains("eve\\x1b[2J");
    }

    @Test
    void colours_surround_what_has_a_meaning() {
        screen(80, true).show(PATIENTS, Format.TEXT);

        assertThat(out.toString())
                .contains("\033[31mdenied")
                .contains("│", "─", "├")
                .doesNotContain("|", "+-");
    }

    @Test
    void json_is_ascii_and_keeps_exact_decimals() {
        screen(80, false).show(PATIENTS, Format.JSON);

        assertThat(out.toString())
                .startsWith("[{\"patient\": \"alice\", \"note\": \"a rather long")
                .contains("\"amount\": 12.50}")
                .contains("\"\\u674e\\u5c0f\\u9f8d\"")
                .contains("eve\\u001b[2J");
        assertThat(out.toString().chars()).allMatch(c -> c == '\n' || c >= ' ' && c < 0x7F);
    }

    @Test
    void csv_disarms_formulas_but_not_our_own_numbers() {
        screen(80, false).show(PATIENTS, Format.CSV);

        assertThat(out.toString().lines())
                .startsWith("patient,note,amount")
                .contains("李小龍,\"'=HYPERLINK(\"\"http://x\"\")\",7")
                .anyMatch(line -> line.endsWith(",denied,-3"));
    }

    @Test
    void in_csv_remarks_do_not_stand_among_the_rows() {
        screen(80, false).show(View.note("nothing found"), Format.CSV);

        assertThat(out.toString()).isEmpty();
        assertThat(err.toString()).contains("nothing found");
    }

    @Test
    void a_terminal_without_line_drawing_gets_plain_characters() {
        var look = new Look(false, false, () -> 80, StandardCharsets.US_ASCII);
        var screen = new Screen(new PrintWriter(out), new PrintWriter(err), look);
        screen.show(View.sheet("", "node").row("node-1").done(), Format.TEXT);

        assertThat(out.toString().lines())
                .containsExactly(
                        "+--------+", "| node   |", "+--------+", "| node-1 |", "+--------+");
    }

    @Test
    void a_reader_who_has_left_ends_the_output() {
        var closed =
                new OutputStream() {
                    @Override
                    public void write(int b) throws IOException {
                        throw new IOException("broken pipe");
                    }
                };
        var screen = new Screen(new PrintWriter(closed), new PrintWriter(err), Look.PLAIN);

        assertThatThrownBy(() -> screen.show(View.note("x"), Format.TEXT))
                .isInstanceOf(OutputClosed.class);
    }

    @Test
    void text_keeps_its_lines_in_full() {
        var line = "{\"bytes\": \"" + "ab".repeat(5_000) + "\"}";
        screen(80, false).show(new View.Text(List.of(line)), Format.TEXT);

        assertThat(out.toString().lines()).containsExactly(line);
    }
}
