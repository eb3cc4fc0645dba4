package medchain.simulator.node;

import medchain.simulator.chain.Block;
import medchain.simulator.chain.BlockCodec;
import medchain.simulator.chain.BlockLimits;
import medchain.simulator.chain.FinalityVote;
import medchain.simulator.chain.Ledger;
import medchain.simulator.chain.LedgerState;
import medchain.simulator.consent.Consent;
import medchain.simulator.crypto.Signature;
import medchain.simulator.crypto.VerifiedSignatures;
import medchain.simulator.dpos.Consensus;
import medchain.simulator.dpos.ConsensusParameters;
import medchain.simulator.identity.AccountId;
import medchain.simulator.identity.Hash;
import medchain.simulator.intake.Content;
import medchain.simulator.intake.Intake;

/** What all nodes of one chain agree on; pure and shared, since the nodes share one process. */
public record ChainRules(
        Hash chainId,
        Intake intake,
        Consent consent,
        Ledger ledger,
        Consensus consensus,
        ConsensusParameters parameters,
        VerifiedSignatures signatures,
        LogWitness log) {

    /** The delegate against whom evidence that the chain has accepted speaks. */
    public AccountId accused(Content.Evidence evidence) {
        return switch (evidence.what()) {
            case HEADERS -> BlockCodec.readHeader(evidence.one().value()).delegateId();
            case VOTES ->
                    FinalityVote.ofSigned(
                                    chainId,
                                    evidence.one().value(),
                                    new Signature(evidence.oneSignature().value()))
                            .voter();
        };
    }

    /** Whether the header bears the signature of the delegate that it names. */
    boolean isSigned(Block block, LedgerState state) {
        var h = block.header();
        return state.key(h.delegateId())
                .filter(key ->
                        signatures.verify(
                                key, BlockCodec.DOMAIN, BlockCodec.header(h), block.signature()))
                .isPresent();
    }

    BlockLimits blockLimits() {
        return new BlockLimits(parameters.blockTransactions(), parameters.blockBytes());
    }
}
