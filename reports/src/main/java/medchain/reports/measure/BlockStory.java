package medchain.reports.measure;

import java.util.Optional;
import medchain.simulator.journal.Happening.BlockForged;
import medchain.simulator.journal.Happening.BlockSpread;
import medchain.simulator.kernel.SimTime;

/**
 * What became of one block.
 *
 * @param forgedAt when its delegate had made it, a little after the start of its slot
 * @param irreversibleAt when the first node saw it irreversible
 * @param spread how it had spread by then
 */
public record BlockStory(
        BlockForged block,
        SimTime forgedAt,
        Optional<SimTime> irreversibleAt,
        Optional<BlockSpread> spread,
        boolean onMainChain) {
    /** Height minus the irreversible height computed from the chain once this block is applied. */
    public long irreversibilityLag() {
        return block.height() - block.irreversibleHeightAfter();
    }
}
