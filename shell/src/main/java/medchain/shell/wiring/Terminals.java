package medchain.shell.wiring;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/** Makes terminals for the line editor. */
final class Terminals {
    private Terminals() {}

    /** The terminal that the program runs in. */
    static Terminal system(boolean colour) {
        return build(TerminalBuilder.builder().system(true).color(colour).nativeSignals(true));
    }

    /** A terminal without a person: these keys are typed, what is shown is thrown away. */
    static Terminal virtual(String keys) {
        return build(
                TerminalBuilder.builder()
                        .system(false)
                        .type("xterm-256color")
                        .streams(
                                new ByteArrayInputStream(keys.getBytes(StandardCharsets.UTF_8)),
                                OutputStream.nullOutputStream()));
    }

    private static Terminal build(TerminalBuilder builder) {
        try {
            // probing for grapheme clusters waits 200 ms for each answer that does not come
            return builder.encoding(Streams.charset()).graphemeCluster(false).build();
        } catch (IOException noTerminal) {
            throw new UncheckedIOException(noTerminal);
        }
    }
}
