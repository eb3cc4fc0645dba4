package medchain.scenarios.sweep;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;

/**
 * What an engine that is loaded on demand is told.
 *
 * @param workers runs at a time, at most; empty: as many as the cluster gives
 * @param jars of this program, which other machines need
 * @param settings files of properties of the user's, the last wins
 */
public record Cluster(
        EngineName.Spark name, OptionalInt workers, List<Path> jars, List<Path> settings) {
    public Cluster {
        jars = List.copyOf(jars);
        settings = List.copyOf(settings);
    }

    /**
     * Makes an engine of it. Found by {@link java.util.ServiceLoader} among jars that the shell
     * does not load by itself.
     */
    @FunctionalInterface
    public interface Provider {
        Engine open(Cluster cluster);
    }
}
