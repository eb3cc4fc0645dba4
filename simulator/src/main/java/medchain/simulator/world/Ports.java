package medchain.simulator.world;

import java.util.Optional;
import medchain.simulator.kernel.ByteSource;
import medchain.simulator.kernel.Parallel;
import medchain.simulator.kernel.Progress;

/**
 * What a world takes from outside.
 *
 * @param parallel for bulk pure work; does not change results
 * @param progress told while time passes; its "stop" stops a run between two events
 * @param entropy the operating system's randomness; used instead of the seed's where the world is
 *     to be secure
 */
public record Ports(Parallel parallel, Progress progress, Optional<ByteSource> entropy) {
    public static final Ports PLAIN = new Ports(Parallel.SERIAL, Progress.NONE, Optional.empty());
}
