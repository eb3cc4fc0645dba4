package medchain.simulator.node;

import java.util.Optional;
import medchain.simulator.identity.NodeId;
import medchain.simulator.journal.Happening;

/** Keeps a delegate from forging while it seems to be nearly alone, and says so once. */
final class LonelinessGuard {
    private final NodeId id;
    private final ChainRules rules;
    private final NodePort port;
    private boolean paused;

    LonelinessGuard(NodeParts parts) {
        id = parts.id();
        rules = parts.rules();
        port = parts.port();
    }

    boolean pauses(ChainEntry head, long slot) {
        Optional<String> reason = rules.consensus().pause(head.consensus(), slot);
        if (reason.isPresent() && !paused) {
            port.record(new Happening.ForgingPaused(id, reason.get()));
        }
        paused = reason.isPresent();
        return paused;
    }
}
