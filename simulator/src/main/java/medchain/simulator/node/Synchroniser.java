package medchain.simulator.node;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import medchain.simulator.identity.BlockId;
import medchain.simulator.identity.NodeId;
import medchain.simulator.node.Message.SyncRequest;

/**
 * Catches up with a peer's main chain, batch by batch; turns to the next peer when one is silent or
 * brings nothing.
 *
 * <p>A delegate that catches up does not forge, so whoever makes it catch up for nothing keeps it
 * from its slots. Therefore a peer that has left an ask unanswered, or whose answer did not lead to
 * the block that it had shown, is doubted: blocks that it shows later make the node ask another
 * peer, and hold nothing back.
 */
final class Synchroniser {
    static final int BATCH = 100;
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final List<NodeId> peers;
    private final NodePort port;
    private final Set<NodeId> doubted = new TreeSet<>();

    /** Asked since it began; an answer of anybody else was not asked for. */
    private final Set<NodeId> asked = new TreeSet<>();

    /** Others to hear before it believes that it has everything. */
    private final Deque<NodeId> toHear = new ArrayDeque<>();

    private Cause cause = Cause.NONE;
    private Optional<Shown> shown = Optional.empty();
    private Optional<NodeId> current = Optional.empty();
    private boolean answered;
    private int attempt;
    private int nextPeer;
    private int fetched;

    /** Why it asks. */
    private enum Cause {
        NONE,
        /** It was down, and knows that it has missed something. */
        RESTART,
        /** A peer has shown a block whose parent is not here. */
        ORPHAN,
        /** The same, but the peer is doubted or silent. */
        DOUBTED
    }

    /** Whose block lacks which parent. */
    private record Shown(NodeId by, BlockId parent) {}

    Synchroniser(List<NodeId> peers, NodePort port) {
        this.peers = List.copyOf(peers);
        this.port = port;
    }

    /** Whether the node waits for it before it forges and votes. */
    boolean holdsBack() {
        return cause == Cause.RESTART || cause == Cause.ORPHAN;
    }

    /**
     * A peer has shown a block whose parent is not here.
     *
     * @param credible the block may be one of the chain, as far as this node can tell
     */
    void begin(NodeId from, BlockId parent, boolean credible, BlockTree tree) {
        if (cause != Cause.NONE || peers.isEmpty()) {
            return;
        }
        boolean trusted = credible && !doubted.contains(from);
        start(trusted ? Cause.ORPHAN : Cause.DOUBTED);
        shown = Optional.of(new Shown(from, parent));
        ask(trusted ? from : another(), tree);
    }

    /** After a restart with the disk: one peer will do. */
    void beginWithAny(BlockTree tree) {
        if (cause == Cause.NONE && !peers.isEmpty()) {
            start(Cause.RESTART);
            ask(peers.get(nextPeer % peers.size()), tree);
        }
    }

    /** After the loss of the disk: what one peer does not have another may. */
    void beginWithAll(BlockTree tree) {
        if (cause == Cause.NONE && !peers.isEmpty()) {
            start(Cause.RESTART);
            for (int i = 0; i < peers.size(); i++) {
                toHear.add(peers.get((nextPeer + i) % peers.size()));
            }
            ask(toHear.remove(), tree);
        }
    }

    private void start(Cause why) {
        cause = why;
        fetched = 0;
        answered = false;
    }

    /**
     * How many blocks were fetched in all, when this reply was the last.
     *
     * @param blocks in the reply
     * @param fresh how many of them this node did not have
     * @param tree after they were taken
     */
    Optional<Integer> onReply(NodeId from, int blocks, int fresh, boolean more, BlockTree tree) {
        if (cause == Cause.NONE || !asked.contains(from)) {
            return Optional.empty();
        }
        fetched += blocks;
        if (more) {
            boolean helps = blocks == BATCH && fresh > 0;
            ask(helps ? from : insteadOf(from), tree);
            return Optional.empty();
        }
        answered = true;
        if (!toHear.isEmpty()) {
            ask(toHear.remove(), tree);
            return Optional.empty();
        }
        shown.filter(s -> tree.find(s.parent()).isEmpty()).ifPresent(s -> doubt(s.by()));
        stop();
        return Optional.of(fetched);
    }

    /** How many blocks were fetched, when nobody is left to be heard. */
    Optional<Integer> onRetry(int attemptOfAlarm, BlockTree tree) {
        if (cause == Cause.NONE || attemptOfAlarm != attempt) {
            return Optional.empty();
        }
        var next = insteadOf(current.orElseThrow());
        if (answered && toHear.isEmpty()) {
            stop();
            return Optional.of(fetched);
        }
        ask(toHear.isEmpty() ? next : toHear.remove(), tree);
        return Optional.empty();
    }

    /** One that is silent or brings nothing holds nothing back any longer. */
    private NodeId insteadOf(NodeId useless) {
        doubt(useless);
        if (cause == Cause.ORPHAN) {
            cause = Cause.DOUBTED;
        }
        return another();
    }

    void stop() {
        cause = Cause.NONE;
        shown = Optional.empty();
        current = Optional.empty();
        asked.clear();
        toHear.clear();
        attempt++;
    }

    /** Memory is gone. */
    void crash() {
        stop();
        doubted.clear();
    }

    private void doubt(NodeId peer) {
        doubted.add(peer);
        if (doubted.containsAll(peers)) {
            doubted.clear(); // when nobody answers it is not they
        }
    }

    /** The next who is not doubted. */
    private NodeId another() {
        do {
            nextPeer++;
        } while (doubted.contains(peers.get(nextPeer % peers.size())));
        return peers.get(nextPeer % peers.size());
    }

    private void ask(NodeId peer, BlockTree tree) {
        attempt++;
        current = Optional.of(peer);
        asked.add(peer);
        port.send(peer, new SyncRequest(tree.locator()));
        port.wake(PATIENCE, new NodePort.Wake.RetrySync(attempt));
    }
}
