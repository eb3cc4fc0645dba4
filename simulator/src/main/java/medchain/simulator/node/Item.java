package medchain.simulator.node;

import medchain.simulator.chain.Block;
import medchain.simulator.consent.ConsentDecision;
import medchain.simulator.identity.Hash;
import medchain.simulator.intake.SignedTransaction;

/** Something that spreads to all nodes by gossip. */
public sealed interface Item {
    record SubmissionItem(SignedTransaction signed) implements Item {}

    record DecisionItem(ConsentDecision decision) implements Item {}

    record BlockItem(Block block) implements Item {}

    /** What nodes call it when they announce it and ask for it. */
    record Key(Kind kind, Hash hash) implements Comparable<Key> {
        /** What an item is. */
        enum Kind {
            SUBMISSION,
            DECISION,
            /** A no, so that it is not taken for the yes that it takes back. */
            REFUSAL,
            BLOCK
        }

        @Override
        public int compareTo(Key o) {
            int byKind = kind.compareTo(o.kind);
            return byKind != 0 ? byKind : hash.compareTo(o.hash);
        }
    }

    default Key key() {
        return switch (this) {
            case SubmissionItem s -> new Key(Key.Kind.SUBMISSION, s.signed().id().hash());
            case DecisionItem d ->
                    new Key(
                            d.decision().approved() ? Key.Kind.DECISION : Key.Kind.REFUSAL,
                            d.decision().transaction().hash());
            case BlockItem b -> new Key(Key.Kind.BLOCK, b.block().hash().hash());
        };
    }

    /** The size of its encoding. */
    default int sizeBytes() {
        return switch (this) {
            case SubmissionItem s -> s.signed().sizeBytes();
            case DecisionItem d -> 96 + d.decision().signature().length();
            case BlockItem b -> b.block().sizeBytes();
        };
    }

    /** Its place in the chain of items that need each other; 0 when it needs none. */
    default long height() {
        return switch (this) {
            case SubmissionItem _, DecisionItem _ -> 0;
            case BlockItem b -> b.block().height();
        };
    }
}
