package medchain.simulator.intake;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import medchain.simulator.crypto.SealingKey;
import medchain.simulator.crypto.VerifyKey;
import medchain.simulator.identity.AccountId;
import medchain.simulator.identity.Amount;
import medchain.simulator.identity.DatasetId;
import medchain.simulator.identity.NodeId;
import medchain.simulator.identity.Operation;
import medchain.simulator.identity.OrganisationId;
import medchain.simulator.identity.Purpose;
import medchain.simulator.identity.RecordId;
import medchain.simulator.identity.Role;
import medchain.simulator.identity.TxId;
import medchain.simulator.kernel.SimTime;

/** What a transaction asks for: the closed vocabulary of things that can stand on the chain. */
public sealed interface Content {

    /** Names the kind in CSV, JSON and on the screen. */
    default String kind() {
        return switch (this) {
            case Medical _ -> "medical";
            case Registration _ -> "registration";
            case Stake _ -> "stake";
            case Unstake _ -> "unstake";
            case Candidacy _ -> "candidacy";
            case Votes _ -> "votes";
            case Data _ -> "data";
            case Revocation _ -> "revocation";
            case Query _ -> "query";
            case Evidence _ -> "evidence";
            case Unjail _ -> "unjail";
            case Mandate _ -> "mandate";
            case VoteProxy _ -> "vote_proxy";
            case ProxyService _ -> "proxy_service";
            case Claim _ -> "claim";
            case RoleChange _ -> "role_change";
        };
    }

    /**
     * A doctor adds, updates or shares a patient's record. Valid on the chain only with that
     * patient's signed approval of exactly these fields.
     *
     * @param recordType the class of the record, as the source names it: PRESCRIPTION,
     *     ENCOUNTER_WELLNESS …
     * @param prescription free text, sealed: who reads it is decided by who holds its key
     * @param targetId the doctor with whom the record is shared; present exactly when operation is
     *     SHARE
     * @param sharedUntil when that doctor's right to read ends; present exactly when operation is
     *     SHARE
     */
    record Medical(
            OrganisationId hospitalId,
            AccountId doctorId,
            AccountId patientId,
            OrganisationId insuranceId,
            RecordId recordId,
            String recordType,
            Operation operation,
            SealedText prescription,
            Amount amount,
            Optional<AccountId> targetId,
            Optional<SimTime> sharedUntil)
            implements Content {
        public Medical {
            Limits.checkText("record type", recordType, Limits.TYPE_BYTES);
            boolean shares = operation == Operation.SHARE;
            if (targetId.isPresent() != shares || sharedUntil.isPresent() != shares) {
                throw new IllegalArgumentException("SHARE, and only SHARE, names a target");
            }
        }
    }

    /**
     * A patient ends what she agreed to: from the block that carries it on, the share gives no
     * right to read any more. What was read stays read (GDPR, Article 7(3)).
     *
     * @param share the transaction that shared the record
     */
    record Revocation(RecordId record, TxId share) implements Content {}

    /**
     * Somebody may answer in a patient's place, as a parent does for a child, or may no longer.
     * Only an administrator gives a mandate; the patient and the representative can end it, too.
     *
     * @param representative a person, not a doctor; signs with a key of its own
     * @param until when it ends by itself; empty: it ends with the block that carries this
     */
    record Mandate(AccountId patient, AccountId representative, Optional<SimTime> until)
            implements Content {
        public Mandate {
            if (patient.equals(representative)) {
                throw new IllegalArgumentException("nobody represents himself");
            }
        }
    }

    /**
     * An account comes into being; signed with its own key, which proves possession. Everybody may
     * become a patient; that somebody is a doctor or an administrator, an administrator says.
     *
     * @param sealTo to which keys of records are wrapped for it
     * @param endorsement who says so; empty for patients, and in the genesis block
     */
    record Registration(
            AccountId account,
            Role role,
            VerifyKey key,
            SealingKey sealTo,
            Optional<Endorsement> endorsement)
            implements Content {
        /** Without an endorsement. */
        public Registration(AccountId account, Role role, VerifyKey key, SealingKey sealTo) {
            this(account, role, key, sealTo, Optional.empty());
        }
    }

    /**
     * An administrator makes a doctor, researcher or administrator another of them, or closes an
     * account: it signs nothing more and nobody answers for it; what it signed stays. A patient
     * stays one, as her records hang on it, and a node leaves in other ways. One administrator
     * stays always.
     *
     * @param role what it is from now on; empty closes it for good
     */
    record RoleChange(AccountId account, Optional<Role> role) implements Content {}

    /** Locks part of the sender's balance as voting power; units of the chain's token. */
    record Stake(long amount) implements Content {
        public Stake {
            Limits.checkPositive("stake", amount);
        }
    }

    /** Unlocks stake, after the unstake delay. */
    record Unstake(long amount) implements Content {
        public Unstake {
            Limits.checkPositive("stake", amount);
        }
    }

    /** The sender, a node's account, stands for election. */
    record Candidacy() implements Content {}

    /**
     * Replaces the sender's votes, and whoever voted in its place.
     *
     * @param votes tokens by candidate where votes divide the stake, 0 where each candidate has all
     *     of it; at most 101, empty takes all votes back
     */
    record Votes(SortedMap<AccountId, Long> votes) implements Content {
        /** Takes all votes back. */
        public static final Votes NONE = new Votes(new TreeMap<>());

        public Votes {
            if (votes.size() > Limits.VOTES) {
                throw new IllegalArgumentException("at most " + Limits.VOTES + " candidates");
            }
            if (votes.values().stream().anyMatch(v -> v < 0)) {
                throw new IllegalArgumentException("vote; expected 0 or a whole number of tokens");
            }
        }
    }

    /**
     * Somebody else votes with the sender's stake, as he likes (Hive account_witness_proxy).
     *
     * @param proxy empty: nobody any more
     */
    record VoteProxy(Optional<AccountId> proxy) implements Content {}

    /** The sender offers to vote for others, or does so no more (Antelope regproxy). */
    record ProxyService(boolean offered) implements Content {}

    /** The sender wants what its votes have earned. */
    record Claim() implements Content {}

    /** The sender, a delegate that is jailed for idleness, stands again. */
    record Unjail() implements Content {}

    /**
     * Two statements that one delegate has signed and that no honest one signs both: it is punished
     * (LIP-0024). Anybody who has seen them may bring them.
     *
     * @param what kind of statements they are
     * @param one canonical bytes of a header or a vote, with the delegate's signature over them
     * @param branch for votes of different slots: canonical bytes of headers, from the block of the
     *     later vote ({@code other}) down to the first that is not after the earlier one; at most
     *     256 KiB in all
     */
    record Evidence(
            Kind what,
            Bytes one,
            Bytes oneSignature,
            Bytes other,
            Bytes otherSignature,
            List<Bytes> branch)
            implements Content {
        /** What was signed. */
        public enum Kind {
            HEADERS(0),
            VOTES(1);

            private final int code;

            Kind(int code) {
                this.code = code;
            }

            int code() {
                return code;
            }
        }

        /** Of two headers, or of two votes of one slot: they need no branch. */
        public Evidence(
                Kind what, Bytes one, Bytes oneSignature, Bytes other, Bytes otherSignature) {
            this(what, one, oneSignature, other, otherSignature, List.of());
        }

        public Evidence {
            branch = List.copyOf(branch);
            if (!fits(branch)) {
                throw new IllegalArgumentException("evidence with a branch of more than 256 KiB");
            }
            if (one.length() + other.length() > Limits.DATA_BYTES
                    || oneSignature.length() + otherSignature.length() > Limits.DATA_BYTES) {
                throw new IllegalArgumentException("evidence of more than 64 KiB");
            }
        }

        /** Whether a branch is short enough to be shown. */
        public static boolean fits(List<Bytes> branch) {
            return branch.stream().mapToLong(Bytes::length).sum() <= 4L * Limits.DATA_BYTES;
        }
    }

    /**
     * One part of an encrypted dataset.
     *
     * @param part 0-based
     * @param parts how many parts the dataset has
     * @param bytes the encoded ciphertexts, at most {@link Limits#DATA_BYTES}
     */
    record Data(DatasetId dataset, int part, int parts, Bytes bytes) implements Content {
        public Data {
            if (parts < 1 || part < 0 || part >= parts || bytes.length() > Limits.DATA_BYTES) {
                throw new IllegalArgumentException("not a part of a dataset");
            }
        }
    }

    /**
     * A question over an encrypted dataset, to be answered by those who hold shares of its key.
     *
     * @param owner of the dataset
     * @param purpose why it is asked
     * @param question in its canonical form, at most {@link Limits#DATA_BYTES}
     * @param replyTo the node that collects the shares for the sender
     * @param replyKey X25519 key, made for this query, that the shares are encrypted to
     */
    record Query(
            AccountId owner,
            DatasetId dataset,
            Purpose purpose,
            Bytes question,
            NodeId replyTo,
            Bytes replyKey)
            implements Content {
        public Query {
            if (question.length() > Limits.DATA_BYTES || replyKey.length() != 32) {
                throw new IllegalArgumentException("not a query");
            }
        }
    }
}
