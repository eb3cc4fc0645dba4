package medchain.simulator.dpos;

import java.util.List;
import medchain.simulator.chain.BlockHeader;
import medchain.simulator.identity.AccountId;

/**
 * The order in which the delegates of a round forge, kept with the state so that it is made once a
 * round.
 *
 * @param round counted in slots or in blocks, as the rule has it
 * @param epoch whose delegates these are
 * @param order who forges in which turn
 * @param ahead the order after that, where it is made one round early (Hive), else unused
 */
record Rota(long round, long epoch, List<AccountId> order, List<AccountId> ahead) {
    Rota {
        order = List.copyOf(order);
        ahead = List.copyOf(ahead);
    }

    /** Graphene makes a new order after every n blocks, whenever that is. */
    Rota after(BlockHeader header, SlotOrder rule, Term term) {
        if (header.index() % term.delegates().size() != 0) {
            return this;
        }
        long seconds = header.timestamp().nanos() / 1_000_000_000L;
        return switch (rule) {
            case GRAPHENE -> {
                var byId = term.delegates().stream().sorted().toList();
                yield new Rota(round, epoch, RealOrders.graphene(byId, seconds), ahead);
            }
            case GRAPHENE_AHEAD -> {
                var next = RealOrders.graphene(term.delegates(), seconds);
                yield new Rota(round, epoch, ahead, next);
            }
            case UNIFORM, BY_NAME, BY_WEIGHT, LISK, ARK -> this;
        };
    }
}
