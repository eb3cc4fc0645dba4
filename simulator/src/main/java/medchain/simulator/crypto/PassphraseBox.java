package medchain.simulator.crypto;

import java.util.Arrays;
import java.util.Optional;
import medchain.simulator.kernel.ByteSource;
import org.bouncycastle.crypto.generators.SCrypt;

/**
 * Seals bytes under a passphrase: scrypt (RFC 7914) makes the key, AES-256-GCM (NIST SP 800-38D)
 * encrypts, and everything that stands before the ciphertext is authenticated with it.
 *
 * <p>Layout: the caller's label, log2 N, r, p (a byte each), salt (16), nonce (12), ciphertext, tag
 * (16). Whoever changes a cost changes the key, so a cheaper cost opens nothing.
 */
public final class PassphraseBox {
    private static final int SALT_BYTES = 16;
    private static final int LEAST_CHARACTERS = 12;
    private static final int MOST_PASSPHRASE_BYTES = 1024;

    private PassphraseBox() {}

    /**
     * How much work one guess costs; bounded, so that a crafted file cannot ask for days.
     *
     * @param log2N 1 to 18; memory is 128 · 2^log2N · r bytes
     * @param r 1 to 8
     * @param p 1 to 4
     */
    public record Cost(int log2N, int r, int p) {
        /** 128 MiB and about half a second: OWASP's first choice for scrypt. */
        public static final Cost USUAL = new Cost(17, 8, 1);

        private static final int BYTES = 3;

        public Cost {
            if (log2N < 1 || log2N > 18 || r < 1 || r > 8 || p < 1 || p > 4) {
                throw new IllegalArgumentException("scrypt cost out of bounds");
            }
            if (r == 1 && log2N > 15) {
                throw new IllegalArgumentException("scrypt cost: N is too large for r = 1");
            }
        }
    }

    /** What is wrong with a passphrase that somebody wants to use from now on; empty if nothing. */
    public static Optional<String> policyFault(Secret passphrase) {
        try (var encoded = encode(passphrase)) {
            return switch (encoded) {
                case SecretText.Refused(String fault) -> Optional.of(fault);
                case SecretText.Fit fit ->
                        fit.characters < LEAST_CHARACTERS
                                ? Optional.of(
                                        "passphrase too short; expected 12 characters or more")
                                : Optional.empty();
            };
        }
    }

    /**
     * @param label what it is, and in which version: authenticated, not secret
     * @param random asked for salt and nonce
     */
    public static byte[] seal(
            byte[] label, Secret passphrase, Cost cost, byte[] plain, ByteSource random) {
        int headerBytes = headerBytes(label);
        var header = Arrays.copyOf(label, headerBytes);
        header[label.length] = (byte) cost.log2N();
        header[label.length + 1] = (byte) cost.r();
        header[label.length + 2] = (byte) cost.p();
        var fresh = random.bytes(SALT_BYTES + Gcm.NONCE_BYTES);
        System.arraycopy(fresh, 0, header, label.length + Cost.BYTES, fresh.length);
        var key = key(passphrase, saltOf(header, label.length), cost);
        var sealed = Gcm.seal(key, nonceOf(header, label.length), header, plain);
        Arrays.fill(key, (byte) 0);
        var box = Arrays.copyOf(header, headerBytes + sealed.length);
        System.arraycopy(sealed, 0, box, headerBytes, sealed.length);
        return box;
    }

    /**
     * What was sealed with this label and passphrase; empty when the label, the passphrase or any
     * bit of the box is another. Which of them, nobody can tell.
     */
    public static Optional<byte[]> open(byte[] label, Secret passphrase, byte[] box) {
        int headerBytes = headerBytes(label);
        if (box.length < headerBytes + Gcm.TAG_BYTES
                || !Arrays.equals(box, 0, label.length, label, 0, label.length)) {
            return Optional.empty();
        }
        var header = Arrays.copyOf(box, headerBytes);
        try {
            var cost =
                    new Cost(
                            header[label.length] & 0xFF,
                            header[label.length + 1] & 0xFF,
                            header[label.length + 2] & 0xFF);
            var key = key(passphrase, saltOf(header, label.length), cost);
            var sealed = Arrays.copyOfRange(box, headerBytes, box.length);
            var plain = Gcm.open(key, nonceOf(header, label.length), header, sealed);
            Arrays.fill(key, (byte) 0);
            return plain;
        } catch (IllegalArgumentException refused) {
            return Optional.empty();
        }
    }

    private static int headerBytes(byte[] label) {
        return label.length + Cost.BYTES + SALT_BYTES + Gcm.NONCE_BYTES;
    }

    private static byte[] saltOf(byte[] header, int labelBytes) {
        int at = labelBytes + Cost.BYTES;
        return Arrays.copyOfRange(header, at, at + SALT_BYTES);
    }

    private static byte[] nonceOf(byte[] header, int labelBytes) {
        int at = labelBytes + Cost.BYTES + SALT_BYTES;
        return Arrays.copyOfRange(header, at, at + Gcm.NONCE_BYTES);
    }

    private static byte[] key(Secret passphrase, byte[] salt, Cost cost) {
        try (var encoded = encode(passphrase)) {
            return switch (encoded) {
                case SecretText.Refused(String fault) -> throw new IllegalArgumentException(fault);
                case SecretText.Fit fit ->
                        SCrypt.generate(
                                fit.utf8,
                                salt,
                                1 << cost.log2N(),
                                cost.r(),
                                cost.p(),
                                Gcm.KEY_BYTES);
            };
        }
    }

    private static SecretText encode(Secret passphrase) {
        return SecretText.of(passphrase, "passphrase", MOST_PASSPHRASE_BYTES);
    }
}
