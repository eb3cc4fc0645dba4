package medchain.reports.measure;

import java.util.Optional;
import medchain.simulator.journal.Happening.BlockForged;
import medchain.simulator.kernel.SimTime;

/**
 * What became of one block.
 *
 * @param forgedAt when its delegate had made it, a little after the start of its slot
 * @param irreversibleAt when the first node saw it irreversible
 */
public record BlockStory(
        BlockForged block,
        SimTime forgedAt,
        Optional<SimTime> irreversibleAt,
        boolean onMainChain) {
    /** Height minus the irreversible height computed from the chain once this block is applied. */
    public long irreversibilityLag() {
        return block.height() - block.irreversibleHeightAfter();
    }
}
