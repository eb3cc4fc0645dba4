package medchain.simulator.node;

import java.util.Optional;
import medchain.simulator.identity.AccountId;

/** How a delegate keeps the rules, or in which way it breaks or bends them. */
public sealed interface Conduct {
    /** Keeps them. */
    record Honest() implements Conduct {}

    /** Signs two blocks in its slot and shows each to one half of its peers. */
    record Equivocate() implements Conduct {}

    /**
     * Forges, and keeps its blocks to itself for a while.
     *
     * @param slots how long, from 1
     */
    record Withhold(int slots) implements Conduct {
        public Withhold {
            if (slots < 1) {
                throw new IllegalArgumentException("slots; expected 1 or more");
            }
        }
    }

    /**
     * Leaves transactions out of its blocks.
     *
     * @param account whose, as sender or patient; empty: all medical ones
     */
    record Censor(Optional<AccountId> account) implements Conduct {}

    /**
     * After the loss of its disk it forges and votes at once, as if it had never signed anything.
     */
    record Forget() implements Conduct {}

    /** Goes on forging when hardly anybody else seems to be there (Graphene's stale production). */
    record Stale() implements Conduct {}

    /** Forges in the slots of others. */
    record OutOfTurn() implements Conduct {}

    /** In its slot, forges for a later slot of its own. */
    record FutureSlot() implements Conduct {}

    /**
     * In every slot, shows a block of its own on a parent that nobody has, and answers nobody who
     * asks for it.
     */
    record Orphans() implements Conduct {}

    /** In its slot, forges beside the head instead of after it. */
    record StaleParent() implements Conduct {}

    /** Forges blocks that are wrong. */
    record Invalid(Wrong what) implements Conduct {}

    /** Misuses its share of a threshold key. */
    record Lie(Misuse what) implements Conduct {}

    /** How a share of a threshold key is misused. */
    enum Misuse {
        /** Gives shares that open to something else. */
        SHARES,
        /** Wants a patient's ciphertext opened instead of the answer. */
        CIPHERTEXT
    }

    /** What is wrong with a block. */
    enum Wrong {
        /** The Merkle root does not fit the transactions. */
        MERKLE_ROOT,
        /** The state root does not follow from them. */
        STATE_ROOT,
        /** The block before it is none that anybody has. */
        PREVIOUS_HASH,
        /** Its slot is its parent's. */
        SLOT,
        /** It names another delegate as its forger. */
        DELEGATE,
        /** Its header counts a transaction more than its body has. */
        COUNT,
        /** Its last transaction stands in it twice, under the hash of a good block. */
        DUPLICATED_LAST,
        /** It has a transaction more than a block may have. */
        OVERSIZE,
        /** The signature is over another header. */
        SIGNATURE,
        /** A medical operation whose approval the forger has signed instead of the patient. */
        UNAPPROVED,
        /** One of its transactions was signed for another chain. */
        FOREIGN_CHAIN,
        /** One of its transactions has a nonce that is spent. */
        SPENT_NONCE,
        /** The signature of one of its transactions was given for another purpose. */
        FOREIGN_PURPOSE,
        /** The votes of others in its certificate bear its own signature. */
        CERTIFICATE,
        /** The nonce is not the promised one: allowed, but it earns nothing and draws nothing. */
        REVEAL
    }
}
