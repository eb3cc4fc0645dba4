package medchain.shell.session;

import java.util.Optional;
import medchain.scenarios.language.Experiment;
import medchain.simulator.world.World;

/**
 * A world and the scenario that describes it, from which it can be made again.
 *
 * @param experiment world and people, nothing planned
 * @param entropy from which a secure world draws; empty where all comes from the seed
 */
public record LiveWorld(Experiment experiment, World world, Optional<Entropy> entropy) {}
