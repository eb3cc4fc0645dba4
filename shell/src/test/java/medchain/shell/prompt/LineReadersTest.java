package medchain.shell.prompt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import medchain.scenarios.language.BadInput;
import medchain.scenarios.run.Cancelled;
import medchain.shell.session.Interrupt;
import medchain.shell.session.Session;
import org.jline.reader.LineReader;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 30, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class LineReadersTest {
    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();
    private volatile boolean over;
    @TempDir private Path folder;

    @AfterEach
    void nobodyTypesAnyMore() {
        over = true;
    }

    private Terminal terminal(String keys) throws IOException {
        return TerminalBuilder.builder()
                .system(false)
                .type("xterm-256color")
                .graphemeCluster(false)
                .streams(typed(keys), shown)
                .build();
    }

    /** Somebody who types when the prompt shows, and then stays, idle. */
    private InputStream typed(String keys) {
        var source = new ByteArrayInputStream(keys.getBytes(StandardCharsets.UTF_8));
        return new InputStream() {
            @Override
            public int read() {
                while (shown.size() == 0 || source.available() == 0) {
                    if (over) {
                        return -1;
                    }
                    LockSupport.parkNanos(1_000_000);
                }
                return source.read();
            }

            @Override
            public int read(byte[] into, int from, int most) {
                int key = read();
                into[from] = (byte) key;
                return key < 0 ? -1 : 1;
            }
        };
    }

    private static LineCompleter completer() {
        return new LineCompleter(
                new Session(
                        _ -> {
                            throw new AssertionError("no world needed");
                        },
                        new Interrupt()),
                List::of);
    }

    @Test
    void the_history_file_is_for_its_owner_only_and_holds_no_secret() throws IOException {
        var file = folder.resolve("state").resolve("history");
        var keys = "user list\ruser register eve --role patient --password hunter2\r";
        try (var terminal = terminal(keys)) {
            var reader = LineReaders.make(terminal, completer(), true, Optional.of(file));
            reader.readLine("> ");
            reader.readLine("> ");
            reader.getHistory().save();
        }

        assertThat(Files.getPosixFilePermissions(file))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(Files.readString(file)).contains("user list").doesNotContain("hunter2");
    }

    @Test
    void what_a_record_says_can_be_recalled_but_is_not_written_to_the_history_file()
            throws IOException {
        var file = folder.resolve("history");
        var keys = "record add alice --prescription Amoxicillin --as dr-bob\ruser list\r";
        try (var terminal = terminal(keys)) {
            var reader = LineReaders.make(terminal, completer(), true, Optional.of(file));
            reader.readLine("> ");
            reader.readLine("> ");
            reader.getHistory().save();
            assertThat(reader.getHistory().size()).isEqualTo(2);
        }
        assertThat(Files.readString(file)).contains("user list").doesNotContain("Amoxicillin");
    }

    @Test
    void a_masked_password_keeps_its_backslash_and_exclamation_mark_and_is_not_shown()
            throws IOException {
        try (var terminal = terminal("pa\\ss!xword99\r")) {
            var prompt = new MaskedPrompt(() -> Optional.of(LineReaders.plain(terminal)));
            try (var secret = prompt.ask("password")) {
                assertThat(secret).hasToString("•••");
            }
        }
        assertThat(shown.toString(StandardCharsets.UTF_8)).doesNotContain("ss!x");
    }

    @Test
    void giving_up_at_the_password_prompt_cancels() throws IOException {
        try (var terminal = terminal("half\003")) {
            LineReader reader = LineReaders.plain(terminal);
            assertThatThrownBy(() -> new MaskedPrompt(() -> Optional.of(reader)).ask("password"))
                    .isInstanceOf(Cancelled.class);
        }
    }

    @Test
    void without_a_terminal_nobody_is_asked() {
        assertThatThrownBy(() -> new MaskedPrompt(Optional::empty).ask("password"))
                .isInstanceOfSatisfying(
                        BadInput.class,
                        bad -> assertThat(bad.exitCode()).isEqualTo(BadInput.USAGE));
    }
}
