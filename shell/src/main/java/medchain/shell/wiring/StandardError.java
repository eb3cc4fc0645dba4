package medchain.shell.wiring;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;

/**
 * Gives the process its standard error back. The launcher starts the JVM with a mute one, because
 * the JVM announces incubator modules there before any of our code runs, and passes the real one
 * under another number. A path such as {@code /dev/fd/3} would not do: opening it again loses the
 * position in a file that standard output shares.
 */
final class StandardError {

    /** Set by the launcher to the number of the real standard error. */
    private static final String NUMBER = "medchain.stderr";

    private StandardError() {}

    static void restore() {
        if (number() != 2) {
            var charset = Charset.forName(System.getProperty("stderr.encoding", "UTF-8"));
            var stream = new FileOutputStream(descriptor());
            System.setErr(new PrintStream(stream, true, charset));
        }
    }

    /** The number under which the real standard error is open. */
    static int number() {
        return Integer.getInteger(NUMBER, 2);
    }

    /** The real standard error, for a writer of its own. */
    static FileDescriptor descriptor() {
        if (number() == 2) {
            return FileDescriptor.err;
        }
        try {
            var constructor = FileDescriptor.class.getDeclaredConstructor(int.class);
            constructor.setAccessible(true);
            return constructor.newInstance(number());
        } catch (ReflectiveOperationException closed) {
            throw new IllegalStateException("java.base is not open to the shell", closed);
        }
    }
}
