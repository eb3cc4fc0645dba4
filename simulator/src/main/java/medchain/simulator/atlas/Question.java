package medchain.simulator.atlas;

import java.util.List;
import java.util.function.LongFunction;
import medchain.simulator.dpos.ConsensusParameters;
import medchain.simulator.dpos.Presets;

/**
 * Something that the rules are asked; questions do not depend on each other.
 *
 * @param chapter the preset or the section that it belongs to; scenarios choose by it
 * @param answer from the seed of the run
 */
record Question(String chapter, LongFunction<List<Evidence>> answer) {
    static ConsensusParameters preset(String name) {
        return Presets.named(name).orElseThrow();
    }
}
