package medchain.simulator.dpos;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import medchain.simulator.chain.BlockHeader;
import medchain.simulator.chain.LogHead;
import medchain.simulator.crypto.Digests;
import medchain.simulator.identity.AccountId;
import medchain.simulator.identity.BlockId;
import medchain.simulator.identity.Hash;

/**
 * One branch of a chain and the delegates who extend it, with nothing between them: every header is
 * checked by the rules before it counts.
 */
final class ChainWalker {
    static final BlockId GENESIS = new BlockId(digest("genesis"));

    final Consensus rules;
    private final TreeMap<AccountId, HashOnion> onions = new TreeMap<>();
    private final TreeMap<AccountId, Long> generated = new TreeMap<>();
    private final List<ConsensusState> states = new ArrayList<>();
    private List<Standing> standings = List.of();
    private Set<AccountId> crashed = Set.of();
    private long now;

    ChainWalker(ConsensusParameters parameters, long seed) {
        this(parameters, seed, delegates(parameters.seats()));
    }

    ChainWalker(ConsensusParameters parameters, long seed, List<AccountId> genesisDelegates) {
        this.rules = new Consensus(parameters, genesisDelegates);
        states.add(rules.genesis(GENESIS, digest("seed " + seed)));
    }

    static AccountId delegate(int i) {
        return new AccountId(String.format(java.util.Locale.ROOT, "delegate-%03d", i));
    }

    static List<AccountId> delegates(int n) {
        return IntStream.range(0, n).mapToObj(ChainWalker::delegate).toList();
    }

    static Hash digest(String text) {
        return Digests.sha256(text.getBytes(StandardCharsets.UTF_8));
    }

    ChainWalker crash(Collection<AccountId> who) {
        crashed = new TreeSet<>(who);
        return this;
    }

    ChainWalker standings(List<Standing> now) {
        standings = List.copyOf(now);
        return this;
    }

    ConsensusState head() {
        return states.getLast();
    }

    ConsensusState at(long height) {
        return states.get((int) height);
    }

    /** Lets slots pass up to and with this one; whoever is scheduled and up forges. */
    ChainWalker walkToSlot(long last) {
        while (now < last) {
            now++;
            var forger = rules.scheduled(head(), now);
            if (!crashed.contains(forger) && !rules.isSkipped(head(), now)) {
                extend(header(head(), now, forger));
            }
        }
        return this;
    }

    ChainWalker walkBlocks(int blocks) {
        long target = head().height() + blocks;
        while (head().height() < target) {
            walkToSlot(now + 1);
        }
        return this;
    }

    /** The header that an honest delegate signs on this parent. */
    BlockHeader header(ConsensusState parent, long slot, AccountId forger) {
        var onion =
                onions.computeIfAbsent(
                        forger, id -> new HashOnion(digest("onion " + id).bytes(), 4096));
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
                claim(parent),
                LogHead.EMPTY);
    }

    /** What a header says of votes; under SAVANNA all votes for the parent have come in time. */
    private long claim(ConsensusState parent) {
        return parent.finality instanceof CertifiedChain
                ? parent.height()
                : rules.maxHeightPrevoted(parent);
    }

    /** Height minus irreversible height after each block of a range. */
    List<Long> lags(long from, long to) {
        return LongStream.range(from, to)
                .map(h -> h - rules.irreversibleHeight(at(h)))
                .boxed()
                .toList();
    }

    void extend(BlockHeader header) {
        var fault = rules.fault(head(), header);
        if (fault.isPresent()) {
            throw new AssertionError("refused: " + fault.get());
        }
        generated.merge(header.delegateId(), header.index(), Math::max);
        now = Math.max(now, header.slot());
        states.add(rules.next(head(), header, idOf(header), standings));
    }

    static BlockId idOf(BlockHeader header) {
        return new BlockId(digest(header.toString()));
    }

    /** Blocks from a block until it is irreversible. */
    long finalityBlocks(long height) {
        return firstHeightFinalising(height) - height;
    }

    /** Slots from a block until it is irreversible. */
    long finalitySlots(long height) {
        return at(firstHeightFinalising(height)).slot() - at(height).slot();
    }

    private long firstHeightFinalising(long height) {
        for (long h = height; h <= head().height(); h++) {
            if (rules.irreversibleHeight(at(h)) >= height) {
                return h;
            }
        }
        throw new AssertionError("block " + height + " never became irreversible");
    }
}
