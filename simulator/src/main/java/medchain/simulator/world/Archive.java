package medchain.simulator.world;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import medchain.simulator.chain.Block;
import medchain.simulator.identity.BlockId;
import medchain.simulator.node.Message.SyncReply;
import medchain.simulator.node.Message.SyncRequest;

/** Blocks as relays keep them: once for all, in the order in which they came into the world. */
final class Archive {
    private static final int BATCH = 100;

    private final List<Block> inOrder = new ArrayList<>();
    private final Map<BlockId, Block> byId = new LinkedHashMap<>();

    void add(Block block) {
        inOrder.add(block);
        byId.putIfAbsent(block.hash(), block);
    }

    /**
     * What a relay answers to a node that catches up: what it has after the newest block of the
     * locator that it has, at most a batch.
     *
     * @param tip the highest block that it has, in the order of adding; below 0 when none
     */
    SyncReply after(SyncRequest request, int tip) {
        var path = new ArrayList<Block>();
        var cursor = tip < 0 ? Optional.<Block>empty() : Optional.of(inOrder.get(tip));
        while (cursor.isPresent() && !request.locator().contains(cursor.get().hash())) {
            path.add(cursor.get());
            cursor = Optional.ofNullable(byId.get(cursor.get().header().previousHash()));
        }
        var blocks = path.reversed();
        boolean more = blocks.size() > BATCH;
        return new SyncReply(more ? blocks.subList(0, BATCH) : blocks, more);
    }
}
