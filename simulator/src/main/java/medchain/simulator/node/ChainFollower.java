package medchain.simulator.node;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import medchain.simulator.chain.Block;
import medchain.simulator.dpos.Finalizer.Ref;
import medchain.simulator.dpos.ForkChoice;
import medchain.simulator.dpos.Tip;
import medchain.simulator.identity.AccountId;
import medchain.simulator.identity.BlockId;
import medchain.simulator.identity.NodeId;
import medchain.simulator.journal.Happening;
import medchain.simulator.kernel.SimTime;
import medchain.simulator.node.BlockJudge.Verdict;
import medchain.simulator.node.BlockTree.Stored;
import medchain.simulator.node.Item.BlockItem;
import medchain.simulator.node.Message.SyncReply;

/**
 * How a node follows the best chain: judges the blocks that come, keeps the valid ones, moves its
 * head by the fork choice, and catches up with a peer when it has missed some. It knows nothing of
 * what is in the blocks; whoever does is told through {@link Listener}.
 */
final class ChainFollower {
    private static final int ORPHANS = 64;

    /** So many of them may be of one delegate, so that nobody takes the place of all others. */
    private static final int ORPHANS_OF_ONE = 16;

    private final NodeId id;
    private final ChainRules rules;
    private final BlockJudge judge;
    private final NodePort port;
    private final ForkChoice forkChoice;
    private final Synchroniser synchroniser;
    private final OrphanCheck orphanCheck;
    private final Listener listener;
    private final Map<BlockId, Orphan> orphans = new LinkedHashMap<>();
    private final ChainEntry genesis;
    private BlockTree tree;
    private boolean diskWasLost;

    /** The rest of the node, which is told what happens to its chain. */
    interface Listener {
        /** Whether the node passes the block on. */
        boolean shares(Block block);

        /** A block has come before its time, by this node's clock. */
        void early(Block block);

        /** A valid block is on the disk, of whatever branch. */
        void stored(ChainEntry entry);

        /** One delegate has signed both. */
        void equivocated(Block one, Block other);

        /** The head is another one. */
        void moved(BlockTree.Move move);

        /** All of the move is done. */
        void arrived();

        /** The entry cannot be undone any more. */
        void irreversible(ChainEntry entry);

        /** The chain is there again after the loss of the disk. */
        void recovered();
    }

    /** A block that came before its parent, and when. */
    private record Orphan(Block block, SimTime since) {}

    ChainFollower(NodeParts parts, Listener listener) {
        id = parts.id();
        rules = parts.rules();
        judge = parts.judge();
        port = parts.port();
        genesis = parts.genesis();
        forkChoice = rules.consensus().forkChoice();
        synchroniser = new Synchroniser(parts.peers(), port);
        orphanCheck = new OrphanCheck(rules);
        this.listener = listener;
        tree = new BlockTree(genesis);
    }

    BlockTree tree() {
        return tree;
    }

    ChainEntry head() {
        return tree.head();
    }

    /** Whether it catches up, and so should not build on the head that it has. */
    boolean synchronising() {
        return synchroniser.holdsBack();
    }

    boolean has(Block block) {
        return tree.find(block.hash()).isPresent();
    }

    // ---- a block

    /** A block has come from a peer. */
    void onBlock(NodeId from, Block block) {
        if (has(block) || block.height() <= tree.irreversibleHeight()) {
            return;
        }
        if (isTooEarly(block)) {
            listener.early(block);
            reject(block, "slot " + block.header().slot() + " lies in the future");
            return;
        }
        var parent = tree.find(block.header().previousHash());
        if (parent.isEmpty()) {
            onOrphan(from, block);
            return;
        }
        switch (judgeAfter(parent.get().entry(), block)) {
            case Verdict.Valid(var entry) -> take(entry);
            case Verdict.Invalid(var field, var reason) -> reject(block, field + " " + reason);
        }
    }

    Verdict judgeAfter(ChainEntry parent, Block block) {
        return judge.judge(parent, block, ref -> tree.knows(parent.block(), ref));
    }

    private boolean isTooEarly(Block block) {
        var start = judge.startOf(block.header().slot());
        return start.isAfter(port.now().plus(rules.parameters().maxClockDrift()));
    }

    private void onOrphan(NodeId from, Block block) {
        var irreversible = tree.find(tree.irreversibleBlock().hash()).orElseThrow().entry();
        switch (orphanCheck.judge(block, head().ledger(), irreversible)) {
            case OrphanCheck.Finding.Wrong(var reason) -> reject(block, reason);
            case OrphanCheck.Finding.Unknown _ -> fetchParent(from, block, false);
            case OrphanCheck.Finding.Plausible _ -> {
                keepOrphan(block);
                // its header is signed, and alone may convict who signed it
                known(block)
                        .filter(o -> contradict(o, block))
                        .findFirst()
                        .ifPresent(o -> tell(o, block));
                fetchParent(from, block, true);
            }
        }
    }

    private void fetchParent(NodeId from, Block orphan, boolean credible) {
        synchroniser.begin(from, orphan.header().previousHash(), credible, tree);
    }

    /** Blocks of the same delegate. */
    private Stream<Block> known(Block block) {
        var delegate = block.header().delegateId();
        return Stream.concat(tree.liveBlocksOf(delegate).stream(), orphansOf(delegate));
    }

    private Stream<Block> orphansOf(AccountId delegate) {
        return orphans.values().stream()
                .map(Orphan::block)
                .filter(o -> o.header().delegateId().equals(delegate));
    }

    private void keepOrphan(Block block) {
        long own = orphansOf(block.header().delegateId()).count();
        if (orphans.size() < ORPHANS && own < ORPHANS_OF_ONE) {
            orphans.put(block.header().previousHash(), new Orphan(block, port.now()));
        }
    }

    /**
     * Refuses orphans whose parent has not come for a round: nobody has it, and they would keep the
     * place of others for ever.
     */
    void expireOrphans() {
        if (orphans.isEmpty() || synchronising()) {
            return;
        }
        var slot = rules.consensus().slots().slot();
        var patience = slot.multipliedBy(rules.parameters().slotsPerRound());
        var overdue =
                orphans.values().stream()
                        .filter(o -> port.now().isAfter(o.since().plus(patience)))
                        .map(Orphan::block)
                        .toList();
        for (var block : overdue) {
            orphans.remove(block.header().previousHash());
            reject(block, "previous_hash names no block that came within a round");
        }
    }

    private void reject(Block block, String reason) {
        port.record(
                new Happening.BlockRejected(block.hash(), id, block.header().delegateId(), reason));
    }

    /** A valid block, of a peer or of this node's own forge. */
    void take(ChainEntry entry) {
        reportEquivocation(entry.block());
        var stored = tree.add(entry, port.now());
        listener.stored(entry);
        if (listener.shares(entry.block())) {
            port.spread(new BlockItem(entry.block()));
        }
        if (forkChoice.prefers(tip(stored), tip(tree.storedHead()))
                && tree.extendsIrreversible(entry.block())) {
            follow(stored);
        }
        var child = orphans.remove(entry.block().hash());
        if (child != null) {
            onBlock(id, child.block());
        }
    }

    private void reportEquivocation(Block block) {
        for (var other : tree.liveBlocksOf(block.header().delegateId())) {
            if (contradict(other, block)) {
                tell(other, block);
            }
        }
    }

    private boolean contradict(Block one, Block other) {
        return forkChoice.contradicting(one.header(), one.hash(), other.header(), other.hash());
    }

    private void tell(Block one, Block other) {
        var delegate = other.header().delegateId();
        port.record(new Happening.EquivocationSeen(delegate, one.hash(), other.hash(), id));
        listener.equivocated(one, other);
    }

    private static Tip tip(Stored stored) {
        var entry = stored.entry();
        return Tip.of(entry.block().header(), entry.consensus(), stored.receivedAt());
    }

    // ---- the best chain

    private void follow(Stored target) {
        var move = tree.moveTo(target);
        listener.moved(move);
        if (!move.left().isEmpty()) {
            port.record(
                    new Happening.HeadMoved(
                            id,
                            tree.head().block().hash(),
                            tree.head().height(),
                            move.left().size()));
        }
        finaliseUpTo(rules.consensus().irreversibleHeight(tree.head().consensus()));
        listener.arrived();
    }

    private void finaliseUpTo(long height) {
        tree.finalizeUpTo(height).forEach(listener::irreversible);
    }

    /**
     * Enough delegates approve this block: it is irreversible, and if it is not on this node's main
     * chain, the node moves there, even to a shorter one (Hive, sync_block_writer.cpp).
     */
    void approve(Ref approved) {
        var stored = tree.find(approved.id()).orElseThrow();
        var block = stored.entry().block();
        if (!tree.extendsIrreversible(block)) {
            return; // two quorums contradict each other: what is promised here stays
        }
        if (!tree.onMain(block.hash(), block.height())) {
            follow(stored);
        }
        finaliseUpTo(block.height());
    }

    // ---- catching up

    /** A peer asks for the main chain after the newest of these blocks that stands on it. */
    void onSyncRequest(NodeId from, List<BlockId> locator) {
        var blocks = tree.after(locator, Synchroniser.BATCH + 1);
        boolean more = blocks.size() > Synchroniser.BATCH;
        var batch = more ? blocks.subList(0, Synchroniser.BATCH) : blocks;
        port.send(from, new SyncReply(batch, more));
    }

    void onSyncReply(NodeId from, List<Block> blocks, boolean more) {
        int fresh = 0;
        for (var block : blocks) {
            boolean isNew = !has(block);
            onBlock(from, block);
            fresh += isNew && has(block) ? 1 : 0;
        }
        synchroniser.onReply(from, blocks.size(), fresh, more, tree).ifPresent(this::caughtUp);
    }

    private void caughtUp(int fetched) {
        if (diskWasLost) {
            diskWasLost = false;
            listener.recovered();
        }
        port.record(new Happening.NodeSynchronised(id, tree.head().height(), fetched));
    }

    void onRetry(int attempt) {
        synchroniser.onRetry(attempt, tree).ifPresent(this::caughtUp);
    }

    // ---- faults

    /** Memory is gone; the disk stays. */
    void crash() {
        orphans.clear();
        synchroniser.crash();
    }

    /** Begins again with what the disk holds, if there is one, and asks a peer for the rest. */
    void restart(boolean withDisk) {
        if (!withDisk) {
            tree = new BlockTree(genesis);
            diskWasLost = true;
            synchroniser.beginWithAll(tree);
        } else {
            synchroniser.beginWithAny(tree);
        }
    }

    /** What followed from the block before this one, where it is still kept. */
    Optional<ChainEntry> before(ChainEntry entry) {
        return tree.find(entry.block().header().previousHash()).map(Stored::entry);
    }
}
