package medchain.simulator.crypto;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import medchain.simulator.kernel.ByteSource;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.engines.RSAEngine;
import org.bouncycastle.crypto.params.RSAKeyParameters;
import org.bouncycastle.crypto.signers.PSSSigner;

/**
 * RSASSA-PSS (RFC 8017) with SHA-256, MGF1 with SHA-256, 32 bytes of salt and trailer 1, all fixed
 * here and never read from a message.
 *
 * <p>What is signed begins with the domain and the scheme, so a signature of one kind of message is
 * none of another. The salt is given; blinding is left out because nobody outside can time the
 * process. Bouncy Castle checks each CRT result against the public key before it is handed out
 * (Lenstra's attack).
 */
public final class RsaPss {
    /** Says in the signed bytes which scheme this is. */
    public static final String NAME = "RSASSA-PSS-SHA256-MGF1-SHA256-32";

    /** Signatures of a world with real cryptography. */
    public static final SignatureScheme SCHEME = RsaPss::verify;

    static final String PREFIX = "MedChain/v1/";

    private static final Pattern DOMAIN = Pattern.compile("[a-z][a-z0-9-]{0,31}");
    private static final int SALT_BYTES = 32;

    private RsaPss() {}

    /**
     * @param domain the kind of message in lower case: "transaction", "block-header"
     * @param salt asked for 32 bytes
     */
    public static Signature sign(
            RsaSigningKey key, String domain, byte[] message, ByteSource salt) {
        var signer = new PSSSigner(new RSAEngine(), new SHA256Digest(), salt.bytes(SALT_BYTES));
        signer.init(true, key.parameters());
        var signed = signedBytes(domain, message);
        signer.update(signed, 0, signed.length);
        try {
            return new Signature(signer.generateSignature());
        } catch (CryptoException e) {
            throw new IllegalStateException("a digest of 32 bytes fits every key", e);
        }
    }

    /** False for everything that is not a signature of this message under this key. */
    public static boolean verify(
            VerifyKey key, String domain, byte[] message, Signature signature) {
        if (signature.length() != (key.bits() + 7) / 8) {
            return false;
        }
        var signer = new PSSSigner(new RSAEngine(), new SHA256Digest(), SALT_BYTES);
        // the key's form was checked when it was made; whether it has small factors is the
        // signer's own loss and would cost a primality test at each verification
        signer.init(false, new RSAKeyParameters(false, key.modulus(), key.exponent(), true));
        var signed = signedBytes(domain, message);
        signer.update(signed, 0, signed.length);
        return signer.verifySignature(signature.bytes());
    }

    /** The bytes to which PSS is applied: prefix and domain, zero, scheme, zero, message. */
    static byte[] signedBytes(String domain, byte[] message) {
        if (!DOMAIN.matcher(domain).matches()) {
            throw new IllegalArgumentException(
                    "not a signature domain; expected lower-case letters, digits and dashes");
        }
        var out = new ByteArrayOutputStream(PREFIX.length() + 70 + message.length);
        out.writeBytes((PREFIX + domain).getBytes(StandardCharsets.US_ASCII));
        out.write(0);
        out.writeBytes(NAME.getBytes(StandardCharsets.US_ASCII));
        out.write(0);
        out.writeBytes(message);
        return out.toByteArray();
    }
}
