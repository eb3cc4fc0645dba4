package medchain.scenarios.language;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import medchain.scenarios.language.Arguments.Value;

/**
 * The text of a scenario and its name for messages; refuses what is no readable file of UTF-8 text
 * before anything is parsed.
 *
 * @param source file name
 * @param beside finds what it includes
 */
public record ScenarioText(String source, String text, Beside beside) {
    static final int MOST_BYTES = 1 << 20;

    /** Opens a file by a name that is relative to another. */
    @FunctionalInterface
    public interface Beside {
        /**
         * @throws BadInput when there is none
         */
        ScenarioText open(Value name);
    }

    /** A text that lies nowhere and so can include nothing. */
    public ScenarioText(String source, String text) {
        this(source, text, ScenarioText::nothing);
    }

    private static ScenarioText nothing(Value name) {
        throw BadInput.data(
                name.place(),
                "file "
                        + name.text()
                        + " beside a text that is no file; expected a whole scenario");
    }

    /** Reads a file; its last path element is its name in messages. */
    public static ScenarioText read(Path file) {
        if (!Files.exists(file)) {
            throw BadInput.noInput("no file " + file + "; expected a scenario in YAML");
        }
        if (!Files.isRegularFile(file)) {
            throw BadInput.noInput(file + " is no regular file; expected a scenario in YAML");
        }
        try (var in = Files.newInputStream(file)) {
            var read = decode(in.readNBytes(MOST_BYTES + 1), file.toString());
            return new ScenarioText(read.source(), read.text(), name -> beside(file, name));
        } catch (IOException unreadable) {
            throw BadInput.noInput(file + " cannot be read; expected a readable file");
        }
    }

    /** Opens files by names that are relative to a folder. */
    public static Beside in(Path folder) {
        return name -> beside(folder.resolve("the session"), name);
    }

    private static ScenarioText beside(Path file, Value name) {
        var base = file.resolveSibling(name.text()).normalize();
        if (!Files.isRegularFile(base)) {
            throw new BadInput(
                    BadInput.NO_INPUT,
                    Optional.of(name.place()),
                    "no file \"" + name.text() + "\"; expected one beside " + file,
                    Optional.empty());
        }
        return read(base);
    }

    /** Decodes UTF-8; a byte order mark is dropped. */
    public static ScenarioText decode(byte[] bytes, String source) {
        var start = new Place(source, 1, 1);
        if (bytes.length > MOST_BYTES) {
            throw BadInput.data(start, "larger than 1 MiB; expected a file of at most that");
        }
        if (startsWith(bytes, 0xFE, 0xFF) || startsWith(bytes, 0xFF, 0xFE)) {
            throw BadInput.data(start, "UTF-16 text; expected UTF-8");
        }
        int skip = startsWith(bytes, 0xEF, 0xBB, 0xBF) ? 3 : 0;
        var in = ByteBuffer.wrap(bytes, skip, bytes.length - skip);
        try {
            var decoder =
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .onMalformedInput(CodingErrorAction.REPORT)
                            .onUnmappableCharacter(CodingErrorAction.REPORT);
            return new ScenarioText(source, decoder.decode(in).toString());
        } catch (CharacterCodingException malformed) {
            throw BadInput.data(
                    lastPlace(bytes, skip, in.position(), source),
                    "a byte that is not UTF-8, at offset " + in.position());
        }
    }

    private static boolean startsWith(byte[] bytes, int... magic) {
        return bytes.length >= magic.length
                && Arrays.equals(Arrays.copyOf(bytes, magic.length), toBytes(magic));
    }

    private static byte[] toBytes(int... values) {
        var bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }

    private static Place lastPlace(byte[] bytes, int from, int to, String source) {
        var before = new String(bytes, from, to - from, StandardCharsets.UTF_8);
        int line = (int) before.chars().filter(c -> c == '\n').count() + 1;
        return new Place(source, line, before.length() - before.lastIndexOf('\n'));
    }
}
