package medchain.shell.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import medchain.shell.render.ExitCode;
import medchain.shell.session.Interrupt;
import medchain.shell.session.Session;
import org.junit.jupiter.api.Test;

class ScriptTest {
    private final List<String> done = new ArrayList<>();
    private final Session session =
            new Session(
                    _ -> {
                        throw new AssertionError("no script here needs a world");
                    },
                    new Interrupt());

    private ExitCode run(String text, boolean keepGoing) throws IOException {
        Lines lines =
                line -> {
                    done.add(line.place() + " " + line.text().strip());
                    if (line.text().contains("quit")) {
                        session.leave();
                    }
                    return line.text().contains("bad") ? ExitCode.BAD_DATA : ExitCode.DONE;
                };
        var reader = new BufferedReader(new StringReader(text));
        return new Script(reader, "s.txt").run(lines, session, keepGoing);
    }

    @Test
    void comments_and_blank_lines_are_passed_over_and_places_stay_right() throws IOException {
        assertThat(run("# one\n\n  world status\n   # two\nuser list", false))
                .isEqualTo(ExitCode.DONE);
        assertThat(done).containsExactly("s.txt:3:1 world status", "s.txt:5:1 user list");
    }

    @Test
    void a_backslash_continues_on_the_next_line() throws IOException {
        run("record add alice \\\n  --type X \\\n  --amount 1\nuser list", false);

        assertThat(done)
                .containsExactly(
                        "s.txt:1:1 record add alice    --type X    --amount 1",
                        "s.txt:4:1 user list");
    }

    @Test
    void a_failing_line_stops_the_script_with_its_code() throws IOException {
        assertThat(run("a\nbad\nc", false)).isEqualTo(ExitCode.BAD_DATA);
        assertThat(done).hasSize(2);
    }

    @Test
    void keep_going_does_the_rest_and_still_tells() throws IOException {
        assertThat(run("a\nbad\nc", true)).isEqualTo(ExitCode.BAD_DATA);
        assertThat(done).hasSize(3);
    }

    @Test
    void quit_ends_it() throws IOException {
        run("a\nquit\nc", false);
        assertThat(done).hasSize(2);
    }
}
