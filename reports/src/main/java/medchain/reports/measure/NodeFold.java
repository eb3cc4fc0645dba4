package medchain.reports.measure;

import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import medchain.simulator.identity.NodeId;
import medchain.simulator.journal.Happening.HeadMoved;

/** Counts what each node went through. */
final class NodeFold {
    private final SortedMap<NodeId, NodeStory> nodes = new TreeMap<>();

    void headMoved(HeadMoved head) {
        if (head.reverted() > 0) {
            change(head.node(), story -> story.reorganised(head.reverted()));
        }
    }

    void crashed(NodeId node) {
        change(node, NodeStory::crashed);
    }

    void rejectedBlock(NodeId node) {
        change(node, NodeStory::rejectedBlock);
    }

    private void change(NodeId node, UnaryOperator<NodeStory> change) {
        nodes.put(node, change.apply(nodes.getOrDefault(node, NodeStory.QUIET)));
    }

    SortedMap<NodeId, NodeStory> stories() {
        return new TreeMap<>(nodes);
    }
}
