package medchain.simulator.crypto;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;

/** A password or passphrase as bytes: the same bytes however it was typed, or why it cannot be. */
sealed interface SecretText extends AutoCloseable {
    int MOST_BYTES_OF_A_CHAR = 3;

    /** Wipes the bytes. */
    @Override
    void close();

    final class Fit implements SecretText {
        final byte[] utf8;
        final int characters;

        private Fit(byte[] utf8, int characters) {
            this.utf8 = utf8;
            this.characters = characters;
        }

        @Override
        public void close() {
            Arrays.fill(utf8, (byte) 0);
        }
    }

    /**
     * @param fault what is wrong with it; expected what
     */
    record Refused(String fault) implements SecretText {
        @Override
        public void close() {
            // nothing to wipe
        }
    }

    /**
     * UTF-8 of Unicode normal form C.
     *
     * @param what for messages: "password"
     * @param mostBytes of UTF-8
     */
    static SecretText of(Secret secret, String what, int mostBytes) {
        CharSequence text = CharBuffer.wrap(secret.characters());
        if (!Normalizer.isNormalized(text, Normalizer.Form.NFC)) {
            text = Normalizer.normalize(text, Normalizer.Form.NFC);
        }
        if (text.isEmpty()) {
            return new Refused("empty " + what);
        }
        if (text.codePoints().anyMatch(Character::isISOControl)) {
            return new Refused(what + " with a control character");
        }
        byte[] utf8;
        try {
            utf8 = utf8(text);
        } catch (CharacterCodingException e) {
            return new Refused(what + " with half a surrogate pair");
        }
        if (utf8.length > mostBytes) {
            Arrays.fill(utf8, (byte) 0);
            return new Refused(
                    what + " too long; expected " + mostBytes + " bytes of UTF-8 at most");
        }
        return new Fit(utf8, (int) text.codePoints().count());
    }

    private static byte[] utf8(CharSequence text) throws CharacterCodingException {
        var scratch = new byte[MOST_BYTES_OF_A_CHAR * text.length()];
        var encoded = ByteBuffer.wrap(scratch);
        var encoder = StandardCharsets.UTF_8.newEncoder();
        var result = encoder.encode(CharBuffer.wrap(text), encoded, true);
        if (result.isError()) {
            result.throwException();
        }
        var bytes = Arrays.copyOf(scratch, encoded.position());
        Arrays.fill(scratch, (byte) 0);
        return bytes;
    }
}
