package medchain.simulator.node;

import java.util.TreeMap;
import medchain.simulator.chain.Block;
import medchain.simulator.chain.LedgerState;
import medchain.simulator.identity.AccountId;
import medchain.simulator.identity.NodeId;
import medchain.simulator.journal.Happening;

/**
 * Tells a delegate that its own clock is behind: more delegates than may lie have signed blocks of
 * slots that it thinks are still to come. What it forged now would stand on an old head, in a slot
 * that is over for everybody else (BitShares' witnesses stop so, bitshares-core#179).
 */
final class ClockWatch {
    private final NodeId id;
    private final ChainRules rules;
    private final NodePort port;

    /** By delegate: in which slot, by this node's clock, a block of it came before its time. */
    private final TreeMap<AccountId, Long> ahead = new TreeMap<>();

    private boolean stopped;

    ClockWatch(NodeParts parts) {
        id = parts.id();
        rules = parts.rules();
        port = parts.port();
    }

    /** A block has come that this node's clock has no time for yet. */
    void sawEarly(Block block, LedgerState ledger) {
        var h = block.header();
        boolean own =
                ledger.candidates().stream().anyMatch(c -> c.id().equals(h.delegateId()))
                        && rules.isSigned(block, ledger);
        if (own) {
            ahead.put(h.delegateId(), rules.consensus().slots().slotAt(port.now()));
        }
    }

    /** Whether it does not forge in a slot; said once. Two rounds later it trusts its clock. */
    boolean stops(long slot) {
        ahead.values().removeIf(seen -> seen + patience() < slot);
        int n = rules.parameters().delegates();
        int mayLie = n - (2 * n / 3 + 1);
        boolean behind = ahead.size() > mayLie;
        if (behind && !stopped) {
            port.record(
                    new Happening.ForgingPaused(
                            id,
                            "its clock is behind the blocks of " + ahead.size() + " delegates"));
        }
        stopped = behind;
        return behind;
    }

    /** In two rounds of any order, everybody has a turn between two of anybody else's. */
    private long patience() {
        return 2L * rules.parameters().slotsPerRound();
    }

    /** Memory is gone. */
    void crash() {
        ahead.clear();
        stopped = false;
    }
}
