package medchain.scenarios.run;

import medchain.scenarios.language.Measurements;
import medchain.simulator.world.World;

/** Measures a world as it stands; given by whoever knows the definitions. */
@FunctionalInterface
public interface Gauge {
    Measurements of(World world);
}
