package medchain.shell.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import medchain.scenarios.language.BadInput;
import medchain.scenarios.language.Verb;
import medchain.scenarios.language.Verbs;
import medchain.shell.command.TypedLine;
import medchain.shell.render.ExitCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.shell.core.command.Command;
import org.springframework.shell.core.command.CommandRegistry;
import org.springframework.shell.test.ShellTestClient;
import org.springframework.shell.test.autoconfigure.ShellTest;

/** The wired shell, asked through Spring Shell's own test client. */
@ShellTest
@SpringBootTest(
        classes = {ShellConfiguration.class, WiredShellTest.OneShot.class},
        properties = "spring.main.banner-mode=off")
class WiredShellTest {
    @Configuration(proxyBeanMethods = false)
    static class OneShot {
        @Bean
        Options options() {
            return Options.parse(List.of("--no-color", "version"));
        }
    }

    @Autowired private ShellTestClient client;
    @Autowired private CommandRegistry registry;
    @Autowired private LineRunner runner;

    private String screen(String line) throws Exception {
        return String.join("\n", client.sendCommand(line).lines());
    }

    @Test
    void every_verb_of_the_registry_is_a_command() {
        assertThat(registry.getCommands().stream().map(Command::getName))
                .containsExactlyInAnyOrderElementsOf(
                        Verbs.all().stream().map(Verb::words).toList());
    }

    @Test
    void every_example_is_a_line_that_the_shell_understands() {
        assertThat(Verbs.all())
                .isNotEmpty()
                .allSatisfy(verb ->
                        assertThat(TypedLine.atPrompt(verb.example()).parsedInput().commandName())
                                .isEqualTo(verb.noun()));
    }

    @Test
    void help_of_a_verb_shows_usage_options_example_and_who_may() throws Exception {
        assertThat(screen("help record add"))
                .contains("record add PATIENT [--type TYPE]")
                .contains("record add alice --type PRESCRIPTION")
                .contains("--prescription")
                .contains("doctor");
        assertThat(screen("record add --help")).isEqualTo(screen("help record add"));
    }

    @Test
    void help_names_the_options_of_every_command() throws Exception {
        for (var option : Verbs.EVERYWHERE) {
            assertThat(screen("help"))
                    .containsPattern("--" + option.name() + " .*" + option.help());
            assertThat(screen("help record add")).contains("--" + option.name());
            assertThat(screen("help user logout")).contains("--" + option.name());
        }
    }

    @Test
    void help_of_a_noun_lists_its_verbs_and_help_alone_all_nouns() throws Exception {
        assertThat(screen("help consent")).contains("consent approve").contains("consent deny");
        Verbs.nouns().forEach(noun -> assertThat(uncheckedScreen("help")).contains(noun));
    }

    private String uncheckedScreen(String line) {
        try {
            return screen(line);
        } catch (Exception failed) {
            throw new AssertionError(line, failed);
        }
    }

    @Test
    void a_line_may_choose_its_own_format() throws Exception {
        assertThat(screen("help consent --format json"))
                .startsWith("[{\"command\": \"consent list\"");
        assertThat(screen("help consent --format csv")).startsWith("command,what it does\n");
    }

    @Test
    void output_holds_from_then_on() throws Exception {
        client.sendCommand("output csv");
        assertThat(screen("help consent")).startsWith("command,what it does");
        client.sendCommand("output text");
        assertThat(screen("help consent")).startsWith("consent\n");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "recrod add alice | did you mean \"record\"?",
                "record ad alice | did you mean \"add\"?",
                "record add alice --amuont 3 | did you mean --amount?",
                "record | alone; expected one of add",
            })
    void a_mistake_is_named_with_what_was_meant(String line, String expected) {
        assertThatThrownBy(() -> client.sendCommand(line))
                .isInstanceOfSatisfying(
                        BadInput.class,
                        bad -> {
                            assertThat(bad.exitCode()).isEqualTo(ExitCode.USAGE.number());
                            assertThat(bad.getMessage() + bad.hint().orElse("")).contains(expected);
                        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "user register eve --role patient --password hunter2hunter2",
                "record add alice --amount",
                "record add alice --amount 1 --amount 2",
                "record add 'alice",
                "record add alice \\",
                "no-such-noun",
            })
    void usage_errors_leave_code_2(String line) {
        assertThat(runner.run(TypedLine.atPrompt(line))).isEqualTo(ExitCode.USAGE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"help \u001b[2J", "help \u202eevil", "help a\u0000b"})
    void hidden_characters_in_a_line_are_bad_data(String line) {
        assertThat(runner.run(TypedLine.atPrompt(line))).isEqualTo(ExitCode.BAD_DATA);
    }

    @Test
    void a_missing_script_is_missing_input() {
        assertThat(runner.run(TypedLine.atPrompt("script no/such/file.txt")))
                .isEqualTo(ExitCode.NO_INPUT);
    }

    @Test
    void words_that_the_system_shell_has_split_keep_their_blanks_and_quotes() throws Exception {
        var line = TypedLine.ofWords(List.of("help", "it's a", "\"x\""));

        assertThatThrownBy(() -> client.sendCommand(line.text()))
                .rootCause()
                .hasMessageContaining("unknown command \"it's a\"");
    }
}
