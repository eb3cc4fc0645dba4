package medchain.simulator.node;

import java.math.BigInteger;
import java.util.List;
import medchain.simulator.identity.AccountId;
import medchain.simulator.identity.NodeId;
import medchain.simulator.kernel.Answer;
import medchain.simulator.kernel.ByteSource;
import medchain.simulator.kernel.Parallel;
import medchain.simulator.paillier.DecryptionShare;
import medchain.simulator.paillier.ThresholdDecryption;
import medchain.simulator.query.KeyHolding;
import medchain.simulator.query.QuorumWork;

/**
 * What a holder of a share works with.
 *
 * @param party of this holder, 1-based
 */
record QueryPost(
        KeyHolding holding,
        int party,
        ThresholdDecryption decryption,
        QueryChain chain,
        Parallel parallel) {
    /** The role that its work is counted for: all holders together. */
    private static final String ROLE = "delegates";

    static QueryPost of(KeyHolding holding, NodeId id, Parallel parallel) {
        return new QueryPost(
                holding,
                holding.party(id.account()),
                new ThresholdDecryption(holding.key()),
                new QueryChain(holding.shelf()),
                parallel);
    }

    /** The answer over ciphertexts; a pure function of the chain and the holders' masks. */
    Answer<QueryCase.Ready> computed(QueryCase kase, QueryChain.Admitted admitted) {
        return parallel.by(
                ROLE,
                () ->
                        QuorumWork.compute(
                                        admitted.question(),
                                        admitted.datasets(),
                                        holding.masksOf(kase.query),
                                        parallel)
                                .map(work -> new QueryCase.Ready(work, admitted.dataset())));
    }

    /** The long part of a share, which needs no randomness. */
    List<BigInteger> values(List<BigInteger> ciphertexts) {
        return parallel.by(ROLE, () -> decryption.values(holding.share(), ciphertexts, parallel));
    }

    /**
     * @param values of the same ciphertexts
     */
    DecryptionShare share(List<BigInteger> ciphertexts, List<BigInteger> values, ByteSource salt) {
        return parallel.by(
                ROLE, () -> decryption.proven(holding.share(), ciphertexts, values, salt));
    }

    List<AccountId> others(NodeId self) {
        return holding.holders().stream().filter(h -> !h.equals(self.account())).toList();
    }
}
