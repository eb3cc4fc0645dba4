package medchain.simulator.dpos;

import java.util.List;
import medchain.simulator.identity.AccountId;

/**
 * The order in which the delegates of a round forge, kept with the state so that it is made once a
 * round.
 *
 * @param round counted in slots or in blocks, as the rule has it
 * @param epoch whose delegates these are
 * @param order who forges in which turn
 * @param after slot of the block that the round follows
 */
record Rota(long round, long epoch, List<AccountId> order, long after) {
    Rota {
        order = List.copyOf(order);
    }
}
