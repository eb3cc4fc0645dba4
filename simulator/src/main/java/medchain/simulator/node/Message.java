package medchain.simulator.node;

import java.util.List;
import medchain.simulator.chain.Block;
import medchain.simulator.chain.FinalityVote;
import medchain.simulator.identity.BlockId;
import medchain.simulator.identity.Hash;
import medchain.simulator.network.Wire;

/** What two nodes say to each other; what all shall hear is an {@link Item} of gossip. */
public sealed interface Message {
    /** Send me your main chain after the newest of these blocks that stands on it. */
    record SyncRequest(List<BlockId> locator) implements Message {}

    /**
     * @param blocks consecutive
     * @param more whether the sender has further ones
     */
    record SyncReply(List<Block> blocks, boolean more) implements Message {}

    /** About a query on the chain. */
    record OfQuery(QueryMessage message) implements Message {}

    /** A delegate's vote for a block. */
    record OfVote(FinalityVote vote) implements Message {}

    /**
     * Tells apart what is sent over one link at one moment, so that chance treats each by itself.
     */
    default long tag() {
        return switch (this) {
            case SyncRequest r -> r.locator().size();
            case SyncReply r -> r.blocks().size();
            case OfQuery(var about) -> about.query().hash().d();
            case OfVote(var vote) -> vote.block().hash().d();
        };
    }

    default int sizeBytes() {
        return Wire.HEADER_BYTES
                + switch (this) {
                    case SyncRequest r -> r.locator().size() * Hash.BYTES;
                    case SyncReply r -> r.blocks().stream().mapToInt(Block::sizeBytes).sum() + 1;
                    case OfQuery q -> q.message().sizeBytes();
                    case OfVote v -> v.vote().sizeBytes();
                };
    }
}
