package medchain.simulator.node;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import medchain.simulator.identity.BlockId;
import medchain.simulator.identity.NodeId;
import medchain.simulator.node.Message.SyncRequest;

/**
 * Catches up with a peer's main chain, batch by batch; turns to the next peer when one is silent.
 */
final class Synchroniser {
    static final int BATCH = 100;
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final List<NodeId> peers;
    private final NodePort port;
    private boolean busy;
    private int attempt;
    private int nextPeer;
    private int fetched;

    Synchroniser(List<NodeId> peers, NodePort port) {
        this.peers = List.copyOf(peers);
        this.port = port;
    }

    boolean busy() {
        return busy;
    }

    void begin(NodeId from, List<BlockId> locator) {
        if (!busy) {
            busy = true;
            fetched = 0;
            ask(from, locator);
        }
    }

    void beginWithAny(List<BlockId> locator) {
        if (!peers.isEmpty()) {
            begin(peers.get(nextPeer % peers.size()), locator);
        }
    }

    /** How many blocks were fetched in all, when this reply was the last. */
    Optional<Integer> onReply(NodeId from, int blocks, boolean more, List<BlockId> locator) {
        if (!busy) {
            return Optional.empty();
        }
        fetched += blocks;
        if (more) {
            ask(from, locator);
            return Optional.empty();
        }
        stop();
        return Optional.of(fetched);
    }

    void onRetry(int attemptOfAlarm, List<BlockId> locator) {
        if (busy && attemptOfAlarm == attempt) {
            nextPeer++;
            ask(peers.get(nextPeer % peers.size()), locator);
        }
    }

    void stop() {
        busy = false;
        attempt++;
    }

    private void ask(NodeId peer, List<BlockId> locator) {
        attempt++;
        port.send(peer, new SyncRequest(locator));
        port.wake(PATIENCE, new NodePort.Wake.RetrySync(attempt));
    }
}
