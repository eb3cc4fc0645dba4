package medchain.simulator.crypto;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import medchain.simulator.kernel.ByteSource;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.agreement.X25519Agreement;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.generators.HKDFBytesGenerator;
import org.bouncycastle.crypto.modes.ChaCha20Poly1305;
import org.bouncycastle.crypto.params.AEADParameters;
import org.bouncycastle.crypto.params.HKDFParameters;
import org.bouncycastle.crypto.params.KeyParameter;
import org.bouncycastle.crypto.params.X25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.X25519PublicKeyParameters;

/**
 * Encrypts a message to one reader: X25519 with a key pair made for the message (RFC 7748), HKDF
 * with SHA-256 (RFC 5869), ChaCha20-Poly1305 (RFC 8439).
 */
public final class SealedBox {
    /** Length of a public key, and of the secret that it comes from. */
    public static final int KEY_BYTES = 32;

    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int TAG_BYTES = TAG_BITS / 8;
    private static final String DOMAIN = "MedChain/v1/sealed-box";

    private SealedBox() {}

    /** The key that others seal to, of a secret of {@link #KEY_BYTES} random bytes. */
    public static byte[] publicKey(byte[] secret) {
        return new X25519PrivateKeyParameters(secret, 0).generatePublicKey().getEncoded();
    }

    /**
     * @param context what the box is about; it opens in this context only
     * @param random one fresh secret is drawn from it
     * @return empty when nobody can hold a secret to the key, as of a point of small order
     */
    public static Optional<byte[]> seal(
            byte[] publicKey, byte[] context, byte[] message, ByteSource random) {
        var once = random.bytes(KEY_BYTES);
        var mine = publicKey(once);
        return key(once, publicKey, mine, publicKey)
                .flatMap(key -> crypt(true, key, context, message, 0))
                .map(box -> {
                    var out = Arrays.copyOf(mine, mine.length + box.length);
                    System.arraycopy(box, 0, out, mine.length, box.length);
                    return out;
                });
    }

    /** The message; empty when the box was changed, or is for another reader or context. */
    public static Optional<byte[]> open(byte[] secret, byte[] context, byte[] box) {
        if (box.length < KEY_BYTES + TAG_BYTES) {
            return Optional.empty();
        }
        var theirs = Arrays.copyOf(box, KEY_BYTES);
        return key(secret, theirs, theirs, publicKey(secret))
                .flatMap(key -> crypt(false, key, context, box, KEY_BYTES));
    }

    /** Bouncy Castle refuses an agreement that is all zero, whatever the secret. */
    private static Optional<KeyParameter> key(byte[] secret, byte[] other, byte[] from, byte[] to) {
        var agreement = new X25519Agreement();
        agreement.init(new X25519PrivateKeyParameters(secret, 0));
        var shared = new byte[agreement.getAgreementSize()];
        try {
            agreement.calculateAgreement(new X25519PublicKeyParameters(other, 0), shared, 0);
        } catch (IllegalStateException allZero) {
            return Optional.empty();
        }
        var salt = Arrays.copyOf(from, 2 * KEY_BYTES);
        System.arraycopy(to, 0, salt, KEY_BYTES, KEY_BYTES);
        var expand = new HKDFBytesGenerator(new SHA256Digest());
        expand.init(new HKDFParameters(shared, salt, DOMAIN.getBytes(StandardCharsets.US_ASCII)));
        var key = new byte[KEY_BYTES];
        expand.generateBytes(key, 0, key.length);
        return Optional.of(new KeyParameter(key));
    }

    /** The nonce is zero: a key is used for one message. */
    private static Optional<byte[]> crypt(
            boolean sealing, KeyParameter key, byte[] context, byte[] in, int from) {
        var cipher = new ChaCha20Poly1305();
        cipher.init(sealing, new AEADParameters(key, TAG_BITS, new byte[NONCE_BYTES], context));
        var out = new byte[cipher.getOutputSize(in.length - from)];
        try {
            int done = cipher.processBytes(in, from, in.length - from, out, 0);
            cipher.doFinal(out, done);
            return Optional.of(out);
        } catch (InvalidCipherTextException changed) {
            return Optional.empty();
        }
    }
}
