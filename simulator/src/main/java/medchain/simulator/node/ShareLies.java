package medchain.simulator.node;

import java.math.BigInteger;
import java.util.ArrayList;
import medchain.simulator.paillier.DecryptionShare;
import medchain.simulator.paillier.ThresholdKey;
import medchain.simulator.query.EncryptedDataset;
import medchain.simulator.query.QuorumWork;

/** How a bad delegate misuses its share of the key. */
enum ShareLies {
    NONE,
    /** Its shares open to something else. */
    BAD_SHARES,
    /** It wants one patient's ciphertext opened instead of the answer. */
    OTHER_CIPHERTEXT;

    static ShareLies of(Conduct how) {
        return switch (how) {
            case Conduct.Lie(var what) ->
                    switch (what) {
                        case SHARES -> BAD_SHARES;
                        case CIPHERTEXT -> OTHER_CIPHERTEXT;
                    };
            case Conduct _ -> NONE;
        };
    }

    DecryptionShare share(DecryptionShare honest, ThresholdKey key) {
        if (this != BAD_SHARES) {
            return honest;
        }
        var n = key.key().n();
        var values = new ArrayList<BigInteger>();
        for (var value : honest.values()) {
            values.add(value.multiply(n.add(BigInteger.ONE)).mod(n.multiply(n)));
        }
        return new DecryptionShare(honest.party(), values, honest.challenge(), honest.response());
    }

    /** What it tells the other delegates. */
    QueryMessage.CohortShare said(QueryMessage.CohortShare honest, ThresholdKey key) {
        return new QueryMessage.CohortShare(
                honest.query(),
                honest.result(),
                honest.counts().map(counts -> share(counts, key)),
                honest.again());
    }

    QuorumWork result(QuorumWork honest, EncryptedDataset dataset) {
        return this == OTHER_CIPHERTEXT ? honest.substituted(dataset) : honest;
    }
}
