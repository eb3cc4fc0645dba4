package medchain.simulator.world;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import medchain.simulator.chain.Block;
import medchain.simulator.chain.BlockCodec;
import medchain.simulator.chain.BlockContext;
import medchain.simulator.chain.BlockHeader;
import medchain.simulator.chain.Ledger;
import medchain.simulator.chain.LedgerState;
import medchain.simulator.chain.LogHead;
import medchain.simulator.consent.Approved;
import medchain.simulator.consent.Consent;
import medchain.simulator.consent.ConsentRules;
import medchain.simulator.crypto.Signature;
import medchain.simulator.crypto.VerifiedSignatures;
import medchain.simulator.identity.AccountId;
import medchain.simulator.identity.BlockId;
import medchain.simulator.identity.Hash;
import medchain.simulator.identity.Role;
import medchain.simulator.intake.BlockReference;
import medchain.simulator.intake.Content;
import medchain.simulator.intake.Intake;
import medchain.simulator.intake.SignedTransaction;
import medchain.simulator.kernel.Bug;
import medchain.simulator.kernel.SimTime;

/**
 * Block 0: the signed registrations of everybody who is there from the start, and the candidacies
 * of the nodes; so the chain proves its own keys to whoever reads it. The genesis block itself is
 * signed by nobody: its digest, the chain id, is what all nodes are given.
 *
 * @param block the genesis block
 * @param state the ledger after it
 */
record Genesis(Block block, LedgerState state) {

    static Genesis of(WorldSpec spec, Wallets wallets, Ledger ledger) {
        var transactions = transactions(spec, wallets);
        var header =
                header(spec, BlockCodec.merkleRoot(transactions), Hash.ZERO, transactions.size());
        var at = new BlockContext(0, 0, SimTime.ZERO, header.delegateId(), 0);
        var applied = ledger.apply(LedgerState.empty(), transactions, at);
        if (!(applied instanceof Ledger.Transition.Applied(LedgerState state))) {
            throw new Bug("genesis is invalid: " + applied);
        }
        var sealed = header(spec, header.merkleRoot(), state.root(), transactions.size());
        return new Genesis(
                BlockCodec.assemble(sealed, transactions, new Signature(new byte[0])), state);
    }

    Hash chainId() {
        return block.hash().hash();
    }

    private static List<Approved> transactions(WorldSpec spec, Wallets wallets) {
        var signed = new ArrayList<SignedTransaction>();
        int candidates = 0;
        for (var e : wallets.all()) {
            signed.add(sign(wallets, e, e.registration()));
            if (e.role() == Role.NODE && candidates < spec.consensus().seats()) {
                candidates++;
                signed.add(sign(wallets, e, new Content.Candidacy()));
            }
        }
        var consent =
                new Consent(
                        new ConsentRules(Hash.ZERO, java.time.Duration.ZERO),
                        new VerifiedSignatures(spec.signatures(), 1));
        return signed.stream()
                .map(s -> consent.recheck(s, Optional.empty(), LedgerState.empty()).orElseThrow())
                .toList();
    }

    private static SignedTransaction sign(Wallets wallets, Enrolment sender, Content content) {
        var signed =
                wallets.sign(sender, Hash.ZERO, SimTime.ZERO, new BlockReference(0, 0), content);
        wallets.spend(sender.account());
        return signed;
    }

    private static BlockHeader header(WorldSpec spec, Hash merkle, Hash state, int count) {
        return new BlockHeader(
                1,
                Hash.ZERO,
                0,
                0,
                SimTime.ZERO,
                new BlockId(Hash.ZERO),
                merkle,
                state,
                count,
                new AccountId("genesis"),
                Hash.of(java.nio.ByteBuffer.allocate(Hash.BYTES).putLong(spec.seed()).array()),
                0,
                0,
                LogHead.EMPTY);
    }

    /** The intake of the genesis block: everything in it is signed for chain id zero. */
    static Intake intake(VerifiedSignatures signatures) {
        return new Intake(Hash.ZERO, signatures);
    }
}
