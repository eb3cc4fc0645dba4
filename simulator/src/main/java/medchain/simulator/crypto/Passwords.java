package medchain.simulator.crypto;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import medchain.simulator.kernel.ByteSource;
import org.bouncycastle.crypto.generators.OpenBSDBCrypt;

/**
 * bcrypt without its traps: it ignores what follows byte 72 and repeats a password with its closing
 * NUL, so longer passwords and control characters are refused here instead.
 *
 * <p>Every {@link #matches} costs one bcrypt, whatever it is given: check an unknown user's
 * password against {@link #dummyHash}, and nobody can tell by the clock who exists.
 */
public final class Passwords {
    /** For interactive registration. */
    public static final int DEFAULT_COST = 12;

    private static final int LEAST_COST = 4;
    private static final int MOST_COST = 15;
    private static final int LEAST_CHARACTERS = 12;
    private static final int MOST_BYTES = 72;
    private static final int MOST_BYTES_OF_A_CHAR = 3;
    private static final int SALT_BYTES = 16;
    private static final String VERSION = "2b";

    private Passwords() {}

    /** What is wrong with a password that somebody wants to have from now on; empty if nothing. */
    public static Optional<String> policyFault(Secret password) {
        var encoded = encode(password);
        try {
            return switch (encoded) {
                case Refused(String fault) -> Optional.of(fault);
                case Fit fit ->
                        fit.characters < LEAST_CHARACTERS
                                ? Optional.of("password too short; expected 12 characters or more")
                                : Optional.empty();
            };
        } finally {
            wipe(encoded);
        }
    }

    /**
     * @param cost 4 to 15; each step doubles the work
     * @param salt asked for 16 bytes
     * @throws IllegalArgumentException if bcrypt cannot tell this password from others; shortness
     *     is not looked at
     */
    public static PasswordHash hash(Secret password, int cost, ByteSource salt) {
        checkCost(cost);
        var encoded = encode(password);
        try {
            return switch (encoded) {
                case Refused(String fault) -> throw new IllegalArgumentException(fault);
                case Fit fit ->
                        new PasswordHash(
                                OpenBSDBCrypt.generate(
                                        VERSION, fit.utf8, salt.bytes(SALT_BYTES), cost));
            };
        } finally {
            wipe(encoded);
        }
    }

    /** Whether this is the password; one bcrypt in every case. */
    public static boolean matches(Secret password, PasswordHash hash) {
        var encoded = encode(password);
        try {
            return switch (encoded) {
                case Refused _ -> {
                    OpenBSDBCrypt.checkPassword(dummyHash(hash.cost()).text(), new byte[1]);
                    yield false;
                }
                case Fit fit -> OpenBSDBCrypt.checkPassword(hash.text(), fit.utf8);
            };
        } finally {
            wipe(encoded);
        }
    }

    /** A hash of that cost of which nobody knows a password. */
    public static PasswordHash dummyHash(int cost) {
        checkCost(cost);
        return new PasswordHash(
                String.format(Locale.ROOT, "$%s$%02d$%s", VERSION, cost, ".".repeat(53)));
    }

    private sealed interface Encoded {}

    private static final class Fit implements Encoded {
        private final byte[] utf8;
        private final int characters;

        Fit(byte[] utf8, int characters) {
            this.utf8 = utf8;
            this.characters = characters;
        }
    }

    private record Refused(String fault) implements Encoded {}

    private static Encoded encode(Secret password) {
        CharSequence text = CharBuffer.wrap(password.characters());
        if (!Normalizer.isNormalized(text, Normalizer.Form.NFC)) {
            text = Normalizer.normalize(text, Normalizer.Form.NFC);
        }
        if (text.isEmpty()) {
            return new Refused("empty password");
        }
        if (text.codePoints().anyMatch(Character::isISOControl)) {
            return new Refused("password with a control character");
        }
        byte[] utf8;
        try {
            utf8 = utf8(text);
        } catch (CharacterCodingException e) {
            return new Refused("password with half a surrogate pair");
        }
        if (utf8.length > MOST_BYTES) {
            Arrays.fill(utf8, (byte) 0);
            return new Refused("password too long; expected 72 bytes of UTF-8 at most");
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

    private static void wipe(Encoded encoded) {
        if (encoded instanceof Fit fit) {
            Arrays.fill(fit.utf8, (byte) 0);
        }
    }

    private static void checkCost(int cost) {
        if (cost < LEAST_COST || cost > MOST_COST) {
            throw new IllegalArgumentException("bcrypt cost; expected 4 to 15, not " + cost);
        }
    }
}
