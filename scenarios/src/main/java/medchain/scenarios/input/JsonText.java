package medchain.scenarios.input;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import medchain.scenarios.language.BadInput;
import medchain.scenarios.language.Place;

/**
 * The text of a JSON file that is neither too large nor too deep for a parser to be trusted with.
 *
 * @param source name for messages
 * @param entries the objects of the array {@code entry}
 */
public record JsonText(String source, String text, List<Entry> entries) {
    static final int MOST_MIB = 64;

    /**
     * A part of the text.
     *
     * @param place where it begins
     */
    public record Entry(Place place, String text) {}

    public JsonText {
        entries = List.copyOf(entries);
    }

    /**
     * Reads a file.
     *
     * @throws BadInput no input, when there is none; bad data, when it is larger than 64 MiB, is
     *     nested deeper than 100, has a key twice, is no UTF-8, or something else by its first
     *     bytes
     */
    public static JsonText read(Path file) {
        var name = file.toString();
        if (!Files.isRegularFile(file)) {
            throw BadInput.noInput(
                    "\""
                            + name
                            + (Files.exists(file) ? "\" is no regular file" : "\" is not there")
                            + "; expected a JSON file");
        }
        try (var in = Files.newInputStream(file)) {
            return read(name, in);
        } catch (IOException unreadable) {
            throw BadInput.noInput("\"" + name + "\" cannot be read; expected a readable file");
        }
    }

    static JsonText read(String source, InputStream in) throws IOException {
        try (var bytes = new BufferedInputStream(in)) {
            bytes.mark(FileKind.BYTES);
            var kind = FileKind.notText(bytes.readNBytes(FileKind.BYTES));
            if (kind.isPresent()) {
                throw new BadInput(
                        BadInput.BAD_DATA,
                        Optional.of(new Place(source, 1, 1)),
                        "looks like " + kind.get() + "; expected JSON text",
                        Optional.empty());
            }
            bytes.reset();
            var text = new StringWriter();
            try (var reader = new StrictUtf8(bytes, source, (long) MOST_MIB << 20)) {
                reader.transferTo(text);
            }
            var json = text.toString();
            return new JsonText(source, json, JsonScan.entries(source, json));
        }
    }
}
