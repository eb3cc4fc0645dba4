package medchain.simulator.world;

import java.util.List;
import medchain.simulator.identity.Hash;
import medchain.simulator.journal.Fact;
import medchain.simulator.kernel.Bug;
import medchain.simulator.kernel.Parallel;
import medchain.simulator.kernel.Progress;
import medchain.simulator.kernel.SimTime;

/** The simulated world: asked by directives, seen through {@link #view()}, remembered as facts. */
public final class World {

    /**
     * @param parallel for bulk pure work; does not change results
     * @param progress told while time passes; its "stop" stops a run between two events
     */
    public World(WorldSpec spec, Parallel parallel, Progress progress) {
        throw new Bug("being written");
    }

    /** Does what the directive asks, or refuses and stays as it was. */
    public Outcome apply(Directive directive) {
        throw new Bug("being written");
    }

    public WorldSpec spec() {
        throw new Bug("being written");
    }

    public SimTime now() {
        throw new Bug("being written");
    }

    public WorldView view() {
        throw new Bug("being written");
    }

    /** Everything that happened, in order. */
    public List<Fact> facts() {
        throw new Bug("being written");
    }

    /** SHA-256 over every event and fact so far. */
    public Hash traceHash() {
        throw new Bug("being written");
    }

    /** How many events the kernel has handled. */
    public long events() {
        throw new Bug("being written");
    }
}
