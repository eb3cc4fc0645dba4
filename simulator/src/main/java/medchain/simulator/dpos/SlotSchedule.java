package medchain.simulator.dpos;

import java.util.List;
import medchain.simulator.identity.AccountId;
import medchain.simulator.identity.Hash;

/** Puts the delegates of a new round in order. */
record SlotSchedule(SlotOrder rule, SlotClock slots) {

    /**
     * @param parent the block that the round follows
     * @param term whose round it is
     */
    List<AccountId> order(ConsensusState parent, Term term, long round) {
        var active = term.delegates();
        var before = parent.rota;
        return switch (rule) {
            case UNIFORM -> Shuffle.of(active, seed(parent, term), round);
            case BY_NAME -> sorted(active);
            case BY_WEIGHT -> active;
            case GRAPHENE ->
                    before.round() == round
                            ? before.order()
                            : graphene(sorted(parent.term.delegates()), parent.slot());
            case STEEM -> graphene(active, parent.slot());
            case STEEM_AHEAD -> graphene(active, before.after());
            case LISK ->
                    RealOrders.lisk(active, parent.register.randomness().laterSeed(term.epoch()));
            case ARK -> RealOrders.ark(active, round + 1);
        };
    }

    private static List<AccountId> sorted(List<AccountId> delegates) {
        return delegates.stream().sorted().toList();
    }

    /** Shuffled by the time of the block in this slot; by genesis not at all. */
    private List<AccountId> graphene(List<AccountId> delegates, long slot) {
        long seconds = slots.startOf(slot).nanos() / 1_000_000_000L;
        return slot == 0 ? delegates : RealOrders.graphene(delegates, seconds);
    }

    private static Hash seed(ConsensusState parent, Term term) {
        return parent.register.randomness().seed(term.epoch());
    }
}
