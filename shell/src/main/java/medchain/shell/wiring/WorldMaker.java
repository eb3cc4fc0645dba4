package medchain.shell.wiring;

import medchain.simulator.kernel.Bug;
import medchain.simulator.world.World;

/** Makes worlds. */
final class WorldMaker {
    private WorldMaker() {}

    static World none() {
        throw new Bug("no world yet");
    }
}
