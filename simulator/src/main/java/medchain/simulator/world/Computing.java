package medchain.simulator.world;

import medchain.simulator.chain.Block;
import medchain.simulator.compute.Compute;
import medchain.simulator.compute.CostProfile;
import medchain.simulator.compute.Processors;
import medchain.simulator.kernel.Agenda;
import medchain.simulator.node.Item;
import medchain.simulator.node.Node;

/** What the nodes' work takes, in virtual time. */
final class Computing {
    private final CostProfile costs;
    private final Processors processors;
    private final Agenda<Event> agenda;

    Computing(Compute compute, int nodes, Agenda<Event> agenda) {
        this.costs = compute.costs();
        this.agenda = agenda;
        // a world in which work takes no time asks for none, whatever its size
        processors = new Processors(nodes, compute.cores());
    }

    CostProfile costs() {
        return costs;
    }

    /** Whether work takes no time in this world. */
    boolean isFree() {
        return costs.isFree();
    }

    Processors processors() {
        return processors;
    }

    /** A node does so many nanoseconds of work; until when, from now on. */
    long work(int node, long nanos) {
        return processors.work(node, agenda.nowNanos(), nanos);
    }

    /** A relay looks at what it passes on: form and the outermost signature. */
    long glancing(int node, Item item) {
        return work(node, costs.verify() + costs.hashing(item.sizeBytes()));
    }

    /** A full node checks what it was sent, a block by executing it. */
    long checking(Node node, Item item) {
        long nanos =
                switch (item) {
                    case Item.SubmissionItem _, Item.DecisionItem _ ->
                            costs.verify() + costs.hashing(item.sizeBytes());
                    case Item.BlockItem(var block) -> validation(node, block);
                };
        return work(node.id().index(), nanos);
    }

    /** A node makes what it sends first: signs a block, or checks what a user of it brought. */
    long making(Node node, Item item) {
        if (costs.isFree()) {
            return 0;
        }
        long nanos =
                switch (item) {
                    case Item.SubmissionItem _, Item.DecisionItem _ ->
                            costs.verify() + costs.hashing(item.sizeBytes());
                    case Item.BlockItem(var block) ->
                            isOf(node, block) ? forging(block) : 0; // else it caught up with it
                };
        return work(node.id().index(), nanos);
    }

    private static boolean isOf(Node node, Block block) {
        return block.header().delegateId().equals(node.id().account());
    }

    private long forging(Block block) {
        return costs.sign()
                + costs.hashing(block.sizeBytes())
                + costs.execute() * block.transactions().size();
    }

    /** Blocks that a node had missed, all of them new to it. */
    long catchingUp(Node node, Iterable<Block> blocks) {
        if (costs.isFree()) {
            return 0;
        }
        long nanos = 0;
        for (var block : blocks) {
            nanos += validation(node, block);
        }
        return work(node.id().index(), nanos);
    }

    private long validation(Node node, Block block) {
        return costs.hashing(block.sizeBytes())
                + costs.verify() * (1 + node.signaturesNotSeen(block))
                + costs.execute() * block.transactions().size();
    }
}
