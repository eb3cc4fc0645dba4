package medchain.shell.wiring;

import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The three standard streams: whether a person is at them, and how to write on them. */
final class Streams {
    private Streams() {}

    enum Standard {
        IN(0),
        OUT(1),
        ERR(2);

        private final int descriptor;

        Standard(int descriptor) {
            this.descriptor = descriptor;
        }
    }

    /** Whether the stream is a terminal. */
    static boolean isTerminal(Standard stream) {
        int number = stream == Standard.ERR ? StandardError.number() : stream.descriptor;
        var link = Path.of("/proc/self/fd/" + number);
        try {
            var target = Files.readSymbolicLink(link).toString();
            return target.startsWith("/dev/pts/")
                    || target.startsWith("/dev/tty")
                    || target.equals("/dev/console");
        } catch (IOException | UnsupportedOperationException noSuchSystem) {
            return Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
        }
    }

    /**
     * The locale's character set; UTF-8 where the locale says nothing but ASCII, as in containers,
     * whose terminals nevertheless show UTF-8.
     */
    static Charset charset() {
        var charset = System.out.charset();
        return charset.equals(StandardCharsets.US_ASCII) ? StandardCharsets.UTF_8 : charset;
    }

    /** Unlike {@link System#out}, it tells when nobody reads any more. */
    static PrintWriter writer(FileDescriptor descriptor) {
        return new PrintWriter(
                new OutputStreamWriter(new FileOutputStream(descriptor), charset()), false);
    }
}
