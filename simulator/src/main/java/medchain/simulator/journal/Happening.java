package medchain.simulator.journal;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import medchain.simulator.identity.AccountId;
import medchain.simulator.identity.BlockId;
import medchain.simulator.identity.DatasetId;
import medchain.simulator.identity.Hash;
import medchain.simulator.identity.ModelId;
import medchain.simulator.identity.NodeId;
import medchain.simulator.identity.Purpose;
import medchain.simulator.identity.RecordId;
import medchain.simulator.identity.Role;
import medchain.simulator.identity.TxId;
import medchain.simulator.kernel.SimTime;

/**
 * Something that happened, in the past tense. Facts are the only thing that checks, reports and the
 * screen read; they carry no clinical text and no secret.
 */
public sealed interface Happening {

    // ---- people and access

    record Registered(AccountId account, Role role) implements Happening {}

    /** Somebody tried to read or to log in; written before any data was shown. */
    record Accessed(
            long sequence,
            AccountId actor,
            String role,
            String action,
            String subject,
            Purpose purpose,
            boolean allowed,
            String reason)
            implements Happening {}

    // ---- the journey of a transaction

    /**
     * @param sourceRow 0-based row of the input file that it came from
     * @param medical present for medical operations
     */
    record Submitted(
            TxId tx,
            String kind,
            AccountId sender,
            OptionalInt sourceRow,
            Optional<MedicalFacts> medical,
            NodeId at)
            implements Happening {}

    record ConsentAsked(TxId tx, AccountId patient, SimTime until) implements Happening {}

    record ConsentGiven(TxId tx, AccountId patient) implements Happening {}

    record ConsentDenied(TxId tx, AccountId patient, String reason) implements Happening {}

    /** A patient took her yes back before a block had it; the first node to hear reports it. */
    record ConsentWithdrawn(TxId tx, AccountId patient, String reason) implements Happening {}

    /** The patient did not answer in time; the first node to notice reports it. */
    record ConsentExpired(TxId tx, AccountId patient) implements Happening {}

    /** The first node took it into its mempool. */
    record EnteredMempool(TxId tx, NodeId node) implements Happening {}

    /** A node's intake, consent desk or mempool refused it. */
    record TransactionRejected(TxId tx, NodeId node, String stage, String reason)
            implements Happening {}

    /** It left the mempools unforged because its expiry passed. */
    record TransactionExpired(TxId tx) implements Happening {}

    /**
     * A submission that failed before it had an id: the workload's row that was refused.
     *
     * @param medical what was to be submitted, so that sums over the input's rows stay whole
     */
    record SubmissionRefused(
            OptionalInt sourceRow, AccountId sender, Optional<MedicalFacts> medical, String reason)
            implements Happening {}

    // ---- blocks

    /**
     * @param irreversibleHeightAfter the irreversible height computed from the chain that ends in
     *     this block, once the block is applied
     * @param reward tokens that the block mints for its delegate, if it stays on the chain
     */
    record BlockForged(
            BlockId block,
            long height,
            long slot,
            SimTime slotStart,
            AccountId delegate,
            NodeId node,
            Hash nonce,
            BlockId previous,
            Hash merkleRoot,
            int sizeBytes,
            List<TxId> transactions,
            long irreversibleHeightAfter,
            long reward)
            implements Happening {}

    record BlockRejected(BlockId block, NodeId node, AccountId claimedDelegate, String reason)
            implements Happening {}

    record SlotMissed(long slot, AccountId delegate) implements Happening {}

    /**
     * A node's head moved.
     *
     * @param reverted how many blocks of the old branch were left
     */
    record HeadMoved(NodeId node, BlockId head, long height, int reverted) implements Happening {}

    /** The first node saw this block irreversible. */
    record BecameIrreversible(BlockId block, long height, NodeId node) implements Happening {}

    /**
     * How a block had spread when it became irreversible.
     *
     * @param nodes that had it and offered it to their peers
     * @param halfNanos how long after it was first offered half of all nodes did; 0: fewer do
     * @param mostNanos as above, nine of ten
     * @param lastNanos as above, the last of {@code nodes}
     */
    record BlockSpread(BlockId block, int nodes, long halfNanos, long mostNanos, long lastNanos)
            implements Happening {}

    /** Two nodes hold different irreversible blocks at one height: the promise is broken. */
    record FinalityViolated(long height, BlockId one, BlockId other, NodeId node)
            implements Happening {}

    record EquivocationSeen(AccountId delegate, BlockId one, BlockId other, NodeId node)
            implements Happening {}

    /**
     * Who must have lied that a promise could be broken.
     *
     * @param one a signed header of one history, as bytes in hexadecimal and its signature
     * @param other of the other history, at the same height
     * @param culprits delegates that have signed headers which contradict each other
     * @param atLeast how many there must be: 2q - n
     */
    record CulpritsNamed(
            long height, String one, String other, List<AccountId> culprits, int atLeast)
            implements Happening {}

    /** The irreversible chain holds evidence against a delegate, and it is punished. */
    record DelegatePunished(AccountId delegate, AccountId reporter, TxId evidence)
            implements Happening {}

    /** A delegate was idle for so long that it cannot be elected until it says that it is back. */
    record DelegateJailed(AccountId delegate, long epoch) implements Happening {}

    record DelegateUnjailed(AccountId delegate, TxId tx) implements Happening {}

    /** A delegate stops forging because hardly anybody else seems to be there. */
    record ForgingPaused(NodeId node, String reason) implements Happening {}

    // ---- stake and election

    record StakeChanged(AccountId account, long staked) implements Happening {}

    record VotesCast(AccountId account, int candidates, long power) implements Happening {}

    /**
     * @param delegates heaviest first, then those on standby
     * @param voting so many of them, the first, vote on finality; the others only forge
     * @param capped true when the churn cap kept newcomers out
     */
    record DelegatesElected(long epoch, List<AccountId> delegates, int voting, boolean capped)
            implements Happening {}

    // ---- faults

    record NodeCrashed(NodeId node) implements Happening {}

    record NodeRestarted(NodeId node, boolean withDisk) implements Happening {}

    /** A restarted or partitioned node has its peers' head again. */
    record NodeSynchronised(NodeId node, long height, int blocksFetched) implements Happening {}

    /**
     * A node begins to break the rules, by order.
     *
     * @param how the behaviour's word: equivocate
     */
    record NodeMisbehaves(NodeId node, String how) implements Happening {}

    record NodeBehaves(NodeId node) implements Happening {}

    /**
     * Something goes wrong, by order, until it ends.
     *
     * @param number of the fault, from 1
     * @param kind as in faults.csv: partition, clock skew
     * @param nodes who is hit; empty: all
     */
    record FaultBegan(int number, String kind, List<NodeId> nodes, String detail)
            implements Happening {}

    record FaultEnded(int number) implements Happening {}

    record CopyTampered(NodeId node, long height, String field) implements Happening {}

    record ChainVerified(NodeId node, long blocks, boolean sound, String finding)
            implements Happening {}

    // ---- records and data

    record RecordKept(RecordId record, AccountId patient, int version, TxId tx)
            implements Happening {}

    record DatasetEncrypted(
            DatasetId dataset, int rows, int columns, int ciphertexts, int keyBits, AccountId owner)
            implements Happening {}

    record ModelTrained(ModelId model, DatasetId dataset, String kind, int rows, int columns)
            implements Happening {}

    /**
     * A model came from a file.
     *
     * @param trainingRows digest of the rows that it was trained on
     */
    record ModelLoaded(ModelId model, String kind, Hash trainingRows) implements Happening {}

    /** A training over several holders' rows came to no model. */
    record TrainingFailed(ModelId model, DatasetId dataset, String reason) implements Happening {}

    /**
     * A dealer made a key and handed one share to each of these delegates.
     *
     * @param key its fingerprint
     */
    record KeyDealt(Hash key, int keyBits, int threshold, List<AccountId> holders, AccountId by)
            implements Happening {}

    /** A delegate gave the querier its share of an answer. */
    record ShareGiven(TxId query, NodeId delegate, int ciphertexts) implements Happening {}

    /** A delegate gives no share. */
    record ShareRefused(TxId query, NodeId delegate, String reason) implements Happening {}

    /** A delegate was found lying. */
    record ShareRejected(TxId query, NodeId delegate, NodeId by, String reason)
            implements Happening {}

    /** No quorum of delegates answers. */
    record QueryRefused(TxId query, AccountId querier, String reason) implements Happening {}

    /**
     * An encrypted query was answered.
     *
     * @param encrypted the decrypted result
     * @param plaintext the same computed in the clear, for comparison
     */
    record QueryAnswered(
            int query,
            String kind,
            DatasetId dataset,
            String column,
            String group,
            AccountId querier,
            Purpose purpose,
            int rows,
            BigDecimal encrypted,
            BigDecimal plaintext)
            implements Happening {}
}
