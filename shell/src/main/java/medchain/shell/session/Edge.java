package medchain.shell.session;

import java.nio.file.Path;
import java.util.Optional;
import medchain.scenarios.run.KeyCache;
import medchain.simulator.kernel.Parallel;
import medchain.simulator.kernel.Progress;

/**
 * What lies outside of every world: processor cores, folders, and which build this is.
 *
 * @param progress shown to the user; says stop after Ctrl-C
 * @param keys kept from run to run
 * @param results where runs leave their folders
 */
public record Edge(
        Parallel parallel,
        Progress progress,
        Optional<KeyCache> keys,
        Path results,
        String version,
        String commit) {}
