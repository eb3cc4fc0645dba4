package medchain.simulator.node;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import medchain.simulator.chain.Block;
import medchain.simulator.chain.BlockCodec;
import medchain.simulator.chain.BlockContext;
import medchain.simulator.chain.BlockHeader;
import medchain.simulator.chain.FinalityVote;
import medchain.simulator.chain.Ledger.Transition;
import medchain.simulator.chain.LedgerState;
import medchain.simulator.chain.LogHead;
import medchain.simulator.chain.Safeguards;
import medchain.simulator.chain.Support;
import medchain.simulator.consent.Approved;
import medchain.simulator.crypto.VerifyKey;
import medchain.simulator.dpos.Candidates;
import medchain.simulator.dpos.Electorate;
import medchain.simulator.dpos.Standing;
import medchain.simulator.identity.AccountId;
import medchain.simulator.identity.BlockId;
import medchain.simulator.identity.TxId;
import medchain.simulator.intake.BlockReference;
import medchain.simulator.kernel.SimTime;
import medchain.simulator.node.ChainEntry.MissedSlot;

/**
 * Judges a block after its parent, the cheap questions first.
 *
 * <p>The answer follows from parent and block alone, so the nodes of this process share the answers
 * about valid blocks. "Invalid" is never remembered by a digest that might not bind the body.
 */
public final class BlockJudge {
    private static final int REMEMBERED = 1024;

    /** A vote under a key of 8192 bits. */
    private static final int VOTE_BYTES_MOST = 1280;

    private final ChainRules rules;
    private long supplyAtGenesis;
    private final Map<BlockId, ChainEntry> valid =
            new LinkedHashMap<>() {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<BlockId, ChainEntry> eldest) {
                    return size() > REMEMBERED;
                }
            };

    public BlockJudge(ChainRules rules) {
        this.rules = rules;
    }

    /** What the judge says. */
    public sealed interface Verdict {
        record Valid(ChainEntry entry) implements Verdict {}

        /**
         * @param field the header's field, or the transaction, in which the fault shows
         */
        record Invalid(String field, String reason) implements Verdict {}
    }

    /** Whether a transaction's reference names a block of the parent's branch. */
    public interface References {
        boolean knows(BlockReference reference);
    }

    public Verdict judge(ChainEntry parent, Block block, References references) {
        var known = valid.get(block.hash());
        if (known != null && isThisVery(known.block(), block) && follows(parent, block)) {
            return new Verdict.Valid(known);
        }
        var fault = outside(parent, block);
        if (fault.isPresent()) {
            return fault.get();
        }
        return known != null ? new Verdict.Valid(known) : execute(parent, block, references);
    }

    /** One object in all its nodes' hands, body and all: not a copy that only has its hash. */
    @SuppressWarnings("ReferenceEquality")
    private static boolean isThisVery(Block judged, Block block) {
        return judged == block;
    }

    private static boolean follows(ChainEntry parent, Block block) {
        return block.header().previousHash().equals(parent.block().hash());
    }

    /**
     * Whether a block is valid after its parent, as far as anybody here has judged the parent: what
     * a relay asks, which keeps no ledger.
     */
    public boolean holds(Block block) {
        var parent = valid.get(block.header().previousHash());
        return parent != null
                && judge(parent, block, reference -> knows(parent.block(), reference))
                        instanceof Verdict.Valid;
    }

    private boolean knows(Block tip, BlockReference reference) {
        var cursor = tip;
        while (cursor.height() > reference.height()) {
            var parent = valid.get(cursor.header().previousHash());
            if (parent == null) {
                return false;
            }
            cursor = parent.block();
        }
        return cursor.hash().hash().a() == reference.prefix();
    }

    /** Size, header, signature and Merkle root: what must be looked at for every copy. */
    private Optional<Verdict.Invalid> outside(ChainEntry parent, Block block) {
        var h = block.header();
        if (block.transactions().size() > rules.parameters().blockTransactions()
                || block.sizeBytes() > rules.parameters().blockBytes() + headerBytesMost()) {
            return invalid("size", "block is over the limit");
        }
        if (!h.chainId().equals(rules.chainId())) {
            return invalid("chain_id", "of another chain");
        }
        if (!follows(parent, block)) {
            return invalid("previous_hash", "is not the hash of the block before");
        }
        var fault = rules.consensus().fault(parent.consensus(), h);
        if (fault.isPresent()) {
            return invalid("header", fault.get());
        }
        if (!rules.isSigned(block, parent.ledger())) {
            return invalid("signature", "is not " + h.delegateId() + "'s over this header");
        }
        var forged = forgedVote(h, parent.ledger());
        if (forged.isPresent()) {
            return invalid("certificate", "has a vote that " + forged.get() + " did not sign");
        }
        if (!isGrown(parent.block().header().log(), h.log())) {
            return invalid("access_log_root", "is not of the log of the block before, grown");
        }
        return body(h, block.transactions());
    }

    /**
     * Whether the body is the one that the header was signed for. A repeated transaction has its
     * own answer although its count betrays it, too: it is the known way of giving a good block's
     * hash a bad body (CVE-2012-2459).
     */
    private static Optional<Verdict.Invalid> body(BlockHeader h, List<Approved> body) {
        var seen = new TreeSet<TxId>();
        for (int i = 0; i < body.size(); i++) {
            if (!seen.add(body.get(i).id())) {
                return invalid("transactions[" + i + "]", "stands in the block twice");
            }
        }
        if (h.transactions() != body.size()) {
            return invalid(
                    "transactions",
                    "count is " + h.transactions() + "; the body has " + body.size());
        }
        return h.merkleRoot().equals(BlockCodec.merkleRoot(body))
                ? Optional.empty()
                : invalid("merkle_root", "does not fit the transactions");
    }

    /** Beside the transactions: the header, in which every delegate may have a vote. */
    private int headerBytesMost() {
        return 4096 + rules.parameters().delegates() * VOTE_BYTES_MOST;
    }

    /** Whose vote in the header's certificate is not this delegate's own. */
    private Optional<AccountId> forgedVote(BlockHeader h, LedgerState ledger) {
        return h.certificate().stream()
                .flatMap(certificate -> certificate.votes().stream())
                .filter(vote ->
                        ledger.key(vote.voter()).filter(key -> isSigned(vote, key)).isEmpty())
                .map(FinalityVote::voter)
                .findFirst();
    }

    private boolean isSigned(FinalityVote vote, VerifyKey key) {
        var bytes = vote.signedBytes(rules.chainId());
        return rules.signatures().verify(key, FinalityVote.DOMAIN, bytes, vote.signature());
    }

    /** The first head has nothing to be consistent with: the log itself must know it. */
    private boolean isGrown(LogHead older, LogHead newer) {
        if (newer.equals(older)) {
            return true;
        }
        return older.size() == 0
                ? rules.log().headAt(newer.size()).equals(Optional.of(newer))
                : newer.follows(older, rules.log().consistencyProof(older.size(), newer.size()));
    }

    private Verdict execute(ChainEntry parent, Block block, References references) {
        for (int i = 0; i < block.transactions().size(); i++) {
            var approved = block.transactions().get(i);
            if (!isApproved(approved, parent.ledger())) {
                return new Verdict.Invalid(
                        "transactions[" + i + "]", "lacks its patient's valid approval");
            }
            if (!references.knows(approved.signed().transaction().reference())) {
                return new Verdict.Invalid(
                        "transactions[" + i + "]", "refers to a block of another branch");
            }
        }
        var context = context(parent, block.header());
        return switch (rules.ledger().apply(parent.ledger(), block.transactions(), context)) {
            case Transition.Invalid(int i, String reason) ->
                    new Verdict.Invalid("transactions[" + i + "]", reason);
            case Transition.Applied(LedgerState after) -> finish(parent, block, after);
        };
    }

    private boolean isApproved(Approved approved, LedgerState ledger) {
        return rules.consent().recheck(approved.signed(), approved.decision(), ledger).isPresent();
    }

    private Verdict finish(ChainEntry parent, Block block, LedgerState after) {
        if (!after.root().equals(block.header().stateRoot())) {
            return new Verdict.Invalid("state_root", "does not follow from the transactions");
        }
        var entry = entry(parent, block, after);
        valid.put(block.hash(), entry);
        return new Verdict.Valid(entry);
    }

    private ChainEntry entry(ChainEntry parent, Block block, LedgerState after) {
        long epoch = rules.consensus().epochAt(parent.consensus(), block.header().slot());
        var at = block.header().timestamp();
        var candidates = Candidates.countedBy(() -> standings(after, at, epoch));
        boolean enough = safeguards().isReached(after.turnout(), supplyAtGenesis);
        var electorate = new Electorate(candidates, enough);
        var consensus =
                rules.consensus()
                        .next(parent.consensus(), block.header(), block.hash(), electorate);
        var missed = new ArrayList<MissedSlot>();
        for (long slot = parent.consensus().slot() + 1; slot < block.header().slot(); slot++) {
            if (!rules.consensus().isSkipped(parent.consensus(), slot)) {
                var delegate = rules.consensus().scheduled(parent.consensus(), slot);
                missed.add(new MissedSlot(slot, delegate));
            }
        }
        return new ChainEntry(block, after, consensus, missed);
    }

    /** Candidates that are idle for so long that they cannot be elected. */
    public List<AccountId> jailed(ChainEntry entry) {
        long epoch = rules.consensus().epoch(entry.consensus());
        return rules.consensus()
                .jailed(
                        entry.consensus(),
                        standings(entry.ledger(), entry.block().header().timestamp(), epoch));
    }

    /** Where the transactions of a block with this header are executed. */
    BlockContext context(ChainEntry parent, BlockHeader header) {
        return new BlockContext(
                header.index(),
                rules.consensus().epochAt(parent.consensus(), header.slot()),
                header.timestamp(),
                header.delegateId(),
                rules.consensus().reward(parent.consensus(), header),
                rules.consensus().isActivated(parent.consensus()));
    }

    /** Where a transaction would be executed if a block were forged now, to tell its sender. */
    BlockContext rehearsal(ChainEntry head, SimTime now) {
        return new BlockContext(
                head.height() + 1,
                rules.consensus().epoch(head.consensus()),
                now,
                head.block().header().delegateId(),
                0,
                rules.consensus().isActivated(head.consensus()));
    }

    /** The genesis block is judged by nobody: it is what all agree on. */
    public ChainEntry genesis(Block genesis, LedgerState state) {
        var entry =
                new ChainEntry(
                        genesis,
                        state,
                        rules.consensus().genesis(genesis.hash(), genesis.header().stateRoot()),
                        List.of());
        valid.put(genesis.hash(), entry);
        supplyAtGenesis = state.supply();
        return entry;
    }

    /** Who can be elected; who is punished does not count at all. */
    private List<Standing> standings(LedgerState ledger, SimTime at, long epoch) {
        var voting = rules.parameters().policies().voting();
        var support = ledger.support(voting, at);
        return ledger.candidates().stream()
                .filter(a -> !a.discipline().isExcluded(epoch))
                .map(a ->
                        Standing.of(
                                a.id(),
                                support.getOrDefault(a.id(), Support.NONE),
                                a.discipline().unjailedAt(),
                                voting))
                .toList();
    }

    private Safeguards safeguards() {
        return rules.parameters().policies().voting().safeguards();
    }

    private static Optional<Verdict.Invalid> invalid(String field, String reason) {
        return Optional.of(new Verdict.Invalid(field, reason));
    }

    /** The slot's start, as every header must carry it. */
    SimTime startOf(long slot) {
        return rules.consensus().slots().startOf(slot);
    }
}
