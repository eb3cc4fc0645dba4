package medchain.simulator.crypto;

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
    private static final int SALT_BYTES = 16;
    private static final String VERSION = "2b";

    /**
     * Salt and digest of nobody's password. They look like anybody's: with a salt of zeros bcrypt
     * took another time, which 60,000 logins could see.
     */
    private static final String NOBODYS = "kX3vQ9mB7tLw2RzYp5HdCeJr8sT1fGqVn4UoWx6KyPaZbMcEiDhS2";

    private Passwords() {}

    /** What is wrong with a password that somebody wants to have from now on; empty if nothing. */
    public static Optional<String> policyFault(Secret password) {
        try (var encoded = encode(password)) {
            return switch (encoded) {
                case SecretText.Refused(String fault) -> Optional.of(fault);
                case SecretText.Fit fit ->
                        fit.characters < LEAST_CHARACTERS
                                ? Optional.of("password too short; expected 12 characters or more")
                                : Optional.empty();
            };
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
        try (var encoded = encode(password)) {
            return switch (encoded) {
                case SecretText.Refused(String fault) -> throw new IllegalArgumentException(fault);
                case SecretText.Fit fit ->
                        new PasswordHash(
                                OpenBSDBCrypt.generate(
                                        VERSION, fit.utf8, salt.bytes(SALT_BYTES), cost));
            };
        }
    }

    /** Whether this is the password; one bcrypt in every case. */
    public static boolean matches(Secret password, PasswordHash hash) {
        try (var encoded = encode(password)) {
            return switch (encoded) {
                case SecretText.Refused _ -> {
                    OpenBSDBCrypt.checkPassword(dummyHash(hash.cost()).text(), new byte[1]);
                    yield false;
                }
                case SecretText.Fit fit -> OpenBSDBCrypt.checkPassword(hash.text(), fit.utf8);
            };
        }
    }

    /** A hash of that cost of which nobody knows a password. */
    public static PasswordHash dummyHash(int cost) {
        checkCost(cost);
        return new PasswordHash(String.format(Locale.ROOT, "$%s$%02d$%s", VERSION, cost, NOBODYS));
    }

    private static SecretText encode(Secret password) {
        return SecretText.of(password, "password", MOST_BYTES);
    }

    private static void checkCost(int cost) {
        if (cost < LEAST_COST || cost > MOST_COST) {
            throw new IllegalArgumentException("bcrypt cost; expected 4 to 15, not " + cost);
        }
    }
}
