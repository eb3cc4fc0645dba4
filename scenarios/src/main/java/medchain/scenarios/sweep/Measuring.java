package medchain.scenarios.sweep;

import java.util.List;
import medchain.scenarios.run.Finished;

/**
 * What a sweep measures of a run. Another machine makes it by the name of its class, which
 * therefore is public and has a public constructor without arguments.
 */
@FunctionalInterface
public interface Measuring {
    /**
     * @return one value a column of the plan; empty where the run saw too little
     */
    List<String> of(Finished finished);
}
