package medchain.scenarios.run;

import java.time.Duration;
import java.util.List;
import medchain.simulator.kernel.SimTime;
import medchain.simulator.world.World;

/** A workload whose requests' times are kept. */
sealed interface Recorded {
    /** What was made of it until now. */
    Recording in(World world);

    /**
     * An open loop knows its times before the run.
     *
     * @param begin of the workload
     */
    record Open(String file, SimTime begin, List<Duration> times) implements Recorded {
        public Open {
            times = List.copyOf(times);
        }

        @Override
        public Recording in(World world) {
            var passed = world.now().since(begin);
            return new Recording(
                    file, times.stream().filter(time -> time.compareTo(passed) <= 0).toList());
        }
    }

    /**
     * A closed loop finds them in the world.
     *
     * @param load its number there
     */
    record Closed(String file, SimTime begin, int load) implements Recorded {
        @Override
        public Recording in(World world) {
            return new Recording(
                    file, world.sentByLoad(load).stream().map(time -> time.since(begin)).toList());
        }
    }
}
