package medchain.simulator.world;

import java.util.ArrayList;
import java.util.List;
import medchain.simulator.identity.AccountId;
import medchain.simulator.identity.Operation;
import medchain.simulator.identity.TxId;
import medchain.simulator.intake.Content;
import medchain.simulator.intake.SignedTransaction;
import medchain.simulator.kernel.SimTime;
import medchain.simulator.node.Node;
import medchain.simulator.world.GivenConsent.Standing;

/** What a patient has agreed to and is asked, as one node knows it: chain, mempool, desk. */
final class ConsentDrawer {
    private final Node node;
    private final AccountId patient;
    private final SimTime now;

    ConsentDrawer(Node node, AccountId patient, SimTime now) {
        this.node = node;
        this.patient = patient;
        this.now = now;
    }

    /** Oldest first. */
    List<GivenConsent> all() {
        var found = new ArrayList<GivenConsent>();
        for (var block : node.tree().main()) {
            block.transactions().forEach(a -> add(found, a.signed(), true));
        }
        node.mempool().oldestFirst().forEach(a -> add(found, a.signed(), false));
        for (var pending : node.desk().all()) {
            if (pending.patient().equals(patient)) {
                var signed = pending.signed();
                found.add(given(signed, pending.operation(), Standing.DRAFT));
            }
        }
        return found;
    }

    private void add(List<GivenConsent> to, SignedTransaction signed, boolean onChain) {
        if (signed.content() instanceof Content.Medical m && m.patientId().equals(patient)) {
            boolean over = onChain && m.operation() == Operation.SHARE && !inForce(m, signed.id());
            to.add(given(signed, m, over ? Standing.INACTIVE : Standing.ACTIVE));
        }
    }

    private static GivenConsent given(
            SignedTransaction signed, Content.Medical m, Standing standing) {
        return new GivenConsent(signed.id(), m, signed.transaction().timestamp(), standing);
    }

    private boolean inForce(Content.Medical m, TxId share) {
        return node.ledger()
                .record(m.recordId())
                .map(head -> head.readers().get(m.targetId().orElseThrow()))
                .filter(grant -> grant.share().equals(share) && now.isBefore(grant.until()))
                .isPresent();
    }
}
