package medchain.simulator.crypto;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import medchain.simulator.identity.AccountId;
import medchain.simulator.kernel.Streams;

/**
 * Signatures of a world with simulated cryptography: HMAC-SHA-256 (RFC 2104) under a key that the
 * world's own secret gives to each account.
 *
 * <p>A key, its encoding and a signature are as long as RSA's, so that messages and blocks have the
 * sizes of the real ones. The scheme checks and hands out keys, a node has its own key and can ask
 * for checks only: without the secret, which no code outside of this package reads, a Byzantine
 * node can forge no other's signature. Outside of the process these signatures prove nothing.
 */
public final class SimulatedSignatures implements SignatureScheme {
    static final int TAG_BYTES = 32;

    private static final int SALT_BYTES = 32;
    private static final String HMAC = "HmacSHA256";

    /** Has no key: copying it spares the search among the providers. */
    private static final Mac FRESH = ofProvider();

    private final byte[] secret = new byte[TAG_BYTES];

    /**
     * @param seed of the world
     */
    public SimulatedSignatures(long seed) {
        new Streams(seed).stream("crypto/simulated").fill(secret);
    }

    /**
     * The account's key.
     *
     * @param bits of the RSA modulus whose length it has: 2048 to 8192, a multiple of 8
     */
    public SigningKey key(AccountId account, int bits) {
        var name = account.value().getBytes(StandardCharsets.UTF_8);
        var modulus = Hkdf.derive(mac(secret, name), "MedChain/v1/simulated-key", bits / 8);
        modulus[0] |= (byte) 0x80; // as long as it should be
        modulus[modulus.length - 1] |= 1; // and odd, as an RSA modulus is
        var verifyKey = new VerifyKey(new BigInteger(1, modulus), VerifyKey.F4);
        return new SimulatedSigningKey(verifyKey, tagKey(verifyKey));
    }

    @Override
    public boolean verify(VerifyKey key, String domain, byte[] message, Signature signature) {
        var bytes = signature.bytes();
        if (bytes.length != length(key)) {
            return false;
        }
        var salt = Arrays.copyOf(bytes, SALT_BYTES);
        var signed = RsaPss.signedBytes(domain, message);
        return signature(key, tagKey(key), signed, salt).equals(signature);
    }

    /** Salt, tag, and zeros up to the length of an RSA signature. */
    static Signature signature(VerifyKey key, byte[] tagKey, byte[] signed, byte[] salt) {
        var out = Arrays.copyOf(salt, length(key));
        System.arraycopy(mac(tagKey, salt, signed), 0, out, SALT_BYTES, TAG_BYTES);
        return new Signature(out);
    }

    private static int length(VerifyKey key) {
        return (key.bits() + 7) / 8;
    }

    private byte[] tagKey(VerifyKey key) {
        return mac(secret, key.modulus().toByteArray());
    }

    private static byte[] mac(byte[] key, byte[]... parts) {
        try {
            var mac = (Mac) FRESH.clone();
            mac.init(new SecretKeySpec(key, HMAC));
            for (var part : parts) {
                mac.update(part);
            }
            return mac.doFinal();
        } catch (GeneralSecurityException | CloneNotSupportedException e) {
            throw new IllegalStateException("the JDK's HMAC-SHA-256 can be copied", e);
        }
    }

    /** The JDK's, which has the processor's own SHA-256. */
    private static Mac ofProvider() {
        try {
            return Mac.getInstance(HMAC);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HMAC-SHA-256", e);
        }
    }
}
