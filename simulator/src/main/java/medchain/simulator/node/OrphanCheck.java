package medchain.simulator.node;

import java.util.Optional;
import medchain.simulator.chain.Block;
import medchain.simulator.chain.LedgerState;
import medchain.simulator.dpos.Policies;
import medchain.simulator.identity.AccountId;

/**
 * What can be said of a block whose parent is not here: whether its header is signed by who it
 * says, and whether that delegate has the slot where every branch agrees on it.
 */
final class OrphanCheck {
    private final ChainRules rules;

    OrphanCheck(ChainRules rules) {
        this.rules = rules;
    }

    /** What it says. */
    sealed interface Finding {
        /** It may be a block of the chain. */
        record Plausible() implements Finding {}

        /** Its delegate stands for no election that this node knows of, so nobody here can tell. */
        record Unknown() implements Finding {}

        record Wrong(String reason) implements Finding {}
    }

    /**
     * @param irreversible the newest entry that every branch contains
     */
    Finding judge(Block block, LedgerState ledger, ChainEntry irreversible) {
        var h = block.header();
        if (!h.chainId().equals(rules.chainId())) {
            return new Finding.Wrong("chain_id of another chain");
        }
        if (!stands(h.delegateId(), ledger)) {
            return new Finding.Unknown();
        }
        if (!rules.isSigned(block, ledger)) {
            return new Finding.Wrong("signature is not " + h.delegateId() + "'s over this header");
        }
        return certainly(irreversible, h.slot())
                .filter(scheduled -> !scheduled.equals(h.delegateId()))
                .<Finding>map(scheduled ->
                        new Finding.Wrong(
                                "delegate_id "
                                        + h.delegateId()
                                        + "; the slot is "
                                        + scheduled
                                        + "'s"))
                .orElseGet(Finding.Plausible::new);
    }

    private static boolean stands(AccountId delegate, LedgerState ledger) {
        return ledger.candidates().stream().anyMatch(c -> c.id().equals(delegate));
    }

    /** Whose slot it is on any branch; empty where branches may differ. */
    private Optional<AccountId> certainly(ChainEntry irreversible, long slot) {
        var policies = rules.parameters().policies();
        var consensus = rules.consensus();
        var state = irreversible.consensus();
        boolean bySlot =
                !policies.order().countsBlocks()
                        && !(policies.epochs() instanceof Policies.Epochs.Blocks);
        // the set and the seed of an epoch are settled once one of its blocks is irreversible
        return bySlot && slot > 0 && consensus.epochAt(state, slot) == consensus.epoch(state)
                ? Optional.of(consensus.scheduled(state, slot))
                : Optional.empty();
    }
}
