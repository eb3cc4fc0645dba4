package medchain.shell.session;

import java.util.List;
import java.util.Optional;
import medchain.scenarios.language.Experiment;
import medchain.simulator.world.Enrolment;

/** Makes worlds at the edge, where keys and cores are. */
@FunctionalInterface
public interface Worlds {
    LiveWorld make(Origin origin);

    /**
     * From what a world is made.
     *
     * @param experiment world and people; what it plans is not done
     * @param kept of a world that was there before; empty: people and entropy are new
     */
    record Origin(Experiment experiment, Optional<Kept> kept) {}

    /**
     * What cannot be made again from the scenario alone.
     *
     * @param people accounts of the genesis block
     * @param entropy of a secure world
     */
    record Kept(List<Enrolment> people, Optional<Entropy> entropy) {}
}
