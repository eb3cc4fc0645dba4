package medchain.simulator.dpos;

import java.util.Comparator;
import medchain.simulator.chain.BlockHeader;
import medchain.simulator.identity.BlockId;

/**
 * Which of two branches is the better head.
 *
 * <p>By our own rule (LIP-0014, fork choice cases 1 to 5) more prevotes come first, then length;
 * among equals the first seen stays, unless it came late and its rival in time. A branch without
 * the node's irreversible block is never taken: that is for the caller to check, who knows the
 * tree.
 */
public final class ForkChoice {
    private static final Comparator<Tip> SUPPORTED = Comparator.comparingLong(Tip::support);

    private final SlotClock slots;
    private final ForkChoiceRule rule;
    private final Comparator<Tip> order;

    public ForkChoice(SlotClock slots) {
        this(slots, ForkChoiceRule.PREVOTES);
    }

    public ForkChoice(SlotClock slots, ForkChoiceRule rule) {
        this.slots = slots;
        this.rule = rule;
        order = order(rule);
    }

    /** Positive when a is ahead of b; 0 when only arrival can decide. */
    public int compare(Tip a, Tip b) {
        return order.compare(a, b);
    }

    private static Comparator<Tip> order(ForkChoiceRule rule) {
        return switch (rule) {
            case PREVOTES -> SUPPORTED.thenComparingLong(Tip::height);
            case LENGTH -> Comparator.comparingLong(Tip::height);
            case IRREVERSIBLE -> SUPPORTED.thenComparingLong(Tip::height).thenComparing(Tip::id);
            case CERTIFIED -> SUPPORTED.thenComparingLong(Tip::slot).thenComparing(Tip::id);
        };
    }

    /** True when the node should leave its current head for the candidate. */
    public boolean prefers(Tip candidate, Tip current) {
        int ahead = compare(candidate, current);
        return ahead > 0 || (ahead == 0 && winsTie(candidate, current));
    }

    /**
     * True for two different headers of one delegate that no honest one signs both: the evidence
     * against it (LIP-0024).
     */
    public boolean contradicting(
            BlockHeader one, BlockId oneId, BlockHeader other, BlockId otherId) {
        return !oneId.equals(otherId)
                && one.delegateId().equals(other.delegateId())
                && contradict(LastHeader.of(one), LastHeader.of(other));
    }

    boolean contradict(LastHeader one, LastHeader other) {
        return Contradiction.between(claim(one), claim(other));
    }

    /** Certified heights may fall: honest ones go where a block was certified later, not higher. */
    private Contradiction.Claim claim(LastHeader h) {
        long rising = rule == ForkChoiceRule.CERTIFIED ? 0 : h.maxHeightPrevoted();
        return new Contradiction.Claim(h.height(), h.maxHeightGenerated(), rising);
    }

    /** Case 4: the rival of a block that came late. A double forger's second block never wins. */
    private boolean winsTie(Tip candidate, Tip current) {
        return rule == ForkChoiceRule.PREVOTES
                && candidate.parent().equals(current.parent())
                && !candidate.delegate().equals(current.delegate())
                && current.slot() < candidate.slot()
                && !inSlot(current)
                && inSlot(candidate);
    }

    private boolean inSlot(Tip tip) {
        return slots.slotAt(tip.receivedAt()) == tip.slot();
    }
}
