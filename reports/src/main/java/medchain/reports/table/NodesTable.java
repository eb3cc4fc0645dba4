package medchain.reports.table;

import java.util.List;
import java.util.SortedMap;
import medchain.reports.measure.NodeStory;
import medchain.simulator.identity.NodeId;
import medchain.simulator.kernel.SimTime;
import medchain.simulator.world.WorldView.NodeStatus;

/** nodes.csv: one row a node as it stands at the end, and what it went through. */
final class NodesTable {
    private static final List<String> COLUMNS =
            List.of(
                    "node",
                    "relay",
                    "region",
                    "state",
                    "head_height",
                    "irreversible_height",
                    "mempool",
                    "pending_consents",
                    "peers",
                    "delegate",
                    "blocks_forged",
                    "slots_missed",
                    "crashes",
                    "reorganisations",
                    "deepest_reorganisation",
                    "blocks_rejected",
                    "busy_s");

    private NodesTable() {}

    static Table of(List<NodeStatus> nodes, SortedMap<NodeId, NodeStory> stories) {
        return new Table(
                "nodes",
                COLUMNS,
                Rows.of(
                        nodes,
                        node -> row(node, stories.getOrDefault(node.node(), NodeStory.QUIET))));
    }

    private static List<Cell> row(NodeStatus node, NodeStory story) {
        return List.of(
                Cell.of(node.node().toString()),
                Cell.of(node.relay()),
                Cell.of(node.region()),
                Cell.of(node.state()),
                Cell.of(node.headHeight()),
                Cell.of(node.irreversibleHeight()),
                Cell.of(node.mempool()),
                Cell.of(node.pendingConsents()),
                Cell.of(node.peers()),
                Cell.of(node.delegate()),
                Cell.of(node.blocksForged()),
                Cell.of(node.slotsMissed()),
                Cell.of(story.crashes()),
                Cell.of(story.reorganisations()),
                Cell.of(story.deepestReorganisation()),
                Cell.of(story.blocksRejected()),
                Cell.of(new SimTime(node.busy().toNanos())));
    }
}
