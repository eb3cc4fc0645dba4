package medchain.simulator.chain;

import java.util.List;
import medchain.simulator.consent.Approved;
import medchain.simulator.crypto.Signature;
import medchain.simulator.identity.BlockId;

/**
 * A signed header and the approved transactions that it commits to.
 *
 * @param hash digest of the header
 * @param sizeBytes length of the canonical encoding
 */
public record Block(
        BlockHeader header,
        List<Approved> transactions,
        Signature signature,
        BlockId hash,
        int sizeBytes) {
    public Block {
        transactions = List.copyOf(transactions);
    }

    public long height() {
        return header.index();
    }
}
