package medchain.simulator.records;

import medchain.simulator.crypto.CanonicalWriter;
import medchain.simulator.crypto.Signature;
import medchain.simulator.crypto.SignatureScheme;
import medchain.simulator.crypto.SigningKey;
import medchain.simulator.crypto.VerifyKey;
import medchain.simulator.identity.AccountId;
import medchain.simulator.identity.Hash;
import medchain.simulator.kernel.ByteSource;
import medchain.simulator.kernel.SimTime;

/**
 * A node's signed word that the access log had these entries: what a rebuilt or shortened log
 * cannot agree with (Crosby and Wallach 2009, section 3; RFC 9162's signed tree head).
 *
 * @param size entries covered
 * @param root RFC 9162 root over the digests of the first {@code size} entries
 * @param signer the node's account
 */
public record LogCheckpoint(
        long size, Hash root, SimTime at, AccountId signer, Signature signature) {
    private static final String DOMAIN = "log-checkpoint";

    static LogCheckpoint sign(Head head, Signer by, ByteSource salt) {
        byte[] bytes = bytes(by.chainId(), head, by.account());
        return new LogCheckpoint(
                head.size(),
                head.root(),
                head.at(),
                by.account(),
                by.key().sign(DOMAIN, bytes, salt));
    }

    /** What is signed. */
    record Head(long size, Hash root, SimTime at) {}

    /**
     * Who signs.
     *
     * @param chainId inside the signed bytes: no head of another chain's log
     */
    public record Signer(Hash chainId, AccountId account, SigningKey key) {}

    public LogAudit.Witness witness() {
        return new LogAudit.Witness(size, root);
    }

    public boolean isSignedWith(VerifyKey key, Hash chainId, SignatureScheme scheme) {
        byte[] bytes = bytes(chainId, new Head(size, root, at), signer);
        return scheme.verify(key, DOMAIN, bytes, signature);
    }

    private static byte[] bytes(Hash chainId, Head head, AccountId signer) {
        var out = new CanonicalWriter();
        out.hash(chainId);
        out.varint(head.size());
        out.hash(head.root());
        out.varint(head.at().nanos());
        out.text(signer.value());
        return out.toBytes();
    }
}
