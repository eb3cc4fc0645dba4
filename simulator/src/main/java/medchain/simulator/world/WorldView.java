package medchain.simulator.world;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import medchain.simulator.chain.Block;
import medchain.simulator.chain.Mandates;
import medchain.simulator.consent.Approved;
import medchain.simulator.consent.PendingConsent;
import medchain.simulator.identity.AccountId;
import medchain.simulator.identity.DatasetId;
import medchain.simulator.identity.Hash;
import medchain.simulator.identity.ModelId;
import medchain.simulator.identity.NodeId;
import medchain.simulator.identity.RecordId;
import medchain.simulator.identity.Role;
import medchain.simulator.identity.TxId;
import medchain.simulator.journal.TxStage;
import medchain.simulator.kernel.SimTime;
import medchain.simulator.learning.CleaningRecipe;
import medchain.simulator.learning.KnownModel;
import medchain.simulator.learning.Table;
import medchain.simulator.network.Traffic;
import medchain.simulator.query.EncryptedDataset;
import medchain.simulator.query.QueryAnswer;
import medchain.simulator.records.RecordBook;

/**
 * What can be seen of a world without changing it and without reading patient data. Lists are in a
 * fixed order. "The chain" is the main chain of the reference node: the live node with the highest
 * irreversible height, the lowest number among equals.
 */
public interface WorldView {
    SimTime now();

    NodeId referenceNode();

    long headHeight();

    long irreversibleHeight();

    List<NodeStatus> nodes();

    List<UserStatus> users();

    /** Requests that wait for an answer, oldest first, as the reference node sees them. */
    List<PendingConsent> pendingConsents();

    /** Who may answer in whose place, by patient; mandates that have run out, too. */
    List<Mandates> mandates();

    int mempoolSize();

    /**
     * Approved transactions that wait for a block, oldest first, as the reference node sees them.
     */
    List<Approved> approvedWaiting();

    /** The main chain as a node stores it, genesis first. */
    List<Block> chain(NodeId node);

    Optional<Block> block(NodeId node, long height);

    /**
     * Canonical bytes of the block's header, as they are hashed; of each transaction, as the Merkle
     * tree's leaves.
     */
    BlockBytes bytesOf(Block block);

    Optional<TxStage> stage(TxId tx);

    /** Every transaction that was accepted at a node, oldest first. */
    List<TxId> transactions();

    /** Record names with their patient, for completion; no contents. */
    List<RecordStatus> records();

    List<CandidateStatus> candidates();

    /** The active delegates in the order of this round's slots. */
    List<AccountId> schedule();

    long epoch();

    List<VoteStatus> votes();

    List<DatasetStatus> datasets();

    /** What was sent between nodes and what became of it. */
    Traffic traffic();

    /** The table behind a dataset, as it stands after the last cleaning. */
    Optional<Table> table(DatasetId dataset);

    /** The rows to judge a model by: all of them as long as the dataset is not split. */
    Optional<Table> testRows(DatasetId dataset);

    /** The ciphertexts of a dataset as its owner sent them, whatever became of them since. */
    Optional<EncryptedDataset> sent(DatasetId dataset);

    /** The ciphertexts of a dataset, once all its parts are irreversible. */
    Optional<EncryptedDataset> encrypted(DatasetId dataset);

    /** What the delegates' quorum opened for a query on the chain. */
    Optional<QueryAnswer> answer(TxId query);

    /** Why no quorum answers a query on the chain. */
    Optional<String> refusalOf(TxId query);

    /** The key whose shares the delegates hold. */
    Optional<KeyStatus> thresholdKey();

    List<ModelStatus> models();

    Optional<KnownModel> model(ModelId model);

    /**
     * How a node stands.
     *
     * @param relay whether it only passes on what is sound; it then knows heights, but no ledger,
     *     so what follows {@code headHeight} is 0
     * @param busy core time that it was given to do
     */
    record NodeStatus(
            NodeId node,
            boolean relay,
            String region,
            String state,
            long headHeight,
            long irreversibleHeight,
            int mempool,
            int pendingConsents,
            int peers,
            boolean delegate,
            long blocksForged,
            long slotsMissed,
            Duration busy) {}

    record UserStatus(
            AccountId user,
            Role role,
            NodeId home,
            Standing standing,
            long balance,
            long staked,
            long earned) {
        /** Whether the account is on the chain, as the reference node knows it. */
        public enum Standing {
            NO,
            YES,
            CLOSED
        }
    }

    record RecordStatus(RecordId record, AccountId patient, int versions) {
        static RecordStatus of(RecordBook book, RecordId record) {
            var last = book.versions(record).getLast();
            return new RecordStatus(record, last.operation().patientId(), last.version());
        }
    }

    record CandidateStatus(
            AccountId delegate,
            boolean active,
            long ownStake,
            long votes,
            long weight,
            long blocksForged,
            long slotsMissed) {}

    /**
     * @param candidate empty where the stake counts for nobody
     * @param power tokens that count for the candidate
     * @param proxy who votes in the voter's place
     */
    record VoteStatus(
            AccountId voter,
            Optional<AccountId> candidate,
            long power,
            Optional<AccountId> proxy) {}

    /**
     * @param recipe how it is cleaned, learnt on training rows whenever it is used
     */
    record DatasetStatus(
            DatasetId dataset,
            int rows,
            int columns,
            String label,
            CleaningRecipe recipe,
            int trainRows,
            int testRows,
            OptionalLong keyBits,
            int parts,
            int irreversibleParts) {}

    /**
     * @param holders in the order of the parties
     */
    record KeyStatus(Hash fingerprint, int bits, int threshold, List<AccountId> holders) {}

    /**
     * @param state "trained", "loaded", or how far several holders' training has come
     */
    record ModelStatus(ModelId model, String kind, DatasetId dataset, String state) {}

    record BlockBytes(byte[] header, List<byte[]> leaves, Hash merkleRoot) {}
}
