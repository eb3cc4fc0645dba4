package medchain.simulator.intake;

import medchain.simulator.crypto.Signature;
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
}
