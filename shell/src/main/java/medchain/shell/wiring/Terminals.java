package medchain.shell.wiring;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
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
                        .streams(new Typist(keys), OutputStream.nullOutputStream()));
    }

    /** Types the keys and then stays, idle: an end of input would cut short what is being done. */
    private static final class Typist extends InputStream {
        private final ByteArrayInputStream keys;

        Typist(String keys) {
            this.keys = new ByteArrayInputStream(keys.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public int read() {
            var key = keys.read();
            return key >= 0 ? key : idle();
        }

        @Override
        public int read(byte[] into, int from, int most) {
            var count = keys.read(into, from, most);
            return count >= 0 ? count : idle();
        }

        private static int idle() {
            LockSupport.parkNanos(Duration.ofMinutes(5).toNanos());
            return -1;
        }
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
