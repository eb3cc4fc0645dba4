package medchain.reports.measure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import medchain.simulator.identity.BlockId;
import medchain.simulator.identity.NodeId;
import medchain.simulator.journal.Happening.BecameIrreversible;
import medchain.simulator.journal.Happening.BlockForged;
import medchain.simulator.journal.Happening.BlockSpread;
import medchain.simulator.journal.Happening.HeadMoved;
import medchain.simulator.kernel.SimTime;

/** Puts the tree of blocks together and finds the branch that is the main chain at the end. */
final class ChainFold {
    private record Forged(BlockForged block, SimTime at) {}

    private record Head(BlockId block, long height) {}

    private final Map<BlockId, Forged> forged = new LinkedHashMap<>();
    private final Map<BlockId, SimTime> irreversibleAt = new LinkedHashMap<>();
    private final Map<BlockId, BlockSpread> spreads = new LinkedHashMap<>();
    private final Map<NodeId, Head> heads = new TreeMap<>();
    private final TreeMap<Long, Integer> nodesAt = new TreeMap<>();
    private final Set<NodeId> down = new TreeSet<>();
    private final List<HeightChange> headHeights = new ArrayList<>();
    private final List<HeightChange> irreversibleHeights = new ArrayList<>();
    private Optional<BecameIrreversible> lastIrreversible = Optional.empty();

    /** Whoever forges a block has it as its head; other moves of a head are told apart. */
    void forged(SimTime at, BlockForged block) {
        forged.putIfAbsent(block.block(), new Forged(block, at));
        headMoved(at, block.node(), new Head(block.block(), block.height()));
    }

    void headMoved(SimTime at, HeadMoved what) {
        headMoved(at, what.node(), new Head(what.head(), what.height()));
    }

    private void headMoved(SimTime at, NodeId node, Head head) {
        var before = Optional.ofNullable(heads.put(node, head));
        before.ifPresent(
                it -> nodesAt.computeIfPresent(it.height(), (_, n) -> n > 1 ? n - 1 : null));
        nodesAt.merge(head.height(), 1, Integer::sum);
        long highest = nodesAt.lastKey();
        if (headHeights.isEmpty() || headHeights.getLast().height() != highest) {
            headHeights.add(new HeightChange(at, highest));
        }
    }

    void crashed(NodeId node) {
        down.add(node);
    }

    void restarted(NodeId node) {
        down.remove(node);
    }

    void spread(BlockSpread what) {
        spreads.put(what.block(), what);
    }

    /** A block that is irreversible makes its ancestors so. */
    void irreversible(SimTime at, BecameIrreversible what) {
        var next = Optional.ofNullable(forged.get(what.block()));
        while (next.isPresent()
                && irreversibleAt.putIfAbsent(next.get().block().block(), at) == null) {
            next = Optional.ofNullable(forged.get(next.get().block().previous()));
        }
        if (lastIrreversible.isEmpty() || lastIrreversible.get().height() < what.height()) {
            lastIrreversible = Optional.of(what);
            irreversibleHeights.add(new HeightChange(at, what.height()));
        }
    }

    /**
     * @param known the head of the main chain, where the world could be asked
     */
    List<BlockStory> blocks(Optional<BlockId> known) {
        var head = known.filter(forged::containsKey).or(this::mainHead);
        var main = head.map(this::branch).orElse(Set.of());
        return forged.values().stream()
                .sorted(Comparator.comparingLong(it -> it.block().height()))
                .map(it -> story(it, main))
                .toList();
    }

    private BlockStory story(Forged it, Set<BlockId> main) {
        var id = it.block().block();
        return new BlockStory(
                it.block(),
                it.at(),
                Optional.ofNullable(irreversibleAt.get(id)),
                Optional.ofNullable(spreads.get(id)),
                main.contains(id));
    }

    List<HeightChange> heads() {
        return List.copyOf(headHeights);
    }

    List<HeightChange> irreversibles() {
        return List.copyOf(irreversibleHeights);
    }

    /**
     * The highest head of a live node on a branch with the last irreversible block; the lowest node
     * among equals. Without live nodes, the irreversible block itself.
     */
    private Optional<BlockId> mainHead() {
        return heads.entrySet().stream()
                .filter(entry -> !down.contains(entry.getKey()))
                .filter(entry -> holdsTheIrreversible(entry.getValue()))
                .max(
                        Comparator.comparingLong(
                                        (Map.Entry<NodeId, Head> it) -> it.getValue().height())
                                .thenComparing(Map.Entry::getKey, Comparator.reverseOrder()))
                .map(entry -> entry.getValue().block())
                .or(() -> lastIrreversible.map(BecameIrreversible::block));
    }

    private boolean holdsTheIrreversible(Head head) {
        return lastIrreversible.isEmpty()
                || branch(head.block()).contains(lastIrreversible.get().block());
    }

    /** The block and its ancestors, down to the first block after genesis; newest first. */
    private Set<BlockId> branch(BlockId head) {
        var branch = new LinkedHashSet<BlockId>();
        var at = Optional.ofNullable(forged.get(head));
        while (at.isPresent() && branch.add(at.get().block().block())) {
            at = Optional.ofNullable(forged.get(at.get().block().previous()));
        }
        return branch;
    }
}
