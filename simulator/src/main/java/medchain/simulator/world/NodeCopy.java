package medchain.simulator.world;

import java.util.List;
import medchain.simulator.chain.Block;
import medchain.simulator.chain.LedgerState;
import medchain.simulator.identity.NodeId;
import medchain.simulator.identity.TxId;

/**
 * What one node holds, for checks.
 *
 * @param main its main chain, genesis first
 * @param mempool ids of what waits there
 */
public record NodeCopy(
        NodeId node,
        boolean up,
        List<Block> main,
        long irreversibleHeight,
        LedgerState ledger,
        List<TxId> mempool) {}
