package medchain.simulator.dpos;

import java.util.List;
import medchain.simulator.chain.BlockHeader;
import medchain.simulator.identity.AccountId;

/**
 * The order in force where it is made block by block (Graphene): replaced every n blocks.
 *
 * @param order who forges in which slot
 * @param ahead the order after that, where it is made one round early (Hive), else unused
 */
record Rota(List<AccountId> order, List<AccountId> ahead) {
    Rota {
        order = List.copyOf(order);
        ahead = List.copyOf(ahead);
    }

    Rota after(BlockHeader header, SlotOrder rule, Term term) {
        if (header.index() % term.delegates().size() != 0) {
            return this;
        }
        long seconds = header.timestamp().nanos() / 1_000_000_000L;
        return switch (rule) {
            case GRAPHENE -> {
                var byId = term.delegates().stream().sorted().toList();
                yield new Rota(RealOrders.graphene(byId, seconds), List.of());
            }
            case GRAPHENE_AHEAD ->
                    new Rota(ahead, RealOrders.graphene(term.delegates(), seconds));
            case UNIFORM, BY_NAME, BY_WEIGHT, LISK, ARK -> this;
        };
    }
}
