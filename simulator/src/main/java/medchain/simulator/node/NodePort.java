package medchain.simulator.node;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import medchain.simulator.compute.CostProfile;
import medchain.simulator.consent.PendingConsent;
import medchain.simulator.identity.AccountId;
import medchain.simulator.identity.NodeId;
import medchain.simulator.identity.TxId;
import medchain.simulator.intake.BlockReference;
import medchain.simulator.intake.Content;
import medchain.simulator.intake.SignedTransaction;
import medchain.simulator.journal.Journal;
import medchain.simulator.kernel.ByteSource;
import medchain.simulator.kernel.SimTime;
import medchain.simulator.records.RecordVersion;

/** All that a node can do to the world around it. */
public interface NodePort extends Journal {
    SimTime now();

    void send(NodeId to, Message message);

    /** Sends to every other full node directly, as delegates are connected with each other. */
    void sendToAll(Message message);

    /** Offers an item to all peers by gossip. Returns false when this node does so already. */
    boolean spread(Item item);

    /** Sends an item to one peer, unasked. */
    void show(NodeId peer, Item item);

    /** Calls {@link Node#onWake} later, unless the node crashes before. */
    void wake(Duration after, Wake what);

    /** How long this node's processor takes for what. */
    CostProfile costs();

    /** Calls {@link Node#onWake} when one of this node's cores has done so much work. */
    void work(Duration time, Wake what);

    /**
     * A patient's operation waits here; the world tells the patient if this is the patient's node.
     */
    void askPatient(PendingConsent request);

    /**
     * A block of this node's chain, and what it added to the records, cannot be undone any more.
     */
    void becameIrreversible(ChainEntry entry, List<RecordVersion> kept);

    /** A reply to a query has come to this node, which serves the querier. */
    void replied(NodeId from, QueryMessage.Reply reply);

    /**
     * This node, a delegate, gives its share of an answer or refuses it: to be in the access log.
     */
    void looked(String action, Content.Query query, TxId tx, Optional<String> refusal);

    /** The node of a delegate's account. */
    NodeId nodeOf(AccountId delegate);

    /** Whether there is such a node. */
    boolean knows(NodeId node);

    /** A transaction of this node's own account. */
    SignedTransaction sign(Content content, BlockReference reference);

    /** For the salts of this node's signatures. */
    ByteSource salt();

    /** What a node sets its alarm for. */
    sealed interface Wake {
        /** The slot's delegate has waited for a late parent. */
        record Forge(long slot) implements Wake {}

        /** Work on a query is done, or the other delegates have had their time. */
        record Query(TxId query) implements Wake {}

        /** The answer to a synchronisation request has not come. */
        record RetrySync(int attempt) implements Wake {}
    }
}
