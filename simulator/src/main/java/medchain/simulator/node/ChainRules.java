package medchain.simulator.node;

import medchain.simulator.chain.BlockLimits;
import medchain.simulator.chain.Ledger;
import medchain.simulator.consent.Consent;
import medchain.simulator.crypto.VerifiedSignatures;
import medchain.simulator.dpos.Consensus;
import medchain.simulator.dpos.ConsensusParameters;
import medchain.simulator.identity.Hash;
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

    BlockLimits blockLimits() {
        return new BlockLimits(parameters.blockTransactions(), parameters.blockBytes());
    }
}
