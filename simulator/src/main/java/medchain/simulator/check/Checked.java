package medchain.simulator.check;

import java.util.Optional;
import medchain.simulator.kernel.SimTime;

/**
 * What became of a promise in one run.
 *
 * @param name as in verdicts.csv and in a scenario's {@code expect}: {@code NAME holds}
 * @param promise in words
 * @param observations how many things were looked at; 0 says that there was nothing to see
 * @param broken where and how, if so
 * @param at when, if known
 */
public record Checked(
        String name,
        String promise,
        long observations,
        Optional<String> broken,
        Optional<SimTime> at) {

    static Checked held(String name, String promise, long observations) {
        return new Checked(name, promise, observations, Optional.empty(), Optional.empty());
    }

    static Checked of(String name, String promise, long observations, Optional<String> broken) {
        return new Checked(name, promise, observations, broken, Optional.empty());
    }
}
