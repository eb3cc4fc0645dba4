package medchain.shell.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import medchain.scenarios.language.BadInput;
import medchain.shell.render.Format;
import org.junit.jupiter.api.Test;

class OptionsTest {
    @Test
    void options_before_the_command_move_behind_it() {
        var options = Options.parse(List.of("--format", "json", "--quiet", "world", "status"));

        assertThat(options.command())
                .containsExactly("world", "status", "--format", "json", "--quiet");
        assertThat(options.quiet()).isTrue();
    }

    @Test
    void without_a_command_they_hold_for_the_shell() {
        var options = Options.parse(List.of("--format=csv", "--no-color"));

        assertThat(options.command()).isEmpty();
        assertThat(options.format()).isEqualTo(Format.CSV);
        assertThat(options.colour()).isFalse();
    }

    @Test
    void help_and_version_are_commands() {
        assertThat(Options.parse(List.of("--help")).command()).containsExactly("help");
        assertThat(Options.parse(List.of("--version")).command()).containsExactly("version");
    }

    @Test
    void an_unknown_option_is_refused() {
        assertThatThrownBy(() -> Options.parse(List.of("--fromat=json")))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("--fromat");
        assertThatThrownBy(() -> Options.parse(List.of("--format", "xml")))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("text, json or csv");
    }
}
