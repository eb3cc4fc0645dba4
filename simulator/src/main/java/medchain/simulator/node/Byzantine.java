package medchain.simulator.node;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import medchain.simulator.chain.Block;
import medchain.simulator.chain.BlockCodec;
import medchain.simulator.chain.BlockHeader;
import medchain.simulator.chain.Certificate;
import medchain.simulator.consent.Approved;
import medchain.simulator.consent.Consent;
import medchain.simulator.consent.PendingConsent;
import medchain.simulator.crypto.VerifyKey;
import medchain.simulator.dpos.SlotDecision;
import medchain.simulator.identity.AccountId;
import medchain.simulator.identity.NodeId;
import medchain.simulator.identity.Role;
import medchain.simulator.intake.Accounts;
import medchain.simulator.intake.Content;
import medchain.simulator.kernel.SimTime;
import medchain.simulator.node.BlockJudge.Verdict;
import medchain.simulator.node.Conduct.Wrong;
import medchain.simulator.node.Forger.Place;
import medchain.simulator.node.Item.BlockItem;
import medchain.simulator.node.Tampering.HeaderField;

/**
 * The bad side of a node, if it is told to have one: kept apart from the {@link Forger}, so that
 * what an honest delegate does can be read without it.
 */
final class Byzantine {
    /** An attacker looks so far ahead for a slot of its own. */
    private static final int ROUNDS_AHEAD = 10;

    private final Forger forger;
    private final BlockJudge judge;
    private final ChainRules rules;
    private final List<NodeId> peers;
    private final NodePort port;
    private final List<Block> withheld = new ArrayList<>();
    private Conduct how = new Conduct.Honest();

    Byzantine(NodeParts parts, Forger forger) {
        this.forger = forger;
        judge = parts.judge();
        rules = parts.rules();
        peers = List.copyOf(parts.peers());
        port = parts.port();
    }

    /**
     * From now on, this.
     *
     * @return blocks that it has kept back and shows now
     */
    List<Block> begin(Conduct other) {
        how = other;
        return released();
    }

    private List<Block> released() {
        var blocks = List.copyOf(withheld);
        withheld.clear();
        return blocks;
    }

    /** Whether it keeps blocks back, and so tells nobody of its chain. */
    boolean isSilent() {
        return !withheld.isEmpty();
    }

    /** Blocks that it has kept back for long enough. */
    List<Block> due(long slot) {
        boolean waits =
                how instanceof Conduct.Withhold(int slots)
                        && isSilent()
                        && slot < withheld.getFirst().header().slot() + slots;
        return waits ? List.of() : released();
    }

    /** What it is willing to put into a block. */
    List<Approved> willing(List<Approved> waiting) {
        return how instanceof Conduct.Censor(var account)
                ? waiting.stream().filter(a -> !isCensored(a, account)).toList()
                : waiting;
    }

    private static boolean isCensored(Approved approved, Optional<AccountId> account) {
        var tx = approved.signed().transaction();
        var patient =
                tx.content() instanceof Content.Medical m
                        ? Optional.of(m.patientId())
                        : Optional.<AccountId>empty();
        return account.isEmpty()
                ? patient.isPresent()
                : tx.sender().equals(account.get()) || patient.equals(account);
    }

    /** Whether it pauses when it seems to be nearly alone. */
    boolean minds() {
        return !(how instanceof Conduct.Stale);
    }

    /** Whether it is careful after the loss of its disk. */
    boolean remembersThatItForgot() {
        return !(how instanceof Conduct.Forget);
    }

    /** Whether it votes for every block that it sees, whatever it has promised. */
    boolean votesForAll() {
        return how instanceof Conduct.Equivocate;
    }

    /** In a slot of somebody else. */
    void inAnothersSlot(Place place) {
        if (how instanceof Conduct.OutOfTurn) {
            show(peers, crafted(place, List.of()));
        }
    }

    /**
     * In its own slot, before it forges.
     *
     * @param waiting for their patients
     * @return true when it has done something else instead
     */
    boolean forgesOtherwise(
            Place place, Optional<ChainEntry> before, List<PendingConsent> waiting) {
        return switch (how) {
            case Conduct.FutureSlot _ -> {
                futureSlot(place).ifPresent(later -> show(peers, crafted(later, List.of())));
                yield true;
            }
            case Conduct.StaleParent _ -> {
                before.map(entry -> new Place(entry, place.slot())).ifPresent(this::forgeBeside);
                yield true;
            }
            case Conduct.Invalid(var what) -> invalid(place, what, waiting);
            case Conduct.Honest _,
                    Conduct.Lie _,
                    Conduct.Forget _,
                    Conduct.Stale _,
                    Conduct.Equivocate _,
                    Conduct.Withhold _,
                    Conduct.Censor _,
                    Conduct.OutOfTurn _ ->
                    false;
        };
    }

    private Optional<Place> futureSlot(Place place) {
        long last = place.slot() + (long) ROUNDS_AHEAD * rules.parameters().slotsPerRound();
        var tolerated = port.now().plus(rules.parameters().maxClockDrift());
        for (long slot = place.slot() + 1; slot <= last; slot++) {
            if (judge.startOf(slot).isAfter(tolerated)
                    && rules.consensus().decide(place.parent().consensus(), slot, forger.account())
                            instanceof SlotDecision.Forge) {
                return Optional.of(new Place(place.parent(), slot));
            }
        }
        return Optional.empty();
    }

    private void forgeBeside(Place place) {
        if (forger.promises(place)) {
            show(peers, recorded(place, crafted(place, List.of())));
        }
    }

    private boolean invalid(Place place, Wrong what, List<PendingConsent> waiting) {
        if (what == Wrong.UNAPPROVED && waiting.isEmpty()) {
            return false;
        }
        var block =
                switch (what) {
                    case MERKLE_ROOT -> flipped(place, HeaderField.MERKLE_ROOT);
                    case STATE_ROOT -> flipped(place, HeaderField.STATE_ROOT);
                    case SIGNATURE -> {
                        var good = crafted(place, List.of());
                        var other = Tampering.flipped(good.header(), HeaderField.NONCE);
                        yield BlockCodec.assemble(
                                good.header(),
                                good.transactions(),
                                forger.sign(other, List.of(), port.salt()).signature());
                    }
                    case CERTIFICATE -> forgedVotes(place);
                    case UNAPPROVED -> crafted(place, List.of(selfApproved(waiting.getFirst())));
                    case REVEAL -> {
                        forger.promises(place);
                        yield recorded(place, wrongReveal(place));
                    }
                };
        show(peers, block);
        return true;
    }

    /** It forges as if honest, but who hears of it is its own choice. */
    boolean shares(Block block) {
        boolean own = block.header().delegateId().equals(forger.account());
        if (!own) {
            return true;
        }
        return switch (how) {
            case Conduct.Withhold _ -> {
                withheld.add(block);
                yield false;
            }
            case Conduct.Equivocate _ -> false;
            case Conduct.Honest _,
                    Conduct.Lie _,
                    Conduct.Forget _,
                    Conduct.Stale _,
                    Conduct.Censor _,
                    Conduct.OutOfTurn _,
                    Conduct.FutureSlot _,
                    Conduct.StaleParent _,
                    Conduct.Invalid _ ->
                    true;
        };
    }

    /** After a block of its own: an equivocator signs another and shows each to half its peers. */
    void afterForging(Place place, Block first) {
        if (how instanceof Conduct.Equivocate) {
            var second = recorded(place, wrongReveal(place));
            int half = (peers.size() + 1) / 2;
            show(peers.subList(0, half), first);
            show(peers.subList(half, peers.size()), second);
        }
    }

    // ---- forging without scruples

    private Block crafted(Place place, List<Approved> body) {
        return craft(place, body, forger.header(rules, place));
    }

    private Block wrongReveal(Place place) {
        var header = Tampering.flipped(forger.header(rules, place), HeaderField.NONCE);
        return craft(place, List.of(), header);
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

    private Block flipped(Place place, HeaderField field) {
        var good = crafted(place, List.of());
        var header = Tampering.flipped(good.header(), field);
        return forger.sign(header, good.transactions(), port.salt());
    }

    private Block craft(Place place, List<Approved> body, BlockHeader draft) {
        var parent = place.parent();
        var selection =
                rules.ledger()
                        .select(
                                parent.ledger(),
                                body,
                                judge.context(parent, draft),
                                rules.blockLimits());
        var header = Forger.filled(draft, selection);
        return forger.sign(header, selection.transactions(), port.salt());
    }

    /**
     * A patient's yes, signed by the forger with its own key. To get the types of honest code to
     * take it, it is checked against accounts in which that key is the patient's.
     */
    private Approved selfApproved(PendingConsent pending) {
        var answer = new Consent.Answer(pending.signed().id(), pending.patient(), true, "");
        var decision = rules.consent().sign(answer, port.now(), forger.key(), port.salt());
        return rules.consent()
                .recheck(
                        pending.signed(),
                        Optional.of(decision),
                        new AllMine(forger.key().verifyKey()))
                .orElseThrow();
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
        public boolean represents(AccountId who, AccountId patient, SimTime at) {
            return false;
        }

        @Override
        public boolean nonceIsFree(AccountId account, long nonce) {
            return true;
        }
    }

    /** A block that others may take for good stands in the journal like any other. */
    private Block recorded(Place place, Block block) {
        if (judge.judge(place.parent(), block, _ -> true) instanceof Verdict.Valid(var entry)) {
            port.record(forger.fact(rules, entry));
        }
        return block;
    }

    private void show(List<NodeId> whom, Block block) {
        whom.forEach(peer -> port.show(peer, new BlockItem(block)));
    }
}
