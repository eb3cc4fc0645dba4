package medchain.simulator.atlas;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import medchain.simulator.chain.BlockHeader;
import medchain.simulator.chain.FinalityVote;
import medchain.simulator.chain.LogHead;
import medchain.simulator.crypto.Digests;
import medchain.simulator.crypto.Signature;
import medchain.simulator.dpos.Consensus;
import medchain.simulator.dpos.ConsensusParameters;
import medchain.simulator.dpos.ConsensusState;
import medchain.simulator.dpos.Finalizer;
import medchain.simulator.dpos.HashOnion;
import medchain.simulator.dpos.Standing;
import medchain.simulator.identity.AccountId;
import medchain.simulator.identity.BlockId;
import medchain.simulator.identity.Hash;

/**
 * One branch of a chain and the delegates who extend it, with nothing between them: every header is
 * checked by the rules before it counts.
 */
public final class ChainWalker {
    public static final BlockId GENESIS = new BlockId(digest("genesis"));

    /** A chain that needs more slots for a block than this does not run. */
    private static final long SLOTS_A_BLOCK = 50;

    private static final Signature UNSIGNED = new Signature(new byte[0]);

    private final ConsensusParameters parameters;
    private final Consensus rules;
    private final TreeMap<AccountId, HashOnion> onions = new TreeMap<>();
    private final TreeMap<AccountId, Long> generated = new TreeMap<>();
    private final List<ConsensusState> states = new ArrayList<>();
    private List<Standing> standings = List.of();
    private Set<AccountId> crashed = new TreeSet<>();
    private long now;

    public ChainWalker(ConsensusParameters parameters, long seed) {
        this(parameters, seed, delegates(parameters.seats()));
    }

    public ChainWalker(
            ConsensusParameters parameters, long seed, List<AccountId> genesisDelegates) {
        this.parameters = parameters;
        this.rules = new Consensus(parameters, genesisDelegates);
        states.add(rules.genesis(GENESIS, digest("seed " + seed)));
    }

    public Consensus rules() {
        return rules;
    }

    public static AccountId delegate(int i) {
        return new AccountId(String.format(Locale.ROOT, "delegate-%03d", i));
    }

    public static List<AccountId> delegates(int n) {
        return IntStream.range(0, n).mapToObj(ChainWalker::delegate).toList();
    }

    public static Hash digest(String text) {
        return Digests.sha256(text.getBytes(StandardCharsets.UTF_8));
    }

    public ChainWalker crash(Collection<AccountId> who) {
        crashed = new TreeSet<>(who);
        return this;
    }

    /** Delegates come over from another branch and own up to what they have signed there. */
    ChainWalker joinedBy(ChainWalker other) {
        other.generated.forEach((who, height) -> generated.merge(who, height, Math::max));
        return this;
    }

    public ChainWalker standings(List<Standing> now) {
        standings = List.copyOf(now);
        return this;
    }

    public ConsensusState head() {
        return states.getLast();
    }

    public ConsensusState at(long height) {
        return states.get((int) height);
    }

    /** Lets slots pass up to and with this one; whoever is scheduled and up forges. */
    public ChainWalker walkToSlot(long last) {
        while (now < last) {
            now++;
            var forger = rules.scheduled(head(), now);
            if (!crashed.contains(forger) && !rules.isSkipped(head(), now)) {
                extend(header(head(), now, forger));
            }
        }
        return this;
    }

    public ChainWalker walkBlocks(int blocks) {
        long target = head().height() + blocks;
        long patience = now + SLOTS_A_BLOCK * blocks + SLOTS_A_BLOCK * parameters.slotsPerRound();
        while (head().height() < target) {
            if (now > patience) {
                throw new RulesFailed("nobody forges", head().height());
            }
            walkToSlot(now + 1);
        }
        return this;
    }

    /** The header that an honest delegate signs on this parent. */
    public BlockHeader header(ConsensusState parent, long slot, AccountId forger) {
        var onion =
                onions.computeIfAbsent(
                        forger, id -> new HashOnion(digest("onion " + id).bytes(), 4096));
        var certificate = rules.certificate(parent, this::votesFor);
        return new BlockHeader(
                1,
                Hash.ZERO,
                parent.height() + 1,
                slot,
                rules.slots().startOf(slot),
                parent.id(),
                Hash.ZERO,
                Hash.ZERO,
                0,
                forger,
                rules.nextReveal(parent, forger, onion),
                generated.getOrDefault(forger, 0L),
                rules.claimedHeight(parent, certificate),
                LogHead.EMPTY,
                certificate);
    }

    /** All who are up have voted strongly for every block; nobody here looks at signatures. */
    private List<FinalityVote> votesFor(Finalizer.Ref block) {
        return delegates(parameters.seats()).stream()
                .filter(voter -> !crashed.contains(voter))
                .map(voter -> new FinalityVote(voter, block.id(), block.slot(), true, UNSIGNED))
                .toList();
    }

    /** Height minus irreversible height after each block of a range. */
    public List<Long> lags(long from, long to) {
        return LongStream.range(from, to)
                .map(h -> h - rules.irreversibleHeight(at(h)))
                .boxed()
                .toList();
    }

    public void extend(BlockHeader header) {
        var fault = rules.fault(head(), header);
        if (fault.isPresent()) {
            throw new RulesFailed("an honest header is refused: " + fault.get(), head().height());
        }
        generated.merge(header.delegateId(), header.index(), Math::max);
        now = Math.max(now, header.slot());
        states.add(rules.next(head(), header, idOf(header), standings));
    }

    public static BlockId idOf(BlockHeader header) {
        return new BlockId(digest(header.toString()));
    }

    /** Blocks from a block until it is irreversible. */
    public long finalityBlocks(long height) {
        return firstHeightFinalising(height) - height;
    }

    /** Slots from a block until it is irreversible. */
    public long finalitySlots(long height) {
        return at(firstHeightFinalising(height)).slot() - at(height).slot();
    }

    private long firstHeightFinalising(long height) {
        for (long h = height; h <= head().height(); h++) {
            if (rules.irreversibleHeight(at(h)) >= height) {
                return h;
            }
        }
        long blocks = head().height();
        throw new RulesFailed(
                "block " + height + " did not become irreversible in " + blocks + " blocks",
                blocks);
    }
}
