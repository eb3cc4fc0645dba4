package medchain.simulator.crypto;

import java.util.Optional;
import org.bouncycastle.crypto.agreement.X25519Agreement;
import org.bouncycastle.crypto.params.X25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.X25519PublicKeyParameters;

/**
 * Opens what was wrapped for an account's {@link SealingKey}. Derived from the account's signing
 * key by HKDF, so that an owner keeps one secret, and yet signs and decrypts with keys that have
 * nothing in common.
 */
public final class OpeningKey {
    private static final String DERIVED = "MedChain/v1/opening-key";

    private final X25519PrivateKeyParameters secret;
    private final SealingKey sealingKey;

    private OpeningKey(byte[] scalar) {
        secret = new X25519PrivateKeyParameters(scalar, 0);
        sealingKey = new SealingKey(secret.generatePublicKey().getEncoded());
    }

    public static OpeningKey of(SigningKey key) {
        return new OpeningKey(Hkdf.derive(key.secret(), DERIVED, SealingKey.BYTES));
    }

    /**
     * @param scalar 32 bytes that are used this once
     */
    static OpeningKey ephemeral(byte[] scalar) {
        return new OpeningKey(scalar);
    }

    public SealingKey sealingKey() {
        return sealingKey;
    }

    /** What both sides know; empty for a point that makes it zero whatever the secret. */
    Optional<byte[]> agree(SealingKey other) {
        var agreement = new X25519Agreement();
        agreement.init(secret);
        var shared = new byte[agreement.getAgreementSize()];
        try {
            agreement.calculateAgreement(
                    new X25519PublicKeyParameters(other.point(), 0), shared, 0);
            return Optional.of(shared);
        } catch (IllegalStateException lowOrder) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return "OpeningKey of " + sealingKey;
    }
}
