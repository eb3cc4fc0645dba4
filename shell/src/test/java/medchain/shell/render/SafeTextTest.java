package medchain.shell.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafeTextTest {
    @ParameterizedTest
    @ValueSource(
            ints = {
                0x00, 0x07, 0x08, 0x09, 0x0A, 0x0D, 0x1B, 0x7F, 0x85, 0x9B, 0x9D, 0xAD, 0x061C,
                0x200B, 0x200D, 0x200E, 0x2028, 0x2029, 0x202A, 0x202E, 0x2060, 0x2066, 0x2069,
                0xFE0F, 0xFEFF, 0xD800, 0xDFFF, 0xE000, 0xE0001, 0xE0041, 0xE0100, 0x3164
            })
    void a_character_that_acts_or_hides_is_shown_as_an_escape(int codePoint) {
        var hostile = "a" + new String(new int[] {codePoint}, 0, 1) + "b";

        var safe = SafeText.of(hostile);

        assertThat(safe).matches("a\\\\(x[0-9a-f]{2}|u\\{[0-9a-f]+\\})b");
    }

    @Test
    void a_clipboard_escape_sequence_reaches_the_terminal_as_text() {
        assertThat(SafeText.of("\033]52;c;ZXZpbA==\007")).isEqualTo("\\x1b]52;c;ZXZpbA==\\x07");
    }

    @Test
    void letters_of_all_scripts_stay_as_they_are() {
        var names = "Müller, Łukasz, 李小龍, Ω 5 µg, 👩";
        assertThat(SafeText.of(names)).isEqualTo(names);
    }

    @Test
    void long_text_is_cut_between_characters_not_inside_one() {
        assertThat(SafeText.capped("👩👩👩", 2)).isEqualTo("👩👩…");
        assertThat(SafeText.of("x".repeat(100_000))).hasSize(SafeText.CELL_CAP + 1);
    }

    @Test
    void a_failure_is_one_line_whatever_is_in_it() {
        var failure =
                new Failure(
                        ExitCode.BAD_DATA,
                        Optional.of("evil\nname.csv:3:7"),
                        "cell \"\033[2J\"; expected a number",
                        Optional.of("see\r\nhelp"));

        assertThat(failure.line())
                .isEqualTo(
                        "error[65] evil\\x0aname.csv:3:7: cell \"\\x1b[2J\"; expected a number;"
                                + " see\\x0d\\x0ahelp");
    }
}
