package medchain.simulator.check;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import medchain.simulator.chain.Block;
import medchain.simulator.consent.Approved;
import medchain.simulator.consent.Consent;
import medchain.simulator.consent.ConsentDecision;
import medchain.simulator.consent.ConsentRules;
import medchain.simulator.crypto.VerifiedSignatures;
import medchain.simulator.identity.AccountId;
import medchain.simulator.identity.BlockId;
import medchain.simulator.intake.Content;
import medchain.simulator.world.NodeCopy;
import medchain.simulator.world.WorldSpec;

/** I16, with every signature checked again, nothing remembered. */
public final class ConsentCheck {
    private static final String PROMISE =
            "no medical operation in any block, reversible or not, without the valid signature of its own patient, or of who held her mandate";

    private final List<NodeCopy> copies;
    private final Consent consent;

    private ConsentCheck(WorldSpec spec, List<NodeCopy> copies) {
        this.copies = copies;
        var genesis = copies.getFirst().main().getFirst();
        var rules = new ConsentRules(genesis.hash().hash(), spec.consentTimeToLive());
        this.consent = new Consent(rules, new VerifiedSignatures(spec.signatures(), 1));
    }

    /**
     * Holds what nodes store to the rules of a world.
     *
     * @param copies at least one; all of one chain
     */
    public static Checked of(WorldSpec spec, List<NodeCopy> copies) {
        return new ConsentCheck(spec, copies).check();
    }

    private Checked check() {
        long seen = 0;
        Optional<String> broken = Optional.empty();
        var known = new LinkedHashSet<BlockId>();
        for (var copy : copies) {
            for (var block : copy.main()) {
                if (!known.add(block.hash())) {
                    continue;
                }
                for (var approved : block.transactions()) {
                    if (approved.signed().content() instanceof Content.Medical m) {
                        seen++;
                        if (broken.isEmpty() && !isGood(approved, m, copy, block)) {
                            broken =
                                    Optional.of(
                                            "block "
                                                    + block.height()
                                                    + ", "
                                                    + approved.id().brief());
                        }
                    }
                }
            }
        }
        return Checked.of("consent", PROMISE, seen, broken);
    }

    private boolean isGood(Approved approved, Content.Medical m, NodeCopy copy, Block block) {
        return approved.decision()
                .filter(d ->
                        d.by().equals(m.patientId()) || hasMandate(d, m.patientId(), copy, block))
                .filter(d -> consent.isInTime(approved.signed(), d))
                .filter(d -> consent.isSigned(d, copy.ledger()))
                .filter(d -> d.approved() && d.transaction().equals(approved.id()))
                .isPresent();
    }

    /** Whether the last word of the chain before this block was that he may answer for her. */
    private static boolean hasMandate(
            ConsentDecision d, AccountId patient, NodeCopy copy, Block block) {
        var chain = copy.main();
        return chain.subList(0, chain.indexOf(block)).stream()
                .flatMap(b -> b.transactions().stream())
                .flatMap(a ->
                        a.signed().content() instanceof Content.Mandate m ? Stream.of(m) : null)
                .filter(m -> m.patient().equals(patient) && m.representative().equals(d.by()))
                .reduce((_, later) -> later)
                .flatMap(Content.Mandate::until)
                .filter(d.decidedAt()::isBefore)
                .isPresent();
    }
}
