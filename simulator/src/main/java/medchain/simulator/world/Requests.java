package medchain.simulator.world;

import java.util.Optional;
import java.util.stream.Stream;
import medchain.simulator.consent.PendingConsent;
import medchain.simulator.identity.TxId;
import medchain.simulator.intake.Content;
import medchain.simulator.node.Node;

/** Finds a medical operation at a node, wherever it stands. */
final class Requests {
    private Requests() {}

    /** Waiting for its patient, for a block, or in one. */
    static Optional<Content.Medical> find(Node node, TxId tx) {
        return node.desk().find(tx).map(PendingConsent::operation).or(() -> given(node, tx));
    }

    /** Agreed to: waiting for a block, or in one. */
    static Optional<Content.Medical> given(Node node, TxId tx) {
        return node.mempool().find(tx).stream()
                .flatMap(a -> medical(a.signed().content()))
                .findFirst()
                .or(() -> onChain(node, tx));
    }

    static Optional<Content.Medical> onChain(Node node, TxId tx) {
        return node.tree().main().stream()
                .flatMap(block -> block.transactions().stream())
                .filter(a -> a.id().equals(tx))
                .flatMap(a -> medical(a.signed().content()))
                .findFirst();
    }

    private static Stream<Content.Medical> medical(Content content) {
        return content instanceof Content.Medical m ? Stream.of(m) : Stream.empty();
    }
}
