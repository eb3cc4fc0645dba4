package medchain.simulator.node;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import medchain.simulator.chain.Certificate;
import medchain.simulator.chain.FinalityVote;
import medchain.simulator.chain.LedgerState;
import medchain.simulator.crypto.SigningKey;
import medchain.simulator.dpos.ApprovalBoard;
import medchain.simulator.dpos.ApprovalBoard.Approval;
import medchain.simulator.dpos.FinalityRule;
import medchain.simulator.dpos.Finalizer;
import medchain.simulator.dpos.Finalizer.Proposal;
import medchain.simulator.dpos.Finalizer.Ref;
import medchain.simulator.dpos.Finalizer.Vote;
import medchain.simulator.dpos.VoteRanges;
import medchain.simulator.identity.AccountId;
import medchain.simulator.identity.BlockId;
import medchain.simulator.identity.NodeId;
import medchain.simulator.identity.Role;
import medchain.simulator.journal.Happening;

/**
 * Where a delegate votes beside the chain and hears the votes of the others, under the rules that
 * count such votes: Savanna's finalizers and Hive's approvals. Under other rules it does nothing.
 *
 * <p>What a vote promises is written to disk before the vote is sent; the votes heard are memory.
 */
final class VotingBooth {
    /** So many votes of one delegate are kept at most, beyond what is irreversible. */
    private static final int MOST_OF_ONE = 1024;

    private final NodeId id;
    private final AccountId me;
    private final ChainRules rules;
    private final NodePort port;
    private final SigningKey key;
    private final FinalityRule rule;
    private final Ref genesis;
    private final Prosecutor prosecutor;

    /** By voter and slot: the first vote of a delegate in a slot is the one that counts. */
    private final TreeMap<AccountId, TreeMap<Long, FinalityVote>> heard = new TreeMap<>();

    private Optional<Finalizer> promise = Optional.empty();
    private long irreversibleSlot;

    VotingBooth(NodeParts parts, Prosecutor prosecutor) {
        this.prosecutor = prosecutor;
        id = parts.id();
        me = parts.id().account();
        rules = parts.rules();
        port = parts.port();
        key = parts.key();
        rule = rules.parameters().policies().finality();
        genesis = new Ref(parts.genesis().block().hash(), 0);
    }

    /** Votes for the new head, if the promises of earlier votes allow it. */
    void onHead(ChainEntry head, BlockTree tree) {
        if (!rule.countsMessages()) {
            return;
        }
        forgetOld(tree);
        var consensus = rules.consensus();
        if (consensus.finalityVoters(head.consensus()).contains(me)) {
            decide(head, tree).ifPresent(this::cast);
        }
    }

    /** How it votes for a block. */
    private record Cast(Ref block, boolean strong, Finalizer promise) {}

    private Optional<Cast> decide(ChainEntry head, BlockTree tree) {
        var block = new Ref(head.block().hash(), head.consensus().slot());
        var before = promise.orElseGet(() -> Finalizer.startingFrom(genesis));
        var certified = rules.consensus().newestCertified(head.consensus());
        if (certified.isEmpty()) {
            // an approval promises nothing but not to approve two blocks of one slot
            return block.slot() <= before.lastVote().slot()
                    ? Optional.empty()
                    : Optional.of(new Cast(block, true, new Finalizer(block, genesis, 0)));
        }
        var proposal =
                new Proposal(block, certified.get(), other -> tree.descends(head.block(), other));
        return switch (before.decide(proposal)) {
            case Vote.Strong(var after) -> Optional.of(new Cast(block, true, after));
            case Vote.Weak(var after) -> Optional.of(new Cast(block, false, after));
            case Vote.Abstain _ -> Optional.empty();
        };
    }

    private void cast(Cast cast) {
        promise = Optional.of(cast.promise());
        send(cast.block(), cast.strong());
    }

    private void send(Ref block, boolean strong) {
        var bytes = FinalityVote.signedBytes(rules.chainId(), me, block.id(), block.slot(), strong);
        var signature = key.sign(FinalityVote.DOMAIN, bytes, port.salt());
        var vote = new FinalityVote(me, block.id(), block.slot(), strong, signature);
        keep(vote);
        port.sendToAll(new Message.OfVote(vote));
    }

    /** A vote without regard to any promise: what an honest delegate never does. */
    void voteAnyway(ChainEntry entry) {
        if (rule.countsMessages()) {
            send(new Ref(entry.block().hash(), entry.consensus().slot()), true);
        }
    }

    /** Another delegate's vote has come. Returns whether it is a new one and counts. */
    boolean take(FinalityVote vote, LedgerState ledger, BlockTree tree) {
        long now = rules.consensus().slots().slotAt(port.now());
        if (!rule.countsMessages()
                || vote.slot() <= irreversibleSlot
                || vote.slot() > now + 1
                || !isSigned(vote, ledger)) {
            return false;
        }
        var same = ofVoter(vote.voter()).get(vote.slot());
        if (same != null && same.contradicts(vote)) {
            port.record(
                    new Happening.EquivocationSeen(vote.voter(), same.block(), vote.block(), id));
            prosecutor.saw(same, vote);
        }
        boolean counts = same == null && keep(vote);
        if (counts) {
            compare(vote, tree);
        }
        return counts;
    }

    /** A block has come, perhaps after votes for it. */
    void stored(ChainEntry entry, BlockTree tree) {
        for (var own : heard.values()) {
            var vote = own.get(entry.consensus().slot());
            if (vote != null && vote.block().equals(entry.block().hash())) {
                compare(vote, tree);
            }
        }
    }

    /** Strong votes of different slots that no honest delegate casts both. */
    private void compare(FinalityVote vote, BlockTree tree) {
        var range = range(vote, tree);
        if (range.isEmpty()) {
            return;
        }
        for (var other : ofVoter(vote.voter()).values()) {
            if (range(other, tree)
                    .filter(r -> VoteRanges.cross(r, range.get(), (b, a) -> descends(tree, b, a)))
                    .isPresent()) {
                port.record(
                        new Happening.EquivocationSeen(
                                vote.voter(), other.block(), vote.block(), id));
                boolean inOrder = other.slot() < vote.slot();
                accuse(inOrder ? other : vote, inOrder ? vote : other, tree);
            }
        }
    }

    private void accuse(FinalityVote earlier, FinalityVote later, BlockTree tree) {
        CrossingVotes.branch(earlier, later, tree)
                .ifPresent(branch -> prosecutor.saw(earlier, later, branch));
    }

    private static boolean descends(BlockTree tree, BlockId block, BlockId from) {
        return tree.descends(tree.find(block).orElseThrow().entry().block(), from);
    }

    /** Empty for a weak vote, and before its block is here. */
    private Optional<VoteRanges.Range> range(FinalityVote vote, BlockTree tree) {
        return tree.find(vote.block())
                .filter(_ -> vote.strong())
                .flatMap(stored -> rules.consensus().newestCertified(stored.entry().consensus()))
                .map(since ->
                        new VoteRanges.Range(new Ref(vote.block(), vote.slot()), since.slot()));
    }

    private boolean isSigned(FinalityVote vote, LedgerState ledger) {
        return ledger.role(vote.voter()).equals(Optional.of(Role.NODE))
                && ledger.key(vote.voter())
                        .filter(k ->
                                rules.signatures()
                                        .verify(
                                                k,
                                                FinalityVote.DOMAIN,
                                                vote.signedBytes(rules.chainId()),
                                                vote.signature()))
                        .isPresent();
    }

    private boolean keep(FinalityVote vote) {
        var own = ofVoter(vote.voter());
        return own.size() < MOST_OF_ONE && own.putIfAbsent(vote.slot(), vote) == null;
    }

    private NavigableMap<Long, FinalityVote> ofVoter(AccountId voter) {
        return heard.computeIfAbsent(voter, _ -> new TreeMap<>());
    }

    private void forgetOld(BlockTree tree) {
        irreversibleSlot = tree.irreversibleBlock().header().slot();
        heard.values().forEach(votes -> votes.headMap(irreversibleSlot, true).clear());
    }

    // ---- Savanna: certificates

    /** What a header on this parent shows of the votes. */
    Optional<Certificate> certificate(ChainEntry parent) {
        return rules.consensus().certificate(parent.consensus(), this::votesFor);
    }

    private List<FinalityVote> votesFor(Ref block) {
        var votes = new ArrayList<FinalityVote>();
        for (var own : heard.values()) {
            var vote = own.get(block.slot());
            if (vote != null && vote.block().equals(block.id())) {
                votes.add(vote);
            }
        }
        return votes;
    }

    // ---- Hive: approvals

    /** The newest block that enough delegates have approved, on this branch or another. */
    Optional<Ref> approved(ChainEntry head, BlockTree tree) {
        if (!(rule instanceof FinalityRule.Obi(int quorum))) {
            return Optional.empty();
        }
        var consensus = rules.consensus();
        var witnesses = consensus.finalityVoters(head.consensus());
        var board = ApprovalBoard.empty(witnesses, quorum);
        var newest = new ArrayList<Ref>();
        for (var own : heard.values()) {
            if (own.isEmpty()) {
                continue;
            }
            var vote = own.lastEntry().getValue();
            var block = tree.find(vote.block());
            if (block.isPresent()) {
                long height = block.get().entry().height();
                board = board.approve(vote.voter(), new Approval(height, vote.block()));
                newest.add(new Ref(vote.block(), vote.slot()));
            }
        }
        return highest(board, newest, tree);
    }

    private static Optional<Ref> highest(ApprovalBoard board, List<Ref> tips, BlockTree tree) {
        Optional<Ref> best = Optional.empty();
        long most = tree.irreversibleHeight();
        for (var tip : tips.stream().distinct().toList()) {
            long height = board.irreversible((h, b) -> tree.isOn(tip.id(), b, h));
            if (height > most) {
                most = height;
                best =
                        tree.ancestor(tip.id(), height)
                                .map(b -> new Ref(b.hash(), b.header().slot()));
            }
        }
        return best;
    }

    // ---- faults

    /** Memory is gone. */
    void crash() {
        heard.clear();
    }

    /** The disk is gone as well, and with it the promises. */
    void loseDisk() {
        promise = Optional.empty();
    }

    /**
     * Nobody knows what it has promised before it lost its disk: it stays silent for a round from
     * now, which is later than anything that it can have voted for, and keeps to its peers' chain.
     */
    void beCareful(ChainEntry head) {
        var block = new Ref(head.block().hash(), head.consensus().slot());
        long now = Math.max(block.slot(), rules.consensus().slots().slotAt(port.now()));
        long beyond = now + rules.parameters().slotsPerRound();
        promise = Optional.of(Finalizer.afterLoss(block, beyond));
    }
}
