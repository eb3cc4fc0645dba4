package medchain.shell.session;

import medchain.scenarios.language.Experiment;
import medchain.simulator.world.World;

/**
 * A world and the scenario that describes it, from which it can be made again.
 *
 * @param experiment world and people, nothing planned
 */
public record LiveWorld(Experiment experiment, World world) {}
