package medchain.simulator.crypto;

import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.engines.AESEngine;
import org.bouncycastle.crypto.modes.GCMBlockCipher;
import org.bouncycastle.crypto.modes.GCMModeCipher;
import org.bouncycastle.crypto.params.AEADParameters;
import org.bouncycastle.crypto.params.KeyParameter;

/** AES-256-GCM (NIST SP 800-38D) with a 16-byte tag behind the ciphertext. */
final class Gcm {
    static final int KEY_BYTES = 32;
    static final int NONCE_BYTES = 12;
    static final int TAG_BYTES = 16;

    /** For keys that encrypt one thing in their life. */
    private static final byte[] ONLY_NONCE = new byte[NONCE_BYTES];

    private Gcm() {}

    /**
     * @param header authenticated, not encrypted
     */
    static byte[] seal(byte[] key, byte[] nonce, byte[] header, byte[] plain) {
        var cipher = cipher(true, key, nonce, header);
        var out = new byte[plain.length + TAG_BYTES];
        try {
            int done = cipher.processBytes(plain, 0, plain.length, out, 0);
            cipher.doFinal(out, done);
        } catch (InvalidCipherTextException impossible) {
            throw new IllegalStateException("encryption checks nothing", impossible);
        }
        return out;
    }

    /** Empty unless key, nonce, header and every bit of the ciphertext are the right ones. */
    static Optional<byte[]> open(byte[] key, byte[] nonce, byte[] header, byte[] sealed) {
        if (sealed.length < TAG_BYTES) {
            return Optional.empty();
        }
        var cipher = cipher(false, key, nonce, header);
        var plain = new byte[sealed.length - TAG_BYTES];
        try {
            int done = cipher.processBytes(sealed, 0, sealed.length, plain, 0);
            cipher.doFinal(plain, done);
            return Optional.of(plain);
        } catch (InvalidCipherTextException refused) {
            return Optional.empty();
        }
    }

    /** With a key that encrypts nothing else, ever. */
    static byte[] sealOnce(byte[] key, byte[] header, byte[] plain) {
        return seal(key, ONLY_NONCE, header, plain);
    }

    static Optional<byte[]> openOnce(byte[] key, byte[] header, byte[] sealed) {
        return open(key, ONLY_NONCE, header, sealed);
    }

    private static GCMModeCipher cipher(boolean encrypts, byte[] key, byte[] nonce, byte[] header) {
        var cipher = GCMBlockCipher.newInstance(AESEngine.newInstance());
        var parameters =
                new AEADParameters(
                        new KeyParameter(key),
                        8 * TAG_BYTES,
                        Arrays.copyOf(nonce, nonce.length),
                        header);
        cipher.init(encrypts, parameters);
        return cipher;
    }
}
