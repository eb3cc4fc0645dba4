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
import medchain.simulator.journal.Happening.HeadMoved;
import medchain.simulator.kernel.SimTime;

/** Puts the tree of blocks together and finds the branch that is the main chain at the end. */
final class ChainFold {
    private record Forged(BlockForged block, SimTime at) {}

    private final Map<BlockId, Forged> forged = new LinkedHashMap<>();
    private final Map<BlockId, SimTime> irreversibleAt = new LinkedHashMap<>();
    private final Map<NodeId, HeadMoved> heads = new TreeMap<>();
    private final TreeMap<Long, Integer> nodesAt = new TreeMap<>();
    private final Set<NodeId> down = new TreeSet<>();
    private final List<HeightChange> headHeights = new ArrayList<>();
    private final List<HeightChange> irreversibleHeights = new ArrayList<>();
    private Optional<BecameIrreversible> lastIrreversible = Optional.empty();

    void forged(SimTime at, BlockForged block) {
        forged.putIfAbsent(block.block(), new Forged(block, at));
    }

    void headMoved(SimTime at, HeadMoved head) {
        var before = Optional.ofNullable(heads.put(head.node(), head));
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

    List<BlockStory> blocks() {
        var main = mainHead().map(this::branch).orElse(Set.of());
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
        return heads.values().stream()
                .filter(head -> !down.contains(head.node()))
                .filter(this::holdsTheIrreversible)
                .max(
                        Comparator.comparingLong(HeadMoved::height)
                                .thenComparing(HeadMoved::node, Comparator.reverseOrder()))
                .map(HeadMoved::head)
                .or(() -> lastIrreversible.map(BecameIrreversible::block));
    }

    private boolean holdsTheIrreversible(HeadMoved head) {
        return lastIrreversible.isEmpty()
                || branch(head.head()).contains(lastIrreversible.get().block());
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
