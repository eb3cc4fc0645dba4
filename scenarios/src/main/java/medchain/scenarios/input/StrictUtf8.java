package medchain.scenarios.input;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import medchain.scenarios.language.BadInput;
import medchain.scenarios.language.Place;

/**
 * Decodes UTF-8 as it streams by; a byte that is not UTF-8 is refused with its offset instead of
 * becoming a replacement character. Counts bytes against a limit.
 */
final class StrictUtf8 extends Reader {
    private static final int CHUNK = 1 << 16;

    private final InputStream in;
    private final String source;
    private final long mostBytes;
    private final CharsetDecoder decoder =
            StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT);
    private final ByteBuffer bytes = ByteBuffer.allocate(CHUNK).limit(0);
    private final CharBuffer characters = CharBuffer.allocate(CHUNK).limit(0);

    /** Bytes before the first of {@link #bytes}. */
    private long consumed;

    private int line = 1;
    private boolean ended;

    StrictUtf8(InputStream in, String source, long mostBytes) {
        this.in = in;
        this.source = source;
        this.mostBytes = mostBytes;
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        while (!characters.hasRemaining()) {
            if (!decodeMore()) {
                return -1;
            }
        }
        int count = Math.min(length, characters.remaining());
        characters.get(target, offset, count);
        return count;
    }

    private boolean decodeMore() throws IOException {
        fill();
        if (ended && !bytes.hasRemaining()) {
            return false;
        }
        characters.clear();
        int before = bytes.position();
        var result = decoder.decode(bytes, characters, ended);
        consumed += bytes.position() - before;
        characters.flip();
        countLines();
        if (result.isError()) {
            throw malformed();
        }
        return true;
    }

    private void fill() throws IOException {
        if (ended) {
            return;
        }
        bytes.compact();
        int count = in.read(bytes.array(), bytes.position(), bytes.remaining());
        ended = count < 0;
        bytes.position(bytes.position() + Math.max(0, count));
        bytes.flip();
        if (consumed + bytes.remaining() > mostBytes) {
            throw new BadInput(
                    BadInput.BAD_DATA,
                    Optional.of(new Place(source, line, 1)),
                    "larger than " + (mostBytes >> 20) + " MiB; expected at most that",
                    Optional.empty());
        }
    }

    private void countLines() {
        for (int i = characters.position(); i < characters.limit(); i++) {
            line += characters.get(i) == '\n' ? 1 : 0;
        }
    }

    private BadInput malformed() {
        return BadInput.data(
                new Place(source, line, 1),
                "a byte that is not UTF-8, at offset " + consumed + "; expected text in UTF-8",
                Optional.of("save the file as UTF-8; it may be in Latin-1 or Windows-1252"));
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
