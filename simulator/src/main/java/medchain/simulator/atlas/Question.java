package medchain.simulator.atlas;

import java.util.List;
import java.util.function.LongFunction;
import medchain.simulator.dpos.ConsensusParameters;
import medchain.simulator.dpos.Presets;

/**
 * Something that the rules are asked; questions do not depend on each other.
 *
 * @param chapter the preset or the section that it belongs to; scenarios choose by it
 * @param row of the design's list that it answers first
 * @param about in a word or two, to tell it from the others of its row
 * @param answer from the seed of the run
 */
record Question(String chapter, String row, String about, LongFunction<List<Evidence>> answer) {

    /**
     * Asks it. Rules that fail on the way have failed the question: that is a finding like any
     * other, not the end of the run.
     */
    List<Evidence> ask(long seed) {
        try {
            return answer.apply(seed);
        } catch (RulesFailed failed) {
            return List.of(
                    new Row(row, chapter, about + ", answered", "every chain of these rules")
                            .holds("an answer", false, failed.getMessage(), failed.blocks()));
        }
    }

    static ConsensusParameters preset(String name) {
        return Presets.named(name).orElseThrow();
    }
}
