package medchain.shell.command;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.Optional;
import medchain.scenarios.language.Place;
import medchain.shell.render.ExitCode;
import medchain.shell.session.Session;

/**
 * Lines of a file or a pipe, done one after the other in one session. {@code #} begins a comment; a
 * backslash at the end continues on the next line.
 */
public final class Script {
    private final BufferedReader text;
    private final String source;
    private int lineNumber;

    /**
     * @param source its name in messages
     */
    public Script(BufferedReader text, String source) {
        this.text = text;
        this.source = source;
    }

    /**
     * @param keepGoing after a failing line; the last failure's code is returned then too
     */
    public ExitCode run(Lines lines, Session session, boolean keepGoing) throws IOException {
        var code = ExitCode.DONE;
        for (var line = next(); line.isPresent(); line = next()) {
            var ended = lines.run(line.get());
            code = ended == ExitCode.DONE ? code : ended;
            boolean stops = ended == ExitCode.CANCELLED || (ended != ExitCode.DONE && !keepGoing);
            if (stops || session.isLeaving()) {
                return code;
            }
        }
        return code;
    }

    private Optional<TypedLine> next() throws IOException {
        var line = new StringBuilder();
        int first = lineNumber + 1;
        for (var read = text.readLine(); read != null; read = text.readLine()) {
            lineNumber++;
            var content = read.strip();
            if (line.isEmpty() && (content.isEmpty() || content.startsWith("#"))) {
                first = lineNumber + 1;
            } else if (content.endsWith("\\") && !content.endsWith("\\\\")) {
                line.append(read, 0, read.lastIndexOf('\\')).append(' ');
            } else {
                return Optional.of(typed(line.append(read), first));
            }
        }
        return line.isEmpty() ? Optional.empty() : Optional.of(typed(line, first));
    }

    private TypedLine typed(StringBuilder line, int number) {
        return new TypedLine(line.toString(), new Place(source, number, 1));
    }
}
