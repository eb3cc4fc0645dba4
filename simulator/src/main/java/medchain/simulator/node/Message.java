package medchain.simulator.node;

import java.util.List;
import medchain.simulator.chain.Block;
import medchain.simulator.consent.ConsentDecision;
import medchain.simulator.identity.BlockId;
import medchain.simulator.identity.Hash;
import medchain.simulator.intake.SignedTransaction;

/** What nodes say to each other. */
public sealed interface Message {
    /** Names an item of gossip. */
    record ItemKey(Kind kind, Hash hash) implements Comparable<ItemKey> {
        enum Kind {
            SUBMISSION,
            DECISION,
            /** A no, so that it is not taken for the yes that it takes back. */
            REFUSAL,
            BLOCK
        }

        @Override
        public int compareTo(ItemKey o) {
            int byKind = kind.compareTo(o.kind);
            return byKind != 0 ? byKind : hash.compareTo(o.hash);
        }
    }

    /** Something that spreads to all nodes. */
    sealed interface Item {
        default ItemKey key() {
            return switch (this) {
                case SubmissionItem s ->
                        new ItemKey(ItemKey.Kind.SUBMISSION, s.signed().id().hash());
                case DecisionItem d ->
                        new ItemKey(
                                d.decision().approved()
                                        ? ItemKey.Kind.DECISION
                                        : ItemKey.Kind.REFUSAL,
                                d.decision().transaction().hash());
                case BlockItem b -> new ItemKey(ItemKey.Kind.BLOCK, b.block().hash().hash());
            };
        }

        default int sizeBytes() {
            return switch (this) {
                case SubmissionItem s -> s.signed().sizeBytes();
                case DecisionItem d -> 96 + d.decision().signature().length();
                case BlockItem b -> b.block().sizeBytes();
            };
        }
    }

    record SubmissionItem(SignedTransaction signed) implements Item {}

    record DecisionItem(ConsentDecision decision) implements Item {}

    record BlockItem(Block block) implements Item {}

    /** I have this. */
    record Announce(ItemKey key) implements Message {}

    /** Send me this. */
    record Want(ItemKey key) implements Message {}

    record Body(Item item) implements Message {}

    /** Send me your main chain after the newest of these blocks that stands on it. */
    record SyncRequest(List<BlockId> locator) implements Message {}

    /**
     * @param blocks consecutive
     * @param more whether the sender has further ones
     */
    record SyncReply(List<Block> blocks, boolean more) implements Message {}

    /** About a query on the chain. */
    record OfQuery(QueryMessage message) implements Message {}

    /** Framing and addresses of one message: 24 bytes, as Bitcoin's message header. */
    int HEADER_BYTES = 24;

    /**
     * Tells apart what is sent over one link at one moment, so that chance treats each by itself.
     */
    default long tag() {
        return switch (this) {
            case Announce(var key) -> key.hash().a();
            case Want(var key) -> key.hash().b();
            case Body(var item) -> item.key().hash().c();
            case SyncRequest r -> r.locator().size();
            case SyncReply r -> r.blocks().size();
            case OfQuery(var about) -> about.query().hash().d();
        };
    }

    default int sizeBytes() {
        return HEADER_BYTES
                + switch (this) {
                    case Announce _, Want _ -> 1 + Hash.BYTES;
                    case Body b -> b.item().sizeBytes();
                    case SyncRequest r -> r.locator().size() * Hash.BYTES;
                    case SyncReply r -> r.blocks().stream().mapToInt(Block::sizeBytes).sum() + 1;
                    case OfQuery q -> q.message().sizeBytes();
                };
    }
}
