package medchain.shell.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import medchain.scenarios.language.Verbs;
import medchain.shell.session.Interrupt;
import medchain.shell.session.Session;
import org.jline.reader.Candidate;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.Parser.ParseContext;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.junit.jupiter.api.Test;

class LineCompleterTest {
    private final Session session =
            new Session(
                    _ -> {
                        throw new AssertionError("completing a line must not make a world");
                    },
                    new Interrupt());
    private final LineCompleter completer =
            new LineCompleter(session, () -> List.of("hospital-day", "partition-heals"));

    private List<String> complete(String line) throws Exception {
        var parsed = LineReaders.words().parse(line, line.length(), ParseContext.COMPLETE);
        var candidates = new ArrayList<Candidate>();
        try (Terminal terminal =
                TerminalBuilder.builder()
                        .dumb(true)
                        .system(false)
                        .streams(InputStream.nullInputStream(), OutputStream.nullOutputStream())
                        .build()) {
            LineReader reader = LineReaderBuilder.builder().terminal(terminal).build();
            completer.complete(reader, parsed, candidates);
        }
        return candidates.stream().map(Candidate::value).toList();
    }

    @Test
    void the_first_word_is_a_noun_and_the_second_one_of_its_verbs() throws Exception {
        assertThat(complete("")).containsExactlyElementsOf(Verbs.nouns());
        assertThat(complete("consent "))
                .containsExactly(
                        "list", "show", "approve", "deny", "revoke", "appoint", "dismiss",
                        "proxies", "export", "auto");
    }

    @Test
    void options_are_offered_once_and_values_where_they_belong() throws Exception {
        assertThat(complete("record add alice --amount 1 "))
                .contains("--type", "--as")
                .doesNotContain("--amount");
        assertThat(complete("user register eve --role "))
                .containsExactly("patient", "doctor", "researcher", "administrator");
        assertThat(complete("user register eve --role=do"))
                .containsExactly(
                        "--role=patient",
                        "--role=doctor",
                        "--role=researcher",
                        "--role=administrator");
        assertThat(complete("output ")).contains("text", "json", "csv");
    }

    @Test
    void scenarios_of_the_library_are_offered_beside_files() throws Exception {
        assertThat(complete("scenario run hos")).contains("hospital-day");
    }

    @Test
    void without_a_world_there_are_no_living_names_and_none_is_made() throws Exception {
        assertThat(complete("user login ")).noneMatch(value -> !value.startsWith("--"));
    }
}
