package medchain.simulator.atlas;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import medchain.simulator.chain.BlockHeader;
import medchain.simulator.chain.Certificate;
import medchain.simulator.chain.LogHead;
import medchain.simulator.dpos.Accountability;
import medchain.simulator.dpos.Consensus;
import medchain.simulator.dpos.ConsensusParameters;
import medchain.simulator.dpos.ConsensusState;
import medchain.simulator.dpos.FinalityRule;
import medchain.simulator.dpos.Finalizer;
import medchain.simulator.dpos.Finalizer.Ref;
import medchain.simulator.dpos.ForgingGuard;
import medchain.simulator.dpos.ForkChoice;
import medchain.simulator.dpos.SlotDecision;
import medchain.simulator.dpos.Tip;
import medchain.simulator.identity.AccountId;
import medchain.simulator.identity.BlockId;
import medchain.simulator.identity.Hash;
import medchain.simulator.kernel.RandomStream;
import medchain.simulator.kernel.SimTime;

/**
 * Delegates on a network that an adversary runs: blocks come late, to some, or in bunches after a
 * partition; Byzantine delegates extend several branches with the least claims, and tell each
 * honest one first of what extends its own. Where votes are sent beside the chain, these come as
 * late; Byzantine delegates hear all of them at once and vote for every block, before some honest
 * ones and not before others.
 */
public final class FaultWalk {
    private final Consensus rules;
    private final boolean votesAside;
    private final ForkChoice choice;
    private final RandomStream chance;
    private final Map<BlockId, Block> tree = new LinkedHashMap<>();
    private final Map<AccountId, View> honest = new TreeMap<>();
    private final List<AccountId> byzantine;
    private final Map<Long, BlockId> finalised = new TreeMap<>();
    private final List<String> conflicts = new ArrayList<>();
    private final List<Delivery> underway = new ArrayList<>();
    private final TreeSet<BlockId> parents = new TreeSet<>();
    private final WalkedVotes votes = new WalkedVotes();
    private final Mood mood;
    private int branchesSeen;

    private record Block(ConsensusState state, BlockHeader header) {}

    private record Delivery(long slot, AccountId to, BlockId block) {}

    /** An honest delegate's head, its guard and how far it has seen finality. */
    private static final class View {
        private final TreeSet<BlockId> known = new TreeSet<>();
        private Tip head;
        private ForgingGuard guard = ForgingGuard.NEW;
        private Finalizer promise;
        private long irreversible;

        View(Tip genesis) {
            head = genesis;
            promise = Finalizer.startingFrom(new Ref(genesis.id(), 0));
            known.add(genesis.id());
        }
    }

    /**
     * @param byzantine so many delegates, the first ones, lie
     */
    public FaultWalk(ConsensusParameters parameters, int byzantine, long seed) {
        var all = ChainWalker.delegates(parameters.delegates());
        this.rules = new Consensus(parameters, all);
        this.choice = rules.forkChoice();
        this.votesAside = parameters.policies().finality() instanceof FinalityRule.Savanna;
        this.chance = new RandomStream(seed);
        this.mood = new Mood(chance);
        this.byzantine = all.subList(0, byzantine);
        var genesis = rules.genesis(ChainWalker.GENESIS, ChainWalker.digest("walk " + seed));
        var none = new Claims(0, Optional.empty());
        var header = header(genesis, 0, all.getFirst(), none, -1);
        tree.put(genesis.id(), new Block(genesis, header));
        var tip = new Tip(genesis.id(), genesis.id(), all.getFirst(), 0, 0, 0, SimTime.ZERO);
        all.subList(byzantine, all.size()).forEach(id -> honest.put(id, new View(tip)));
    }

    /** Lets slots pass; the network changes its mood every dozen or so. */
    public FaultWalk walk(int slots) {
        for (long slot = 1; slot <= slots; slot++) {
            mood.pass(honest.keySet());
            deliver(slot);
            forgeHonestly(slot);
            forgeByzantine(slot);
        }
        return this;
    }

    /** Honest delegates with different irreversible blocks at one height, in words. */
    public List<String> conflicts() {
        return conflicts;
    }

    /** Delegates that the headers of all branches, or votes, convict. */
    public List<AccountId> convicted() {
        var headers =
                tree.entrySet().stream()
                        .filter(e -> e.getValue().header().index() > 0)
                        .map(e -> new Accountability.Signed(e.getKey(), e.getValue().header()))
                        .toList();
        var byHeaders =
                Accountability.in(headers, choice).stream().map(Accountability.Evidence::delegate);
        var byVotes = votes.convicted(this::descends).stream();
        return Stream.concat(byHeaders, byVotes).distinct().sorted().toList();
    }

    public List<AccountId> honest() {
        return List.copyOf(honest.keySet());
    }

    /** The largest height that an honest delegate saw become irreversible. */
    public long finalisedHeight() {
        return finalised.keySet().stream().mapToLong(h -> h).max().orElse(0);
    }

    /** Blocks that are not the first child of their parent. */
    public int forks() {
        return branchesSeen;
    }

    private void forgeHonestly(long slot) {
        honest.forEach((id, view) -> {
            var head = block(view.head.id()).state();
            if (!(rules.decide(head, slot, id) instanceof SlotDecision.Forge)) {
                return;
            }
            var next = view.guard.sign(slot, head.height() + 1);
            if (next.isPresent()) {
                long signed = view.guard.maxHeightGenerated();
                view.guard = next.get();
                var heard = rules.certificate(head, block -> votes.heardBy(id, block, slot));
                var block = add(header(head, slot, id, new Claims(signed, heard), 0));
                block.ifPresent(b -> receive(id, b, slot)); // its own at once, as a node does
                block.ifPresent(b -> send(b, slot, id));
            }
        });
    }

    private void forgeByzantine(long slot) {
        boolean tipsOnly = chance.nextInt(4) > 0;
        var places = new ArrayList<ConsensusState>();
        for (var block : tree.values()) {
            var state = block.state();
            if (state.slot() < slot
                    && state.slot() >= slot - 15
                    && !(tipsOnly && parents.contains(state.id()))
                    && byzantine.contains(rules.scheduled(state, slot))) {
                places.add(state);
            }
        }
        var drawn = chance.shuffle(places);
        for (var parent : drawn.subList(0, Math.min(3, drawn.size()))) {
            var forger = rules.scheduled(parent, slot);
            long least = rules.productivity(parent, forger).lastHeight();
            int twin = chance.nextInt(2);
            var claims = new Claims(least, byzantineCertificate(parent));
            add(header(parent, slot, forger, claims, twin)).ifPresent(b -> send(b, slot, forger));
        }
    }

    private Optional<Certificate> byzantineCertificate(ConsensusState parent) {
        return votesAside && chance.nextInt(2) == 0
                ? rules.certificate(parent, votes::all)
                : Optional.empty();
    }

    // ---- votes beside the chain

    private void voteHonestly(View view, AccountId who, long slot) {
        var state = block(view.head.id()).state();
        var block = new Ref(state.id(), state.slot());
        var certified = rules.newestCertified(state).orElseThrow();
        var proposal = new Finalizer.Proposal(block, certified, a -> descends(state.id(), a));
        switch (view.promise.decide(proposal)) {
            case Finalizer.Vote.Strong(var after) -> {
                view.promise = after;
                votes.cast(who, block, certified, true, arrivals(who, slot));
            }
            case Finalizer.Vote.Weak(var after) -> {
                view.promise = after;
                votes.cast(who, block, certified, false, arrivals(who, slot));
            }
            case Finalizer.Vote.Abstain _ -> {}
        }
    }

    private Map<AccountId, Long> arrivals(AccountId from, long slot) {
        var arrives = new TreeMap<AccountId, Long>();
        for (var to : honest.keySet()) {
            boolean late = mood.separates(from, to) || chance.nextInt(12) == 0;
            long wait = to.equals(from) ? 0 : mood.delay() + (late ? 25 : 0);
            arrives.put(to, slot + wait);
        }
        return arrives;
    }

    private void voteForAll(ConsensusState state) {
        var certified = rules.newestCertified(state).orElseThrow();
        for (var liar : byzantine) {
            var arrives = new TreeMap<AccountId, Long>();
            honest.keySet().forEach(to -> arrives.put(to, state.slot() + 30L * chance.nextInt(2)));
            votes.cast(liar, new Ref(state.id(), state.slot()), certified, true, arrives);
        }
    }

    private boolean descends(BlockId block, BlockId from) {
        return ancestor(block, block(from).state().height()).equals(Optional.of(from));
    }

    // ---- the tree

    private Optional<BlockId> add(BlockHeader header) {
        var parent = block(header.previousHash()).state();
        if (rules.fault(parent, header).isPresent()) {
            return Optional.empty();
        }
        var id = ChainWalker.idOf(header);
        branchesSeen += parents.add(header.previousHash()) ? 0 : 1;
        var after = rules.next(parent, header, id, List.of());
        tree.put(id, new Block(after, header));
        if (votesAside) {
            voteForAll(after);
        }
        return Optional.of(id);
    }

    private void send(BlockId block, long slot, AccountId from) {
        for (var to : honest.keySet()) {
            boolean apart =
                    byzantine.contains(from)
                            ? !view(to).known.contains(parentOf(block))
                            : mood.separates(from, to);
            long wait = to.equals(from) ? 0 : mood.delay() + (apart ? 25 : 0);
            boolean lost = !to.equals(from) && chance.nextInt(12) == 0;
            underway.add(new Delivery(slot + wait + (lost ? 20 : 0), to, block));
        }
    }

    private Block block(BlockId id) {
        return Objects.requireNonNull(tree.get(id));
    }

    private View view(AccountId delegate) {
        return Objects.requireNonNull(honest.get(delegate));
    }

    private BlockId parentOf(BlockId block) {
        return block(block).header().previousHash();
    }

    private void deliver(long slot) {
        var due = underway.stream().filter(d -> d.slot() <= slot).toList();
        underway.removeAll(due);
        due.forEach(d -> receive(d.to(), d.block(), slot));
    }

    /** A node asks for the ancestors that it lacks before it looks at a block. */
    private void receive(AccountId to, BlockId id, long slot) {
        var view = view(to);
        if (!view.known.add(id)) {
            return;
        }
        var block = block(id);
        receive(to, block.header().previousHash(), slot);
        var tip = Tip.of(block.header(), block.state(), rules.slots().startOf(slot));
        if (choice.prefers(tip, view.head) && keepsIrreversible(view, id)) {
            view.head = tip;
            finalise(view, to, block.state());
            if (votesAside) {
                voteHonestly(view, to, slot);
            }
        }
    }

    private boolean keepsIrreversible(View view, BlockId id) {
        return view.irreversible == 0
                || ancestor(id, view.irreversible)
                        .equals(ancestor(view.head.id(), view.irreversible));
    }

    private Optional<BlockId> ancestor(BlockId id, long height) {
        var at = id;
        while (block(at).state().height() > height) {
            at = block(at).header().previousHash();
        }
        return block(at).state().height() == height ? Optional.of(at) : Optional.empty();
    }

    private void finalise(View view, AccountId who, ConsensusState state) {
        long reached = rules.irreversibleHeight(state);
        for (long h = view.irreversible + 1; h <= reached; h++) {
            var block = ancestor(state.id(), h).orElseThrow();
            var before = finalised.putIfAbsent(h, block);
            if (before != null && !before.equals(block)) {
                conflicts.add(who + " has another irreversible block at " + h);
            }
        }
        view.irreversible = Math.max(view.irreversible, reached);
    }

    /**
     * What a header says of its forger and of votes.
     *
     * @param signed the largest height that the forger signed before, as it says
     */
    private record Claims(long signed, Optional<Certificate> certificate) {}

    private BlockHeader header(
            ConsensusState parent, long slot, AccountId forger, Claims claims, int twin) {
        return new BlockHeader(
                1,
                Hash.ZERO,
                parent.height() + 1,
                slot,
                rules.slots().startOf(slot),
                parent.id(),
                new Hash(0, 0, 0, twin),
                Hash.ZERO,
                0,
                forger,
                Hash.ZERO,
                claims.signed(),
                rules.claimedHeight(parent, claims.certificate()),
                LogHead.EMPTY,
                claims.certificate());
    }
}
