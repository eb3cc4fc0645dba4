package medchain.simulator.node;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import medchain.simulator.chain.Block;
import medchain.simulator.chain.BlockCodec;
import medchain.simulator.chain.BlockHeader;
import medchain.simulator.chain.Ledger.Refusal;
import medchain.simulator.consent.Approved;
import medchain.simulator.crypto.RsaPss;
import medchain.simulator.crypto.SigningKey;
import medchain.simulator.dpos.ForgingGuard;
import medchain.simulator.dpos.HashOnion;
import medchain.simulator.identity.AccountId;
import medchain.simulator.identity.Hash;
import medchain.simulator.kernel.ByteSource;

/** The delegate in a node: makes and signs blocks, never two for one slot or height. */
final class Forger {
    private static final int VERSION = 1;

    private final AccountId account;
    private final SigningKey key;
    private final HashOnion onion;
    private ForgingGuard guard = ForgingGuard.NEW;

    Forger(AccountId account, SigningKey key, HashOnion onion) {
        this.account = account;
        this.key = key;
        this.onion = onion;
    }

    AccountId account() {
        return account;
    }

    /** A forged block, and candidates that could not go into it. */
    record Forged(Block block, List<Refusal> refused) {}

    /**
     * Forges on the parent, or does not because it has signed for this slot or height before.
     *
     * @param waiting approved transactions, oldest first
     */
    Optional<Forged> forge(
            BlockJudge judge,
            ChainRules rules,
            Place place,
            List<Approved> waiting,
            ByteSource salt) {
        var parent = place.parent();
        var next = guard.sign(place.slot(), parent.height() + 1);
        if (next.isEmpty()) {
            return Optional.empty();
        }
        var draft = header(rules, place, Hash.ZERO, Hash.ZERO, 0);
        var selection =
                rules.ledger()
                        .select(
                                parent.ledger(),
                                waiting,
                                judge.context(parent, draft),
                                rules.blockLimits());
        var chosen = new ArrayList<>(selection.transactions());
        var header =
                header(
                        rules,
                        place,
                        BlockCodec.merkleRoot(chosen),
                        selection.after().root(),
                        chosen.size());
        guard = next.get();
        var signature = RsaPss.sign(key, BlockCodec.DOMAIN, BlockCodec.header(header), salt);
        return Optional.of(
                new Forged(BlockCodec.assemble(header, chosen, signature), selection.refused()));
    }

    /** Where a block is to stand. */
    record Place(ChainEntry parent, long slot) {}

    private BlockHeader header(
            ChainRules rules, Place place, Hash merkleRoot, Hash stateRoot, int transactions) {
        var parent = place.parent();
        var consensus = rules.consensus();
        return new BlockHeader(
                VERSION,
                rules.chainId(),
                parent.height() + 1,
                place.slot(),
                consensus.slots().startOf(place.slot()),
                parent.block().hash(),
                merkleRoot,
                stateRoot,
                transactions,
                account,
                consensus.nextReveal(parent.consensus(), account, onion),
                guard.maxHeightGenerated(),
                consensus.maxHeightPrevoted(parent.consensus()));
    }

    /**
     * After the loss of the disk nobody knows what this delegate has signed: it stays silent until
     * the chain is a round higher than what its peers had when it came back, which is more than it
     * can have signed on any branch that they do not know.
     */
    void beCareful(ChainRules rules, ChainEntry head) {
        long beyond = head.height() + rules.parameters().slotsPerRound();
        guard = new ForgingGuard(beyond, head.consensus().slot());
    }
}
