package medchain.simulator.intake;

import medchain.simulator.crypto.CanonicalWriter;
import medchain.simulator.crypto.Signature;
import medchain.simulator.crypto.SigningKey;
import medchain.simulator.crypto.VerifiedSignatures;
import medchain.simulator.crypto.VerifyKey;
import medchain.simulator.identity.AccountId;
import medchain.simulator.identity.Hash;
import medchain.simulator.kernel.ByteSource;

/**
 * An administrator's word that the owner of a key is who the registration says: like the signature
 * of a registration authority under a request for a certificate (RFC 4210, 3.1.1.3).
 */
public record Endorsement(AccountId administrator, Signature signature) {
    private static final String DOMAIN = "endorsement";

    /** Signs what the registration says; it does not yet carry an endorsement. */
    public static Endorsement of(
            Content.Registration r,
            Hash chainId,
            AccountId administrator,
            SigningKey key,
            ByteSource salt) {
        return new Endorsement(administrator, key.sign(DOMAIN, bytes(r, chainId), salt));
    }

    /** Whether the administrator has signed this very name, role and keys, for this chain. */
    boolean isOf(
            Content.Registration r, Hash chainId, VerifyKey key, VerifiedSignatures signatures) {
        return signatures.verify(key, DOMAIN, bytes(r, chainId), signature);
    }

    private static byte[] bytes(Content.Registration r, Hash chainId) {
        var out = new CanonicalWriter();
        out.hash(chainId);
        out.text(r.account().value());
        out.u8(r.role().code());
        out.integer(r.key().modulus());
        out.bytes(r.sealTo().point());
        return out.toBytes();
    }
}
