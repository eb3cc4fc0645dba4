package medchain.simulator.world;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import medchain.simulator.crypto.Secret;
import medchain.simulator.identity.AccountId;
import medchain.simulator.identity.Amount;
import medchain.simulator.identity.DatasetId;
import medchain.simulator.identity.ModelId;
import medchain.simulator.identity.NodeId;
import medchain.simulator.identity.Operation;
import medchain.simulator.identity.OrganisationId;
import medchain.simulator.identity.Purpose;
import medchain.simulator.identity.RecordId;
import medchain.simulator.identity.Role;
import medchain.simulator.identity.TxId;
import medchain.simulator.kernel.SimTime;
import medchain.simulator.learning.CleaningRecipe;
import medchain.simulator.learning.KnownModel;
import medchain.simulator.learning.RawTable;
import medchain.simulator.learning.TrainingPlan;
import medchain.simulator.node.Conduct;
import medchain.simulator.query.QueryRequest;
import medchain.simulator.records.AccessOption;

/** Everything that can be asked of a world: a line of the shell, of a scenario, of a test. */
public sealed interface Directive {

    /** Whether doing it lets events happen, so that it cannot itself be one. */
    default boolean passesTime() {
        return this instanceof OfTime;
    }

    /** What lets virtual time pass, or fills it. */
    sealed interface OfTime extends Directive {}

    /** Who forges: stake, candidates, votes. */
    sealed interface OfStake extends Directive {}

    /** What is asked of the desk of faults. */
    sealed interface OfFault extends Directive {}

    /** What is asked of the desks that write into the access log before they answer. */
    sealed interface Access extends Directive {}

    /** Lets virtual time pass. */
    record RunFor(Duration time) implements OfTime {}

    /**
     * Lets virtual time pass until the condition holds.
     *
     * @param atMost gives up after this long
     */
    record RunUntil(Condition condition, Duration atMost) implements OfTime {}

    /** Handles the next events, one by one. */
    record Step(int events) implements OfTime {}

    /** Adds arrivals to the agenda: submissions of a workload, or any directive at its time. */
    record Schedule(List<Arrival> arrivals) implements OfTime {}

    /**
     * Clients who each have at most one request on its way (a closed loop).
     *
     * @param clients from 1
     * @param goal how far a request must have come before its client goes on
     * @param think between two requests of a client
     * @param thinksAtRandom exponentially with that mean, else always as long
     * @param requests in the order in which they are sent; the load ends with the last
     */
    record KeepBusy(
            SimTime from,
            SimTime until,
            int clients,
            Goal goal,
            Duration think,
            boolean thinksAtRandom,
            List<Directive> requests)
            implements OfTime {
        /** In a block, or irreversible. */
        public enum Goal {
            BLOCK,
            IRREVERSIBLE
        }
    }

    /**
     * How patients answer when nobody types for them; absent fields of the shares are "ignore".
     *
     * @param behaviour empty: patients answer only by directive
     */
    record SetPatientBehaviour(Optional<ConsentBehaviour> behaviour) implements Directive {}

    /**
     * An account joins: its registration goes to the chain, signed with its own key.
     *
     * @param endorser the administrator who signs that it is a doctor's or an administrator's
     */
    record Register(Enrolment enrolment, Optional<AccountId> endorser) implements Access {}

    /** An administrator changes what somebody may do; empty closes the account. */
    record ChangeRole(AccountId administrator, AccountId account, Optional<Role> role)
            implements Access {}

    /**
     * Somebody takes an account's keys out of the world.
     *
     * @param permitted that account's owner asks, or has never chosen a password
     */
    record TakeKeys(AccountId who, AccountId account, boolean permitted) implements Access {}

    /**
     * Opens a session for a user; every attempt is in the access log.
     *
     * @param password checked against the bcrypt hash; empty when the operator of the simulation,
     *     who holds every key anyway, acts for the user (scenarios)
     */
    record LogIn(AccountId user, Optional<Secret> password) implements Access {}

    // ---- records and consent

    /**
     * A doctor submits an operation on a patient's record.
     *
     * @param record empty for ADD: a new name is made
     * @param sourceRow the row of the input file that it came from
     */
    record SubmitRecord(
            AccountId doctor,
            AccountId patient,
            Operation operation,
            Optional<RecordId> record,
            OrganisationId hospital,
            OrganisationId insurance,
            String recordType,
            String prescription,
            Amount amount,
            Optional<Sharing> sharing,
            OptionalInt sourceRow)
            implements Directive {}

    record Approve(AccountId patient, TxId transaction) implements Directive {}

    record Deny(AccountId patient, TxId transaction, String reason) implements Directive {}

    /** The patient takes back an approval; of a share on the chain, the right to read. */
    record Revoke(AccountId patient, TxId transaction) implements Directive {}

    /** The patient ends the last share of hers that is on the chain, whichever it is. */
    record RevokeLatestShare(AccountId patient) implements Directive {}

    /** Reads a patient's irreversible history; in the access log before anything is shown. */
    record ReadHistory(AccountId reader, AccountId patient, Purpose purpose) implements Access {}

    /** A patient looks at exactly what she is asked to sign; in the access log. */
    record ReadRequest(AccountId patient, TxId transaction) implements Access {}

    /** Reads what a patient has agreed to; for her and for administrators, in the access log. */
    record ReadConsents(AccountId reader, AccountId patient) implements Access {}

    /**
     * Destroys the keys of a record, so that nobody can read it any more, anywhere; the chain stays
     * as it is. For its patient and for administrators.
     */
    record EraseRecord(AccountId who, RecordId record) implements Access {}

    /** Reads the access log; for administrators. */
    record ReadAccessLog(AccountId reader, Look look) implements Access {
        /** What for, as the log says it. */
        public enum Look {
            READ,
            EXPORT;

            String action() {
                return name().toLowerCase(Locale.ROOT) + " access log";
            }
        }
    }

    /** Recomputes the access log and holds it against its signed checkpoints. */
    record VerifyAccessLog(AccountId reader) implements Access {}

    /** An administrator switches on, or off, what widens access. */
    record Allow(AccountId administrator, AccessOption option, boolean on) implements Access {}

    /**
     * A doctor wants to read one patient's records in an emergency.
     *
     * @param time after which it ends by itself
     */
    record BreakGlass(
            AccountId doctor,
            AccountId patient,
            String reason,
            Duration time,
            Optional<Secret> password)
            implements Access {}

    /**
     * An administrator looks at the emergencies, or judges one.
     *
     * @param verdict empty: only a look
     */
    record Review(AccountId administrator, Optional<Verdict> verdict) implements Access {
        /** What the administrator thinks of a case. */
        public record Verdict(int number, boolean justified) {}
    }

    /** A patient asks who looked at her records, or tried to. */
    record WhoLooked(AccountId patient) implements Access {}

    /**
     * Somebody is to answer in a patient's place, or no longer.
     *
     * @param time of the mandate; empty ends it
     * @param ground on which an administrator appoints a legal guardian
     */
    record GiveMandate(
            AccountId who,
            AccountId patient,
            AccountId representative,
            Optional<Duration> time,
            Optional<String> ground)
            implements Access {}

    record AddStake(AccountId account, long amount) implements OfStake {}

    record RemoveStake(AccountId account, long amount) implements OfStake {}

    record StandForElection(NodeId node) implements OfStake {}

    /** A delegate that was jailed for idleness says that it is back. */
    record Unjail(NodeId node) implements OfStake {}

    record CastVotes(AccountId account, SortedMap<AccountId, Long> votes) implements OfStake {}

    /** Somebody else is to vote with the account's stake; nobody where the proxy is empty. */
    record VoteBy(AccountId account, Optional<AccountId> proxy) implements OfStake {}

    /** The account offers to vote for others, or does so no more. */
    record ServeAsProxy(AccountId account, boolean offered) implements OfStake {}

    /** The account takes what its votes have earned. */
    record ClaimRewards(AccountId account) implements OfStake {}

    record Crash(NodeId node) implements OfFault {}

    record Restart(NodeId node, boolean withDisk) implements OfFault {}

    /**
     * Makes a delegate's node break the rules, until it is told to behave.
     *
     * @param word what it is called where it is typed
     */
    record Misbehave(NodeId node, String word, Conduct how) implements OfFault {}

    record Behave(NodeId node) implements OfFault {}

    /**
     * Something goes wrong.
     *
     * @param time how long; empty: until it is ended
     */
    record Inflict(Fault fault, Optional<Duration> time) implements OfFault {}

    /** Ends what is wrong with a node, a crash or lies aside. */
    record Recover(NodeId node) implements OfFault {}

    /** Ends what is wrong with the network. */
    record Heal() implements OfFault {}

    /** Ends churn. */
    record Calm() implements OfFault {}

    /** Changes one field of one block in one node's own copy, to show that it is found. */
    record Tamper(NodeId node, long height, TamperField field) implements Directive {}

    /** Recomputes a node's whole chain from its genesis. */
    record VerifyChain(NodeId node) implements Directive {}

    // ---- datasets, models, encrypted queries

    record LoadDataset(DatasetId name, RawTable table, Optional<String> label, Optional<String> id)
            implements Directive {}

    record CleanDataset(DatasetId name, CleaningRecipe recipe) implements Directive {}

    /**
     * Splits rows into a training and a test part, the same share of every label in both.
     *
     * @param testShare above 0, below 1
     */
    record SplitDataset(DatasetId name, double testShare) implements Directive {}

    record TrainModel(ModelId name, DatasetId dataset, TrainingPlan plan) implements Directive {}

    /** Trains while each holder keeps its part of the training rows, dealt in turn: by sums. */
    record TrainTogether(
            AccountId trainer, TrainModel what, List<AccountId> holders, Purpose purpose)
            implements Directive {}

    /** Takes over a model that was trained elsewhere. */
    record LoadModel(ModelId name, KnownModel known) implements Directive {}

    /** Scores the test rows in the clear. */
    record EvaluateModel(ModelId name, DatasetId dataset) implements Directive {}

    /**
     * A dealer makes a Paillier key and hands one share to each active delegate.
     *
     * @param keyBits 2048 or 3072
     * @param threshold how many shares decrypt; empty: a majority
     */
    record HoldCeremony(AccountId dealer, int keyBits, OptionalInt threshold)
            implements Directive {}

    /**
     * Encrypts the test rows (all rows of an unsplit dataset) and submits them as data
     * transactions.
     *
     * @param keyBits 2048 or 3072; of a key that is made for it
     */
    record EncryptDataset(AccountId owner, DatasetId name, int keyBits, Extras extras)
            implements Directive {
        public EncryptDataset(AccountId owner, DatasetId name, int keyBits) {
            this(owner, name, keyBits, Extras.NONE);
        }
    }

    /**
     * Computes over irreversible ciphertexts. The key's owner decrypts the answer alone; where
     * delegates hold the key, the question goes to the chain, and they and the querier do the rest.
     *
     * @param epsilon how much the answer may tell of one patient; empty: exactly
     */
    record Ask(
            AccountId querier, QueryRequest request, Purpose purpose, Optional<BigDecimal> epsilon)
            implements Directive {
        public Ask(AccountId querier, QueryRequest request, Purpose purpose) {
            this(querier, request, purpose, Optional.empty());
        }
    }
}
