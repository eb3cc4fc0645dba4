package medchain.simulator.node;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import medchain.simulator.chain.Block;
import medchain.simulator.consent.Approved;
import medchain.simulator.consent.PendingConsent;
import medchain.simulator.dpos.SlotDecision;
import medchain.simulator.identity.AccountId;
import medchain.simulator.identity.NodeId;
import medchain.simulator.intake.Content;
import medchain.simulator.node.Conduct.Wrong;
import medchain.simulator.node.Forger.Place;
import medchain.simulator.node.Item.BlockItem;

/**
 * The bad side of a node, if it is told to have one: kept apart from the {@link Forger}, so that
 * what an honest delegate does can be read without it.
 */
final class Byzantine {
    /** An attacker looks so far ahead for a slot of its own. */
    private static final int ROUNDS_AHEAD = 10;

    private final Forger forger;
    private final SpoiltBlocks spoilt;
    private final BlockJudge judge;
    private final ChainRules rules;
    private final List<NodeId> peers;
    private final NodePort port;
    private final List<Block> withheld = new ArrayList<>();
    private Conduct how = new Conduct.Honest();

    Byzantine(NodeParts parts, Forger forger) {
        this.forger = forger;
        spoilt = new SpoiltBlocks(parts, forger);
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

    /** Whether it tells nobody of its chain. */
    boolean isSilent() {
        return !withheld.isEmpty() || how instanceof Conduct.Orphans;
    }

    /** Blocks that it has kept back for long enough. */
    List<Block> due(long slot) {
        boolean waits =
                how instanceof Conduct.Withhold(int slots)
                        && !withheld.isEmpty()
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

    /** As a slot begins, whoever's it is. */
    void asSlotBegins(ChainEntry head, long slot) {
        if (how instanceof Conduct.Orphans) {
            spoilt.orphans(head, slot).forEach(block -> show(peers, block));
        }
    }

    /** In a slot of somebody else. */
    void inAnothersSlot(Place place) {
        if (how instanceof Conduct.OutOfTurn) {
            show(peers, spoilt.good(place, List.of()));
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
                futureSlot(place).ifPresent(later -> show(peers, spoilt.good(later, List.of())));
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
                    Conduct.Orphans _,
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
            show(peers, spoilt.recorded(place, spoilt.good(place, List.of())));
        }
    }

    private boolean invalid(Place place, Wrong what, List<PendingConsent> waiting) {
        var blocks = spoilt.of(place, what, waiting);
        blocks.forEach(block -> show(peers, block));
        return !blocks.isEmpty();
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
                    Conduct.Orphans _,
                    Conduct.StaleParent _,
                    Conduct.Invalid _ ->
                    true;
        };
    }

    /** After a block of its own: an equivocator signs another and shows each to half its peers. */
    void afterForging(Place place, Block first) {
        if (how instanceof Conduct.Equivocate) {
            var second = spoilt.recorded(place, spoilt.wrongReveal(place));
            int half = (peers.size() + 1) / 2;
            show(peers.subList(0, half), first);
            show(peers.subList(half, peers.size()), second);
        }
    }

    private void show(List<NodeId> whom, Block block) {
        whom.forEach(peer -> port.show(peer, new BlockItem(block)));
    }
}
