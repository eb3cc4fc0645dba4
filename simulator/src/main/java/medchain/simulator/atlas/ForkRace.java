package medchain.simulator.atlas;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.DoubleSupplier;
import medchain.simulator.dpos.Consensus;
import medchain.simulator.dpos.ConsensusParameters;
import medchain.simulator.dpos.ConsensusState;
import medchain.simulator.dpos.ForkChoice;
import medchain.simulator.dpos.Tip;
import medchain.simulator.identity.AccountId;
import medchain.simulator.identity.BlockId;
import medchain.simulator.kernel.RandomStream;
import medchain.simulator.kernel.SimTime;

/**
 * Delegates who take turns by the schedule of the rules, hear of each other's blocks late, and
 * build on the head that the fork choice of the rules gives them: how many blocks are lost.
 *
 * <p>For orders that do not depend on the branch.
 */
final class ForkRace {
    private final Consensus rules;
    private final ForkChoice choice;
    private final ConsensusState genesis;
    private final DoubleSupplier delaySlots;
    private final TreeMap<AccountId, View> views = new TreeMap<>();
    private final TreeMap<AccountId, Double> slow = new TreeMap<>();
    private long forged;
    private long best;

    /** A block on its way to one delegate; its ancestors are known before it is. */
    private record Coming(double slot, Tip block) {}

    /** What one delegate knows. */
    private static final class View {
        private final List<Coming> coming = new ArrayList<>();
        private final TreeMap<BlockId, Double> known = new TreeMap<>();
        private Tip head;

        View(Tip genesis) {
            head = genesis;
        }
    }

    /**
     * @param delaySlots how long a block is on its way to one delegate, in slots
     */
    ForkRace(ConsensusParameters parameters, DoubleSupplier delaySlots) {
        var all = ChainWalker.delegates(parameters.seats());
        this.rules = new Consensus(parameters, all);
        this.choice = rules.forkChoice();
        this.genesis = rules.genesis(ChainWalker.GENESIS, ChainWalker.digest("race"));
        this.delaySlots = delaySlots;
        var id = genesis.id();
        var tip = new Tip(id, id, all.getFirst(), 0, 0, 0, SimTime.ZERO);
        all.forEach(delegate -> views.put(delegate, new View(tip)));
    }

    static DoubleSupplier constant(double slots) {
        return () -> slots;
    }

    static DoubleSupplier exponential(double meanSlots, long seed) {
        var stream = new RandomStream(seed);
        return () -> stream.exponential(meanSlots);
    }

    /**
     * A delegate's clock is so many slots behind: less than one and the delay, or it would hear the
     * next block before it forges its own.
     */
    ForkRace slow(AccountId who, double slots) {
        slow.put(who, slots);
        return this;
    }

    void run(long slots) {
        for (long slot = 1; slot <= slots; slot++) {
            var forger = rules.scheduled(genesis, slot);
            var view = Objects.requireNonNull(views.get(forger));
            double now = slot + slow.getOrDefault(forger, 0.0);
            hear(view, now);
            forge(forger, view, slot, now);
        }
    }

    long orphans() {
        return forged - best;
    }

    double orphanShare() {
        return (double) orphans() / forged;
    }

    long forged() {
        return forged;
    }

    private void forge(AccountId forger, View view, long slot, double now) {
        long height = view.head.height() + 1;
        var id = new BlockId(ChainWalker.digest("slot " + slot));
        var start = rules.slots().startOf(slot);
        var block = new Tip(id, view.head.id(), forger, slot, height, 0, start);
        forged++;
        best = Math.max(best, height);
        view.head = block;
        view.known.put(id, now);
        views.forEach((other, its) -> {
            if (!other.equals(forger)) {
                send(block, its, now);
            }
        });
    }

    private void send(Tip block, View to, double now) {
        double own = now + delaySlots.getAsDouble();
        double at = Math.max(own, to.known.getOrDefault(block.parent(), 0.0));
        to.known.put(block.id(), at);
        to.coming.add(new Coming(at, block));
    }

    /** What arrives at the very start of a slot comes too late for it. */
    private void hear(View view, double now) {
        var due = new ArrayList<Coming>();
        for (Iterator<Coming> it = view.coming.iterator(); it.hasNext(); ) {
            var next = it.next();
            if (next.slot() < now) {
                due.add(next);
                it.remove();
            }
        }
        due.sort(java.util.Comparator.comparingDouble(Coming::slot));
        for (var arrived : due) {
            if (choice.prefers(arrived.block(), view.head)) {
                view.head = arrived.block();
            }
        }
        double old = now - 400;
        if (view.known.size() > 2000) {
            view.known.values().removeIf(at -> at < old);
        }
    }
}
