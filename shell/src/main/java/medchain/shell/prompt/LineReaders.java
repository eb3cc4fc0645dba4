package medchain.shell.prompt;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Optional;
import org.jline.keymap.KeyMap;
import org.jline.reader.LineReader;
import org.jline.reader.LineReader.Option;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.Reference;
import org.jline.reader.impl.DefaultParser;
import org.jline.terminal.Terminal;
import org.jline.utils.InfoCmp.Capability;
import org.jline.widget.AutosuggestionWidgets;

/** Makes the line editor as the shell wants it. */
public final class LineReaders {
    private static final int HISTORY_LINES = 2_000;

    /** Lines with a secret in them, although no command takes one. */
    private static final String SECRETS =
            "*--password *:*--password=*:*--passphrase*:*--secret*:*--key *:*--key=*";

    private LineReaders() {}

    /**
     * @param history file of earlier sessions; empty: none is kept
     */
    public static LineReader make(
            Terminal terminal, LineCompleter completer, boolean colour, Optional<Path> history) {
        var builder =
                LineReaderBuilder.builder()
                        .terminal(terminal)
                        .appName("medchain")
                        .parser(words())
                        .history(new PrivateHistory())
                        .completer(completer)
                        .variable(LineReader.HISTORY_SIZE, HISTORY_LINES)
                        .variable(LineReader.HISTORY_FILE_SIZE, HISTORY_LINES)
                        .variable(LineReader.HISTORY_IGNORE, SECRETS)
                        .variable(LineReader.SECONDARY_PROMPT_PATTERN, "%P ... ")
                        .variable(LineReader.LIST_MAX, 200)
                        // one typing error: two would turn "pash" into "stats"
                        .variable(LineReader.ERRORS, 1)
                        .option(Option.CASE_INSENSITIVE, true)
                        .option(Option.COMPLETE_MATCHER_TYPO, true)
                        .option(Option.AUTO_GROUP, true)
                        .option(Option.LIST_PACKED, true)
                        .option(Option.INSERT_TAB, false)
                        .option(Option.HISTORY_IGNORE_SPACE, true)
                        .option(Option.HISTORY_IGNORE_DUPS, true)
                        .option(Option.HISTORY_INCREMENTAL, true)
                        // else a backslash or ! in a masked password is silently changed
                        .option(Option.DISABLE_EVENT_EXPANSION, true);
        if (colour) {
            builder.highlighter(new LineColours());
        }
        history.flatMap(LineReaders::privateFile)
                .ifPresent(file -> builder.variable(LineReader.HISTORY_FILE, file));
        var reader = builder.build();
        bindPrefixSearch(reader, terminal);
        new AutosuggestionWidgets(reader).enable();
        return reader;
    }

    /** For secrets: no history, no completion, nothing shown from earlier lines. */
    public static LineReader plain(Terminal terminal) {
        return LineReaderBuilder.builder()
                .terminal(terminal)
                .variable(LineReader.DISABLE_HISTORY, true)
                .variable(LineReader.DISABLE_COMPLETION, true)
                .option(Option.DISABLE_EVENT_EXPANSION, true)
                .build();
    }

    /** Words and quotes as the line editor sees them, for completion; the grammar is elsewhere. */
    public static DefaultParser words() {
        var parser = new DefaultParser();
        parser.setEofOnEscapedNewLine(true);
        parser.setEofOnUnclosedQuote(false);
        return parser;
    }

    /** Up and down look only at lines that begin as this one does. */
    private static void bindPrefixSearch(LineReader reader, Terminal terminal) {
        bind(reader, terminal, Capability.key_up, "\033[A", "up-line-or-search");
        bind(reader, terminal, Capability.key_down, "\033[B", "down-line-or-search");
    }

    private static void bind(
            LineReader reader, Terminal terminal, Capability key, String usual, String widget) {
        var keys = Objects.requireNonNull(reader.getKeyMaps().get(LineReader.MAIN));
        var sequence = KeyMap.key(terminal, key);
        keys.bind(new Reference(widget), usual);
        if (sequence != null) {
            keys.bind(new Reference(widget), sequence);
        }
    }

    /** Readable by nobody else; empty where such a file cannot be made. */
    private static Optional<Path> privateFile(Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            var owner = PosixFilePermissions.fromString("rw-------");
            try {
                Files.createFile(file, PosixFilePermissions.asFileAttribute(owner));
            } catch (FileAlreadyExistsException kept) {
                Files.setPosixFilePermissions(file, owner);
            }
            return Optional.of(file);
        } catch (IOException | UnsupportedOperationException unprotected) {
            return Optional.empty();
        }
    }
}
