package medchain.simulator.node;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import medchain.simulator.chain.Block;
import medchain.simulator.identity.AccountId;
import medchain.simulator.identity.BlockId;
import medchain.simulator.intake.BlockReference;
import medchain.simulator.kernel.Assumption;
import medchain.simulator.kernel.SimTime;

/**
 * A node's disk: its main chain from genesis, and the valid blocks above the irreversible one with
 * what follows from each.
 */
public final class BlockTree {
    /** How far back a transaction may refer (Antelope's 16-bit reference block number). */
    private static final long REFERENCES = 65_536;

    private final List<Block> main = new ArrayList<>();
    private final Map<BlockId, Stored> live = new LinkedHashMap<>();
    private final Map<AccountId, List<Block>> liveByDelegate = new LinkedHashMap<>();
    private final Map<Long, List<Block>> liveByHeight = new LinkedHashMap<>();
    private Stored head;
    private long irreversible;

    /** An entry and when it came. */
    record Stored(ChainEntry entry, SimTime receivedAt) {}

    BlockTree(ChainEntry genesis) {
        head = add(genesis, SimTime.ZERO);
        main.add(genesis.block());
    }

    ChainEntry head() {
        return head.entry();
    }

    Stored storedHead() {
        return head;
    }

    long irreversibleHeight() {
        return irreversible;
    }

    /** The main chain, genesis first. */
    public List<Block> main() {
        return Collections.unmodifiableList(main);
    }

    /** All that is kept: the main chain, genesis first, then the blocks of other branches. */
    public List<Block> all() {
        var all = new ArrayList<>(main);
        for (var stored : live.values()) {
            var block = stored.entry().block();
            if (!onMain(block.hash(), block.height())) {
                all.add(block);
            }
        }
        return all;
    }

    Optional<Stored> find(BlockId id) {
        return Optional.ofNullable(live.get(id));
    }

    List<Block> liveBlocksOf(AccountId delegate) {
        return Collections.unmodifiableList(liveByDelegate.getOrDefault(delegate, List.of()));
    }

    boolean onMain(BlockId id, long height) {
        return height < main.size() && main.get((int) height).hash().equals(id);
    }

    Stored add(ChainEntry entry, SimTime now) {
        var stored = new Stored(entry, now);
        var block = entry.block();
        if (live.put(block.hash(), stored) == null) {
            blocksOf(block.header().delegateId()).add(block);
            liveByHeight.computeIfAbsent(block.height(), _ -> new ArrayList<>()).add(block);
        }
        return stored;
    }

    private List<Block> blocksOf(AccountId delegate) {
        return liveByDelegate.computeIfAbsent(delegate, _ -> new ArrayList<>());
    }

    Block irreversibleBlock() {
        return main.get((int) irreversible);
    }

    /** The block of this height on the branch that ends in a block; empty where it is not kept. */
    Optional<Block> ancestor(BlockId tip, long height) {
        var cursor = find(tip).map(s -> s.entry().block());
        while (cursor.isPresent() && cursor.get().height() > height) {
            cursor = find(cursor.get().header().previousHash()).map(s -> s.entry().block());
        }
        return cursor.filter(block -> block.height() == height);
    }

    /** Whether a block of this height is on the branch that ends in another. */
    boolean isOn(BlockId tip, BlockId id, long height) {
        return ancestor(tip, height).filter(block -> block.hash().equals(id)).isPresent();
    }

    /** Whether the tip is the block with this id or descends from it. */
    boolean descends(Block tip, BlockId id) {
        var kept = find(id);
        if (kept.isPresent()) {
            return isOn(tip.hash(), id, kept.get().entry().height());
        }
        boolean irreversibleToo =
                main.subList(0, (int) irreversible).stream().anyMatch(b -> b.hash().equals(id));
        return irreversibleToo && extendsIrreversible(tip);
    }

    /** Whether the block's branch contains this node's irreversible block. */
    boolean extendsIrreversible(Block block) {
        var cursor = block;
        // the main chain contains it: no need to go further down than to where the branch leaves it
        while (cursor.height() > irreversible && !onMain(cursor.hash(), cursor.height())) {
            var parent = find(cursor.header().previousHash());
            if (parent.isEmpty()) {
                return false;
            }
            cursor = parent.get().entry().block();
        }
        return onMain(cursor.hash(), cursor.height());
    }

    /**
     * What a move of the head does: blocks that leave the main chain, and blocks that join it,
     * oldest first.
     */
    record Move(List<Block> left, List<Block> joined) {}

    Move moveTo(Stored target) {
        var joined = new ArrayList<Block>();
        var cursor = target.entry().block();
        while (!onMain(cursor.hash(), cursor.height())) {
            joined.add(cursor);
            cursor = find(cursor.header().previousHash()).orElseThrow().entry().block();
        }
        Assumption.check(
                cursor.height() >= irreversible, "a reorganisation below the irreversible block");
        Collections.reverse(joined);
        var abandoned = main.subList((int) cursor.height() + 1, main.size());
        var left = List.copyOf(abandoned);
        abandoned.clear();
        main.addAll(joined);
        head = target;
        return new Move(left, joined);
    }

    /**
     * Moves the irreversible height up; never down.
     *
     * @return the entries that became irreversible, oldest first
     */
    List<ChainEntry> finalizeUpTo(long height) {
        var done = new ArrayList<ChainEntry>();
        for (long h = irreversible + 1; h <= height; h++) {
            done.add(find(main.get((int) h).hash()).orElseThrow().entry());
        }
        for (; irreversible < height; irreversible++) {
            forgetAt(irreversible);
        }
        return done;
    }

    private void forgetAt(long height) {
        for (var block : Objects.requireNonNull(liveByHeight.remove(height))) {
            live.remove(block.hash());
            blocksOf(block.header().delegateId()).remove(block);
        }
    }

    /** Whether the reference names a block of the branch that ends in {@code tip}, not too old. */
    boolean knows(Block tip, BlockReference reference) {
        long height = reference.height();
        if (height > tip.height() || height < tip.height() - REFERENCES) {
            return false;
        }
        var cursor = tip;
        while (cursor.height() > height && !onMain(cursor.hash(), cursor.height())) {
            var parent = find(cursor.header().previousHash());
            if (parent.isEmpty()) {
                return false;
            }
            cursor = parent.get().entry().block();
        }
        var named = cursor.height() == height ? cursor : main.get((int) height);
        return prefix(named) == reference.prefix();
    }

    /** A reference that no reorganisation can break. */
    BlockReference safeReference() {
        var block = main.get((int) irreversible);
        return new BlockReference(block.height(), prefix(block));
    }

    private static long prefix(Block block) {
        return block.hash().hash().a();
    }

    /** Main-chain ids from the head back to the irreversible block, in growing steps. */
    List<BlockId> locator() {
        var ids = new ArrayList<BlockId>();
        long step = 1;
        for (long h = main.size() - 1L; h > irreversible; h -= step) {
            ids.add(main.get((int) h).hash());
            step *= 2;
        }
        ids.add(main.get((int) irreversible).hash());
        return ids;
    }

    /** The main chain after the first of these ids that stands on it, at most so many blocks. */
    List<Block> after(List<BlockId> locator, int atMost) {
        for (var id : locator) {
            for (int h = main.size() - 1; h >= 0; h--) {
                if (main.get(h).hash().equals(id)) {
                    return List.copyOf(main.subList(h + 1, Math.min(main.size(), h + 1 + atMost)));
                }
            }
        }
        return List.of();
    }
}
