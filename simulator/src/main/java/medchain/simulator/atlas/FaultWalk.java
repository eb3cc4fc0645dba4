package medchain.simulator.atlas;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import medchain.simulator.chain.BlockHeader;
import medchain.simulator.chain.LogHead;
import medchain.simulator.dpos.Accountability;
import medchain.simulator.dpos.Consensus;
import medchain.simulator.dpos.ConsensusParameters;
import medchain.simulator.dpos.ConsensusState;
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
 * honest one first of what extends its own.
 */
public final class FaultWalk {
    private final Consensus rules;
    private final ForkChoice choice;
    private final RandomStream chance;
    private final Map<BlockId, Block> tree = new LinkedHashMap<>();
    private final Map<AccountId, View> honest = new TreeMap<>();
    private final List<AccountId> byzantine;
    private final Map<Long, BlockId> finalised = new TreeMap<>();
    private final List<String> conflicts = new ArrayList<>();
    private final List<Delivery> underway = new ArrayList<>();
    private final TreeSet<BlockId> parents = new TreeSet<>();
    private int branchesSeen;

    private record Block(ConsensusState state, BlockHeader header) {}

    private record Delivery(long slot, AccountId to, BlockId block) {}

    /** An honest delegate's head, its guard and how far it has seen finality. */
    private static final class View {
        private final TreeSet<BlockId> known = new TreeSet<>();
        private Tip head;
        private ForgingGuard guard = ForgingGuard.NEW;
        private long irreversible;

        View(Tip genesis) {
            head = genesis;
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
        this.chance = new RandomStream(seed);
        this.byzantine = all.subList(0, byzantine);
        var genesis = rules.genesis(ChainWalker.GENESIS, ChainWalker.digest("walk " + seed));
        var header = header(genesis, 0, all.getFirst(), 0, -1);
        tree.put(genesis.id(), new Block(genesis, header));
        var tip = new Tip(genesis.id(), genesis.id(), all.getFirst(), 0, 0, 0, SimTime.ZERO);
        all.subList(byzantine, all.size()).forEach(id -> honest.put(id, new View(tip)));
    }

    /** Lets slots pass; the network changes its mood every dozen or so. */
    public FaultWalk walk(int slots) {
        var side = new TreeSet<AccountId>();
        int delay = 0;
        for (long slot = 1; slot <= slots; slot++) {
            if (chance.nextInt(15) == 0) {
                delay = chance.nextInt(3) * chance.nextInt(4);
                side = new TreeSet<>();
                boolean partition = chance.nextInt(3) == 0;
                for (var id : honest.keySet()) {
                    if (partition && chance.nextInt(2) == 0) {
                        side.add(id);
                    }
                }
            }
            deliver(slot);
            forgeHonestly(slot, side, delay);
            forgeByzantine(slot, side, delay);
        }
        return this;
    }

    /** Honest delegates with different irreversible blocks at one height, in words. */
    public List<String> conflicts() {
        return conflicts;
    }

    /** Delegates that the headers of all branches convict. */
    public List<AccountId> convicted() {
        var headers =
                tree.entrySet().stream()
                        .filter(e -> e.getValue().header().index() > 0)
                        .map(e -> new Accountability.Signed(e.getKey(), e.getValue().header()))
                        .toList();
        return Accountability.in(headers).stream().map(Accountability.Evidence::delegate).toList();
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

    private void forgeHonestly(long slot, Set<AccountId> side, int delay) {
        honest.forEach((id, view) -> {
            var head = block(view.head.id()).state();
            if (!(rules.decide(head, slot, id) instanceof SlotDecision.Forge)) {
                return;
            }
            var next = view.guard.sign(slot, head.height() + 1);
            if (next.isPresent()) {
                long signed = view.guard.maxHeightGenerated();
                view.guard = next.get();
                var block = add(header(head, slot, id, signed, 0));
                block.ifPresent(b -> send(b, slot, id, side, delay));
            }
        });
    }

    private void forgeByzantine(long slot, Set<AccountId> side, int delay) {
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
            add(header(parent, slot, forger, least, chance.nextInt(2)))
                    .ifPresent(b -> send(b, slot, forger, side, delay));
        }
    }

    private Optional<BlockId> add(BlockHeader header) {
        var parent = block(header.previousHash()).state();
        if (rules.fault(parent, header).isPresent()) {
            return Optional.empty();
        }
        var id = ChainWalker.idOf(header);
        branchesSeen += parents.add(header.previousHash()) ? 0 : 1;
        tree.put(id, new Block(rules.next(parent, header, id, List.of()), header));
        return Optional.of(id);
    }

    private void send(BlockId block, long slot, AccountId from, Set<AccountId> side, int delay) {
        for (var to : honest.keySet()) {
            boolean apart =
                    byzantine.contains(from)
                            ? !view(to).known.contains(parentOf(block))
                            : side.contains(from) != side.contains(to);
            long wait = to.equals(from) ? 0 : chance.nextInt(delay + 1) + (apart ? 25 : 0);
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
        var h = block.header();
        var tip =
                new Tip(
                        id,
                        h.previousHash(),
                        h.delegateId(),
                        h.slot(),
                        h.index(),
                        h.maxHeightPrevoted(),
                        rules.slots().startOf(slot));
        if (choice.prefers(tip, view.head) && keepsIrreversible(view, id)) {
            view.head = tip;
            finalise(view, to, block.state());
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

    private BlockHeader header(
            ConsensusState parent, long slot, AccountId forger, long signed, int twin) {
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
                signed,
                rules.maxHeightPrevoted(parent),
                LogHead.EMPTY);
    }
}
