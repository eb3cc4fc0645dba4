package medchain.simulator.node;

import java.util.List;
import java.util.Optional;
import medchain.simulator.chain.Block;
import medchain.simulator.chain.BlockCodec;
import medchain.simulator.chain.BlockHeader;
import medchain.simulator.chain.Certificate;
import medchain.simulator.chain.FinalityVote;
import medchain.simulator.chain.Ledger.Refusal;
import medchain.simulator.chain.Ledger.Selection;
import medchain.simulator.consent.Approved;
import medchain.simulator.crypto.SigningKey;
import medchain.simulator.dpos.ForgingGuard;
import medchain.simulator.dpos.HashOnion;
import medchain.simulator.identity.AccountId;
import medchain.simulator.identity.Hash;
import medchain.simulator.identity.NodeId;
import medchain.simulator.journal.Happening;
import medchain.simulator.kernel.ByteSource;

/** The delegate in a node: makes and signs blocks, never two for one slot or height. */
final class Forger {
    private static final int VERSION = 1;

    private final NodeId node;
    private final AccountId account;
    private final SigningKey key;
    private final HashOnion onion;
    private final Certificates certificates;
    private ForgingGuard guard = ForgingGuard.NEW;

    /** What a header on a parent shows of the votes that are sent beside the chain. */
    interface Certificates {
        Optional<Certificate> of(ChainEntry parent);
    }

    Forger(NodeId node, SigningKey key, HashOnion onion, Certificates certificates) {
        this.node = node;
        this.account = node.account();
        this.key = key;
        this.onion = onion;
        this.certificates = certificates;
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
        learn(rules, parent);
        var next = guard.sign(place.slot(), parent.height() + 1);
        if (next.isEmpty()) {
            return Optional.empty();
        }
        var draft = header(rules, place);
        var selection =
                rules.ledger()
                        .select(
                                parent.ledger(),
                                waiting,
                                judge.context(parent, draft),
                                rules.blockLimits());
        guard = next.get();
        var block = sign(filled(draft, selection), selection.transactions(), salt);
        return Optional.of(new Forged(block, selection.refused()));
    }

    /** The header once it is known what goes into the block. */
    static BlockHeader filled(BlockHeader draft, Selection selection) {
        return new BlockHeader(
                draft.version(),
                draft.chainId(),
                draft.index(),
                draft.slot(),
                draft.timestamp(),
                draft.previousHash(),
                BlockCodec.merkleRoot(selection.transactions()),
                selection.after().root(),
                selection.transactions().size(),
                draft.delegateId(),
                draft.nonce(),
                draft.maxHeightGenerated(),
                draft.maxHeightPrevoted(),
                draft.log(),
                draft.certificate());
    }

    Block sign(BlockHeader header, List<Approved> body, ByteSource salt) {
        var signature = key.sign(BlockCodec.DOMAIN, BlockCodec.header(header), salt);
        return BlockCodec.assemble(header, body, signature);
    }

    /** Whatever it has signed before was on the disk that is lost. */
    void loseDisk() {
        guard = ForgingGuard.NEW;
    }

    /** Another's vote, as this delegate would sign it. */
    FinalityVote vote(byte[] signedBytes, FinalityVote of, ByteSource salt) {
        var own = key.sign(FinalityVote.DOMAIN, signedBytes, salt);
        return new FinalityVote(of.voter(), of.block(), of.slot(), of.strong(), own);
    }

    /** Blocks of its own on the chain are signed by it, whatever its disk says. */
    private void learn(ChainRules rules, ChainEntry parent) {
        var own = rules.consensus().productivity(parent.consensus(), account);
        guard = guard.knowing(own.lastHeight());
    }

    /** Writes down that it signs here; false when it has signed for this slot or height before. */
    boolean promises(Place place) {
        var next = guard.sign(place.slot(), place.parent().height() + 1);
        next.ifPresent(promised -> guard = promised);
        return next.isPresent();
    }

    SigningKey key() {
        return key;
    }

    /** What the journal says of a block of this forger. */
    Happening.BlockForged fact(ChainRules rules, ChainEntry parent, ChainEntry entry) {
        var block = entry.block();
        var h = block.header();
        return new Happening.BlockForged(
                block.hash(),
                h.index(),
                h.slot(),
                h.timestamp(),
                h.delegateId(),
                node,
                h.nonce(),
                h.previousHash(),
                h.merkleRoot(),
                block.sizeBytes(),
                block.transactions().stream().map(Approved::id).toList(),
                rules.consensus().irreversibleHeight(entry.consensus()),
                rules.consensus().reward(parent.consensus(), h));
    }

    /** Where a block is to stand. */
    record Place(ChainEntry parent, long slot) {}

    /** The header of a block whose transactions are not chosen yet. */
    BlockHeader header(ChainRules rules, Place place) {
        var parent = place.parent();
        var consensus = rules.consensus();
        var certificate = certificates.of(parent);
        return new BlockHeader(
                VERSION,
                rules.chainId(),
                parent.height() + 1,
                place.slot(),
                consensus.slots().startOf(place.slot()),
                parent.block().hash(),
                Hash.ZERO,
                Hash.ZERO,
                0,
                account,
                consensus.nextReveal(parent.consensus(), account, onion),
                guard.maxHeightGenerated(),
                consensus.claimedHeight(parent.consensus(), certificate),
                rules.log().head(),
                certificate);
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
