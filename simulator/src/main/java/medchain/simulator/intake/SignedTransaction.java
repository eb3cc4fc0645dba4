package medchain.simulator.intake;

import medchain.simulator.crypto.Signature;
import medchain.simulator.crypto.VerifiedSignatures;
import medchain.simulator.crypto.VerifyKey;
import medchain.simulator.identity.TxId;

/**
 * A transaction and its sender's signature.
 *
 * @param id digest of the canonical unsigned content; computed once, see {@link TransactionCodec}
 * @param sizeBytes length of the canonical signed encoding
 */
public record SignedTransaction(
        Transaction transaction, Signature signature, TxId id, int sizeBytes) {
    public Content content() {
        return transaction.content();
    }

    /** Whether the signature is that of this key over this transaction. */
    public boolean isBy(VerifyKey key, VerifiedSignatures signatures) {
        return signatures.verify(
                key,
                TransactionCodec.DOMAIN,
                id.hash(),
                () -> TransactionCodec.unsigned(transaction),
                signature);
    }

    /** As {@link #isBy}, remembering nothing, so that many can be done at once. */
    public VerifiedSignatures.Verdict judge(VerifyKey key, VerifiedSignatures signatures) {
        byte[] message = TransactionCodec.unsigned(transaction);
        return signatures.judge(key, TransactionCodec.DOMAIN, id.hash(), message, signature);
    }
}
