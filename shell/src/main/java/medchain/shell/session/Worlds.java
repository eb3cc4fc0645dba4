package medchain.shell.session;

import medchain.simulator.world.World;

/** Makes worlds at the edge, where keys and cores are. */
public interface Worlds {
    /** A small world with a few people, so that a newcomer can type at once. */
    World usual();
}
