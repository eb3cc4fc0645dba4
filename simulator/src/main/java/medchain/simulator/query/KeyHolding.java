package medchain.simulator.query;

import java.util.List;
import medchain.simulator.identity.AccountId;
import medchain.simulator.paillier.KeyShare;
import medchain.simulator.paillier.ThresholdKey;

/**
 * What the dealer hands to one delegate.
 *
 * @param holders all delegates with a share, in the order of the parties
 * @param masks secret of all holders together, which masks and noise are drawn from
 */
public record KeyHolding(
        ThresholdKey key,
        KeyShare share,
        List<AccountId> holders,
        Secret masks,
        DatasetShelf shelf) {
    public KeyHolding {
        holders = List.copyOf(holders);
    }

    /** Bytes that do not print themselves. */
    public static final class Secret {
        private final byte[] bytes;

        public Secret(byte[] bytes) {
            this.bytes = bytes.clone();
        }

        byte[] bytes() {
            return bytes.clone();
        }
    }

    /** The source of this query's masks. */
    public MaskSource masksOf(medchain.simulator.identity.TxId query) {
        return new MaskSource(masks.bytes(), query.hash());
    }

    /** The party of an account; 0 when it holds no share. */
    public int party(AccountId account) {
        return holders.indexOf(account) + 1;
    }
}
