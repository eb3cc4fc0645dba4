package medchain.simulator.chain;

import medchain.simulator.identity.Hash;
import medchain.simulator.identity.TxId;

/**
 * A part of an encrypted dataset on the chain.
 *
 * @param tx the data transaction that carries it; its digest covers owner, dataset and part
 */
public record PublishedPart(DataPart part, TxId tx) {
    Hash digest() {
        return tx.hash();
    }
}
