package medchain.simulator.node;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import medchain.simulator.chain.Account;
import medchain.simulator.chain.Block;
import medchain.simulator.chain.BlockCodec;
import medchain.simulator.chain.BlockHeader;
import medchain.simulator.chain.BlockLimits;
import medchain.simulator.chain.Certificate;
import medchain.simulator.chain.Ledger.Selection;
import medchain.simulator.consent.Approved;
import medchain.simulator.consent.Consent;
import medchain.simulator.consent.ConsentDecision;
import medchain.simulator.consent.PendingConsent;
import medchain.simulator.crypto.Digests;
import medchain.simulator.crypto.VerifyKey;
import medchain.simulator.identity.AccountId;
import medchain.simulator.identity.BlockId;
import medchain.simulator.identity.Hash;
import medchain.simulator.identity.Role;
import medchain.simulator.intake.Accounts;
import medchain.simulator.intake.BlockReference;
import medchain.simulator.intake.Content;
import medchain.simulator.intake.Limits;
import medchain.simulator.intake.SignedTransaction;
import medchain.simulator.intake.Transaction;
import medchain.simulator.intake.TransactionCodec;
import medchain.simulator.kernel.SimTime;
import medchain.simulator.node.BlockJudge.Verdict;
import medchain.simulator.node.Conduct.Wrong;
import medchain.simulator.node.Forger.Place;
import medchain.simulator.node.Tampering.HeaderField;

/**
 * Makes the blocks that a bad delegate shows: each is right but for the one thing that it is to be
 * wrong in, so that only the check of that thing can find it.
 */
final class SpoiltBlocks {
    private static final BlockLimits NO_LIMITS =
            new BlockLimits(Integer.MAX_VALUE, Integer.MAX_VALUE);

    private static final Hash OTHER_CHAIN = Digests.sha256("another chain".getBytes(US_ASCII));

    private final Forger forger;
    private final BlockJudge judge;
    private final ChainRules rules;
    private final NodePort port;
    private List<Approved> tooMany = List.of();

    SpoiltBlocks(NodeParts parts, Forger forger) {
        this.forger = forger;
        judge = parts.judge();
        rules = parts.rules();
        port = parts.port();
    }

    /**
     * What to show instead of an honest block.
     *
     * @param waiting for their patients
     * @return in this order; empty when there is nothing that could be wrong in this way
     */
    List<Block> of(Place place, Wrong what, List<PendingConsent> waiting) {
        return switch (what) {
            case MERKLE_ROOT -> List.of(flipped(place, HeaderField.MERKLE_ROOT));
            case STATE_ROOT -> List.of(flipped(place, HeaderField.STATE_ROOT));
            case PREVIOUS_HASH -> List.of(flipped(place, HeaderField.PREVIOUS_HASH));
            case COUNT -> List.of(flipped(place, HeaderField.TRANSACTIONS));
            case SIGNATURE -> List.of(signedOver(place, HeaderField.NONCE));
            case DELEGATE -> List.of(inAnothersName(place));
            case SLOT -> List.of(good(new Place(place.parent(), slotOfParent(place)), List.of()));
            case CERTIFICATE -> List.of(forgedVotes(place));
            case DUPLICATED_LAST -> twice(place);
            case OVERSIZE -> List.of(oversize(place));
            case FOREIGN_CHAIN -> List.of(forced(place, signed(place, next(place), OTHER_CHAIN)));
            case SPENT_NONCE -> List.of(forced(place, signed(place, 0, rules.chainId())));
            case FOREIGN_PURPOSE -> List.of(forced(place, signedAsConsent(place)));
            case UNAPPROVED ->
                    waiting.isEmpty()
                            ? List.of()
                            : List.of(good(place, List.of(selfApproved(waiting.getFirst()))));
            case REVEAL -> {
                forger.promises(place);
                yield List.of(recorded(place, wrongReveal(place)));
            }
        };
    }

    /** A block with nothing wrong in it, though perhaps in the wrong place. */
    Block good(Place place, List<Approved> body) {
        return craft(place, body, forger.header(rules, place));
    }

    /** Its nonce is not the promised one, which is allowed. */
    Block wrongReveal(Place place) {
        var header = Tampering.flipped(forger.header(rules, place), HeaderField.NONCE);
        return craft(place, List.of(), header);
    }

    /**
     * Blocks on parents that are invented for this very slot: one for this slot, whoever's it is,
     * one signed over another header, and one that only who has the parent can tell from a good
     * one.
     */
    List<Block> orphans(ChainEntry head, long slot) {
        var now = onInvented(new Place(head, slot), 0);
        var other = onInvented(new Place(head, slot), 1);
        var unsigned = BlockCodec.assemble(other.header(), List.of(), now.signature());
        return Stream.concat(
                        Stream.of(now, unsigned),
                        newestOwn(head, slot).map(place -> onInvented(place, 2)).stream())
                .toList();
    }

    private Block onInvented(Place place, int which) {
        var text = port.now().nanos() + " " + which;
        var parent = new BlockId(Digests.sha256("orphan", text.getBytes(US_ASCII)));
        var header = Tampering.after(parent, forger.header(rules, place));
        return forger.sign(header, List.of(), port.salt());
    }

    /** The newest slot of its own in two rounds. */
    private Optional<Place> newestOwn(ChainEntry head, long slot) {
        var consensus = rules.consensus();
        long oldest = Math.max(1, slot - 2L * rules.parameters().slotsPerRound());
        for (long own = slot; own >= oldest; own--) {
            boolean ofThisEpoch =
                    consensus.epochAt(head.consensus(), own) == consensus.epoch(head.consensus());
            if (ofThisEpoch
                    && consensus.scheduled(head.consensus(), own).equals(forger.account())) {
                return Optional.of(new Place(head, own));
            }
        }
        return Optional.empty();
    }

    /** A block that others may take for good stands in the journal like any other. */
    Block recorded(Place place, Block block) {
        if (judge.judge(place.parent(), block, _ -> true) instanceof Verdict.Valid(var entry)) {
            port.record(forger.fact(rules, place.parent(), entry));
        }
        return block;
    }

    private Block flipped(Place place, HeaderField field) {
        var good = good(place, List.of());
        var header = Tampering.flipped(good.header(), field);
        return forger.sign(header, good.transactions(), port.salt());
    }

    private Block signedOver(Place place, HeaderField field) {
        var good = good(place, List.of());
        var other = Tampering.flipped(good.header(), field);
        var signature = forger.sign(other, List.of(), port.salt()).signature();
        return BlockCodec.assemble(good.header(), good.transactions(), signature);
    }

    /** In its own slot, but by its header forged by whoever comes next and is somebody else. */
    private Block inAnothersName(Place place) {
        var consensus = rules.consensus();
        var state = place.parent().consensus();
        var other =
                LongStream.rangeClosed(1, rules.parameters().slotsPerRound())
                        .map(ahead -> place.slot() + ahead)
                        .filter(slot -> !consensus.isSkipped(state, slot))
                        .mapToObj(slot -> consensus.scheduled(state, slot))
                        .filter(delegate -> !delegate.equals(forger.account()))
                        .findFirst()
                        .orElse(new AccountId("somebody-else"));
        var draft = Tampering.inNameOf(forger.header(rules, place), other);
        return craft(place, List.of(), draft);
    }

    private static long slotOfParent(Place place) {
        return place.parent().block().header().slot();
    }

    /** A block whose certificate, if it needs one, holds votes that it has signed itself. */
    private Block forgedVotes(Place place) {
        var draft = forger.header(rules, place);
        var forged = draft.certificate().map(this::allMine);
        return craft(place, List.of(), Tampering.certified(draft, forged));
    }

    private Certificate allMine(Certificate honest) {
        return new Certificate(
                honest.votes().stream()
                        .map(v -> forger.vote(v.signedBytes(rules.chainId()), v, port.salt()))
                        .toList());
    }

    /**
     * A copy of a good block in which the last transaction stands twice, then the good block
     * itself, under the same hash: who took the hash for that of a bad block would lose the good
     * one (CVE-2012-2459).
     */
    private List<Block> twice(Place place) {
        if (!forger.promises(place)) {
            return List.of();
        }
        var mine = port.sign(sameVotes(place), reference(place));
        var block = recorded(place, good(place, List.of(approved(mine))));
        var body = new ArrayList<>(block.transactions());
        body.add(body.getLast());
        return List.of(BlockCodec.assemble(block.header(), body, block.signature()), block);
    }

    /** One transaction more than a block may have, each of them possible after the one before. */
    private Block oversize(Place place) {
        long next = next(place);
        if (tooMany.stream().limit(1).noneMatch(first -> isStillNext(first, next))) {
            tooMany = // signed once, not in every slot
                    LongStream.rangeClosed(next, next + rules.parameters().blockTransactions())
                            .mapToObj(nonce -> approved(signed(place, nonce, rules.chainId())))
                            .toList();
        }
        return good(place, tooMany);
    }

    private boolean isStillNext(Approved first, long nonce) {
        var tx = first.signed().transaction();
        return tx.nonce() == nonce && tx.expiry().isAfter(port.now());
    }

    /** A block with a transaction that does not do anything, since it cannot. */
    private Block forced(Place place, SignedTransaction impossible) {
        var draft = forger.header(rules, place);
        var after =
                rules.ledger()
                        .select(
                                place.parent().ledger(),
                                List.of(),
                                judge.context(place.parent(), draft),
                                NO_LIMITS)
                        .after();
        var selection = new Selection(List.of(approved(impossible)), after, List.of());
        return forger.sign(Forger.filled(draft, selection), selection.transactions(), port.salt());
    }

    /** Right in all but the domain of its signature. */
    private SignedTransaction signedAsConsent(Place place) {
        var tx = signed(place, next(place), rules.chainId()).transaction();
        byte[] bytes = TransactionCodec.unsigned(tx);
        return TransactionCodec.carrying(tx, forger.key().sign(Consent.DOMAIN, bytes, port.salt()));
    }

    private SignedTransaction signed(Place place, long nonce, Hash chainId) {
        var now = port.now();
        var tx =
                new Transaction(
                        chainId,
                        forger.account(),
                        nonce,
                        now,
                        now.plus(Duration.ofSeconds(Limits.LIFETIME_SECONDS)),
                        reference(place),
                        sameVotes(place));
        return TransactionCodec.sign(tx, forger.key(), port.salt());
    }

    /** Changes nothing, so that it is always possible. */
    private Content sameVotes(Place place) {
        var ballot = me(place).ballot();
        return ballot.proxy().isPresent()
                ? new Content.VoteProxy(ballot.proxy())
                : new Content.Votes(ballot.votes());
    }

    private long next(Place place) {
        return me(place).nonces().next();
    }

    private Account me(Place place) {
        return place.parent().ledger().account(forger.account()).orElseThrow();
    }

    private static BlockReference reference(Place place) {
        var parent = place.parent().block();
        return new BlockReference(parent.height(), parent.hash().hash().a());
    }

    private Block craft(Place place, List<Approved> body, BlockHeader draft) {
        var parent = place.parent();
        var selection =
                rules.ledger()
                        .select(parent.ledger(), body, judge.context(parent, draft), NO_LIMITS);
        var header = Forger.filled(draft, selection);
        return forger.sign(header, selection.transactions(), port.salt());
    }

    /** Needs nobody's yes. */
    private Approved approved(SignedTransaction own) {
        return checked(own, Optional.empty());
    }

    /**
     * A patient's yes, signed by the forger with its own key. To get the types of honest code to
     * take it, it is checked against accounts in which that key is the patient's.
     */
    private Approved selfApproved(PendingConsent pending) {
        var answer = new Consent.Answer(pending.signed().id(), pending.patient(), true, "");
        var decision = rules.consent().sign(answer, port.now(), forger.key(), port.salt());
        return checked(pending.signed(), Optional.of(decision));
    }

    private Approved checked(SignedTransaction signed, Optional<ConsentDecision> decision) {
        var mine = new AllMine(forger.key().verifyKey());
        return rules.consent().recheck(signed, decision, mine).orElseThrow();
    }

    /** Accounts as a forger would like them. */
    private record AllMine(VerifyKey mine) implements Accounts {
        @Override
        public Optional<Role> role(AccountId account) {
            return Optional.empty();
        }

        @Override
        public Optional<VerifyKey> key(AccountId account) {
            return Optional.of(mine);
        }

        @Override
        public boolean isClosed(AccountId account) {
            return false;
        }

        @Override
        public boolean isLastAdministrator(AccountId account) {
            return false;
        }

        @Override
        public boolean represents(AccountId who, AccountId patient, SimTime at) {
            return false;
        }

        @Override
        public boolean nonceIsFree(AccountId account, long nonce) {
            return true;
        }
    }
}
