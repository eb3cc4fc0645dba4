package medchain.simulator.check;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import medchain.simulator.chain.Block;
import medchain.simulator.chain.BlockCodec;
import medchain.simulator.identity.BlockId;
import medchain.simulator.identity.TxId;
import medchain.simulator.journal.Happening;
import medchain.simulator.world.NodeCopy;
import medchain.simulator.world.World;

/** Promises about what the nodes hold: recomputed from their copies, not from their word. */
final class ChainChecks {
    private final World world;
    private final List<NodeCopy> copies;
    private final List<Block> distinct;

    ChainChecks(World world) {
        this.world = world;
        this.copies = world.copies();
        var seen = new LinkedHashSet<BlockId>();
        this.distinct =
                copies.stream()
                        .flatMap(c -> c.main().stream())
                        .filter(b -> seen.add(b.hash()))
                        .toList();
    }

    List<Checked> all() {
        return List.of(
                finalityAgreement(),
                oneBlockASlot(),
                hashLinks(),
                merkleRoots(),
                uniqueTransactions(),
                ConsentCheck.of(world.spec(), copies),
                supply());
    }

    /**
     * I1: no two nodes hold different irreversible blocks at one height; watched at every
     * finalisation.
     */
    private Checked finalityAgreement() {
        var name = "finality_agreement";
        var promise = "no two nodes hold different irreversible blocks at one height";
        for (var fact : world.facts()) {
            if (fact.what() instanceof Happening.FinalityViolated v) {
                return new Checked(
                        name,
                        promise,
                        1,
                        Optional.of(v.node() + " at height " + v.height()),
                        Optional.of(fact.at()));
            }
        }
        var first = new TreeMap<Long, BlockId>();
        long seen = 0;
        for (var copy : copies) {
            for (var block : copy.main()) {
                if (block.height() > copy.irreversibleHeight()) {
                    break;
                }
                seen++;
                var known = first.putIfAbsent(block.height(), block.hash());
                if (known != null && !known.equals(block.hash())) {
                    return Checked.of(
                            name,
                            promise,
                            seen,
                            Optional.of(copy.node() + " at height " + block.height()));
                }
            }
        }
        return Checked.held(name, promise, seen);
    }

    /** I3: slots and heights rise, heights without gaps. */
    private Checked oneBlockASlot() {
        return links(
                "one_block_a_slot",
                "at most one block a slot; heights without gaps",
                (parent, block) ->
                        block.height() == parent.height() + 1
                                && block.header().slot() > parent.header().slot());
    }

    /** I15. */
    private Checked hashLinks() {
        return links(
                "hash_links",
                "each block names the digest of the whole header before it",
                (parent, block) ->
                        block.header().previousHash().equals(BlockCodec.id(parent.header())));
    }

    private interface Link {
        boolean holds(Block parent, Block block);
    }

    private Checked links(String name, String promise, Link link) {
        long seen = 0;
        for (var copy : copies) {
            for (int h = 1; h < copy.main().size(); h++) {
                seen++;
                if (!link.holds(copy.main().get(h - 1), copy.main().get(h))) {
                    return Checked.of(
                            name, promise, seen, Optional.of(copy.node() + " at height " + h));
                }
            }
        }
        return Checked.held(name, promise, seen);
    }

    /** I13. */
    private Checked merkleRoots() {
        var broken =
                distinct.stream()
                        .filter(b ->
                                !b.header()
                                        .merkleRoot()
                                        .equals(BlockCodec.merkleRoot(b.transactions())))
                        .findFirst();
        return Checked.of(
                "merkle_roots",
                "each Merkle root is the RFC 9162 root of the block's transactions",
                distinct.size(),
                broken.map(b -> "block " + b.height()));
    }

    /** I12: no transaction twice on one chain. */
    private Checked uniqueTransactions() {
        long seen = 0;
        for (var copy : copies) {
            Set<TxId> ids = new LinkedHashSet<>();
            for (var block : copy.main()) {
                for (var approved : block.transactions()) {
                    seen++;
                    if (!ids.add(approved.id())) {
                        return Checked.of(
                                "unique_transactions",
                                "no transaction stands twice on a chain",
                                seen,
                                Optional.of(copy.node() + ", " + approved.id().brief()));
                    }
                }
            }
        }
        return Checked.held("unique_transactions", "no transaction stands twice on a chain", seen);
    }

    /** I11: what was minted is what there is. */
    private Checked supply() {
        long seen = 0;
        for (var copy : copies) {
            seen++;
            long accounts = copy.ledger().accounts().size();
            long burned =
                    copy.ledger().accounts().stream().mapToLong(a -> a.discipline().burned()).sum();
            long rewards = copy.main().size() - 1L;
            long most =
                    accounts * world.spec().initialBalance()
                            + rewards * world.spec().consensus().reward()
                            - burned;
            boolean negative =
                    copy.ledger().accounts().stream()
                            .anyMatch(a ->
                                    a.funds().balance() < 0 || a.funds().staked() < a.votesGiven());
            long least = accounts * world.spec().initialBalance() - burned;
            if (negative || copy.ledger().supply() > most || copy.ledger().supply() < least) {
                return Checked.of(
                        "supply",
                        "tokens come from registrations and rewards alone; no balance below zero",
                        seen,
                        Optional.of(copy.node() + ": " + copy.ledger().supply()));
            }
        }
        return Checked.held(
                "supply",
                "tokens come from registrations and rewards alone; no balance below zero",
                seen);
    }
}
