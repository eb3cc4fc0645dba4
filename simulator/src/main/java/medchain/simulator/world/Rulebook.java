package medchain.simulator.world;

import medchain.simulator.chain.Ledger;
import medchain.simulator.chain.LedgerRules;
import medchain.simulator.consent.Consent;
import medchain.simulator.consent.ConsentRules;
import medchain.simulator.crypto.VerifiedSignatures;
import medchain.simulator.dpos.Consensus;
import medchain.simulator.identity.Hash;
import medchain.simulator.intake.Intake;
import medchain.simulator.node.ChainRules;
import medchain.simulator.node.EvidenceRules;
import medchain.simulator.node.LogWitness;

/** From what a world says of itself: the rules that all its nodes agree on. */
record Rulebook(
        WorldSpec spec, Consensus consensus, VerifiedSignatures signatures, LogWitness log) {

    static LedgerRules ofLedger(WorldSpec spec) {
        var consensus = spec.consensus();
        return new LedgerRules(
                spec.initialBalance(),
                consensus.unstakeEpochs(),
                consensus.penalties(),
                consensus.policies().voting());
    }

    /**
     * @param chainId digest of the genesis block
     */
    ChainRules on(Hash chainId) {
        var ledger = ofLedger(spec);
        var intake = new Intake(chainId, signatures);
        var consent = new ConsentRules(chainId, spec.consentTimeToLive());
        var evidence =
                new EvidenceRules(
                        chainId,
                        consensus.slots(),
                        spec.consensus(),
                        ledger.penalties(),
                        signatures);
        return new ChainRules(
                chainId,
                intake,
                new Consent(consent, signatures),
                new Ledger(ledger, intake, evidence),
                consensus,
                spec.consensus(),
                signatures,
                log);
    }
}
