package medchain.simulator.node;

import java.util.Optional;
import medchain.simulator.identity.Hash;
import medchain.simulator.identity.TxId;
import medchain.simulator.intake.Bytes;
import medchain.simulator.paillier.DecryptionShare;

/** What delegates say to each other, and to the querier's node, about a query on the chain. */
public sealed interface QueryMessage {
    TxId query();

    /**
     * From delegate to delegate: what the answer is, and a share of the counts that are opened
     * first.
     *
     * @param result digest of the answer as the sender has computed it
     * @param counts empty when the answer is about no cohort
     * @param again the sender lacks the receiver's
     */
    record CohortShare(TxId query, Hash result, Optional<DecryptionShare> counts, boolean again)
            implements QueryMessage {}

    /**
     * From delegate to querier.
     *
     * @param box a {@link medchain.simulator.query.QuorumReply}, encrypted to the querier
     */
    record Reply(TxId query, Bytes box) implements QueryMessage {}

    /** From querier to delegate: your reply has not come. */
    record Want(TxId query) implements QueryMessage {}

    /** Numbers of twice the key's length; a proof is about four of them. */
    default int sizeBytes() {
        return Hash.BYTES
                + switch (this) {
                    case CohortShare s ->
                            Hash.BYTES + 1 + s.counts().map(QueryMessage::size).orElse(0);
                    case Reply r -> r.box().length();
                    case Want _ -> 0;
                };
    }

    private static int size(DecryptionShare share) {
        int bits = share.response().bitLength() + share.challenge().bitLength();
        for (var value : share.values()) {
            bits += value.bitLength();
        }
        return bits / 8;
    }
}
