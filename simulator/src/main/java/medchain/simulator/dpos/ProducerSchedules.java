package medchain.simulator.dpos;

import java.util.List;
import java.util.Optional;
import medchain.simulator.chain.BlockHeader;
import medchain.simulator.identity.AccountId;

/**
 * How elected producers take office on Antelope: proposed, then pending, then active, none of it
 * before finality has reached what it rests on.
 *
 * <p>The system contract elects at most once in 121 slots (producer_pay.cpp onblock). Before
 * Savanna the proposal becomes pending in the first block that makes its own block irreversible,
 * and active after the first block that makes that one irreversible (spring controller.cpp
 * start_block, block_header_state_legacy.cpp next). With Savanna sets change at the begin of a turn
 * only: a proposal that is irreversible and older than the turn before the parent's, or else a
 * pending one that is irreversible (block_header_state.cpp
 * get_active_proposer_policy_for_block_at).
 *
 * @param savanna whether sets change by Savanna's rule
 * @param turn slots in a row that a producer has
 * @param active who forges next, as far as no new turn changes it
 * @param lastElection slot of the block that elected last
 */
record ProducerSchedules(
        boolean savanna,
        int turn,
        List<AccountId> active,
        Optional<Proposal> proposed,
        Optional<Proposal> pending,
        long lastElection) {
    private static final long SLOTS_BETWEEN_ELECTIONS = 120;

    /** A set and the block that finality has to reach. */
    record Proposal(long height, long slot, List<AccountId> delegates) {
        Proposal {
            delegates = List.copyOf(delegates);
        }

        boolean isIrreversible(long irreversible) {
            return height <= irreversible;
        }
    }

    ProducerSchedules {
        active = List.copyOf(active);
    }

    static ProducerSchedules genesis(Policies rules, List<AccountId> delegates) {
        boolean savanna = rules.finality() instanceof FinalityRule.Savanna;
        return new ProducerSchedules(
                savanna, rules.blocksPerTurn(), delegates, Optional.empty(), Optional.empty(), 0);
    }

    /** The set that forges in a slot after the parent. */
    List<AccountId> at(ConsensusState parent, long slot) {
        return taking(parent, slot).map(Proposal::delegates).orElse(active);
    }

    /** The proposal that takes office with this slot. */
    private Optional<Proposal> taking(ConsensusState parent, long slot) {
        long now = turnOf(parent.slot());
        if (!savanna || turnOf(slot) == now) {
            return Optional.empty();
        }
        long last = parent.finality.irreversible();
        return proposed.filter(p -> turnOf(p.slot()) < now - 1 && p.isIrreversible(last))
                .or(() -> pending.filter(p -> p.isIrreversible(last)));
    }

    private long turnOf(long slot) {
        return (slot - 1) / turn;
    }

    /** Whether the contract elects in a block of this slot. */
    boolean isElecting(long slot) {
        return slot - lastElection > SLOTS_BETWEEN_ELECTIONS;
    }

    /**
     * After a block.
     *
     * @param irreversible the height that the block made irreversible
     */
    ProducerSchedules next(ConsensusState parent, BlockHeader block, long irreversible) {
        return savanna ? nextTurn(parent, block) : nextStep(block, irreversible);
    }

    private ProducerSchedules nextStep(BlockHeader block, long irreversible) {
        if (pending.isPresent()) {
            return pending.filter(p -> p.isIrreversible(irreversible))
                    .map(p -> with(p.delegates(), proposed, Optional.empty()))
                    .orElse(this);
        }
        return proposed.filter(p -> p.isIrreversible(irreversible))
                .map(p -> new Proposal(block.index(), block.slot(), p.delegates()))
                .map(p -> with(active, Optional.empty(), Optional.of(p)))
                .orElse(this);
    }

    private ProducerSchedules nextTurn(ConsensusState parent, BlockHeader block) {
        var taken = taking(parent, block.slot());
        boolean all = taken.isPresent() && taken.equals(proposed);
        var waiting = all ? Optional.<Proposal>empty() : proposed;
        var next = taken.isPresent() ? Optional.<Proposal>empty() : pending;
        boolean moves = turnOf(block.slot()) != turnOf(parent.slot()) && next.isEmpty();
        return with(
                taken.map(Proposal::delegates).orElse(active),
                moves ? Optional.empty() : waiting,
                moves ? waiting : next);
    }

    private ProducerSchedules with(
            List<AccountId> forging, Optional<Proposal> waiting, Optional<Proposal> next) {
        return new ProducerSchedules(savanna, turn, forging, waiting, next, lastElection);
    }

    /**
     * With what the contract elected in a block: proposed, unless it changes nothing. Before
     * Savanna a proposal that waits bars others, with it a newer one takes its place.
     */
    ProducerSchedules electing(BlockHeader block, List<AccountId> elected) {
        var last = savanna ? proposed.or(() -> pending) : pending;
        boolean news =
                !sorted(last.map(Proposal::delegates).orElse(active)).equals(sorted(elected));
        var proposal = new Proposal(block.index(), block.slot(), elected);
        boolean taken = news && (savanna || proposed.isEmpty());
        return new ProducerSchedules(
                savanna,
                turn,
                active,
                taken ? Optional.of(proposal) : proposed,
                pending,
                block.slot());
    }

    private static List<AccountId> sorted(List<AccountId> delegates) {
        return delegates.stream().sorted().toList();
    }
}
