package medchain.shell.session;

import java.nio.file.Path;
import java.util.Optional;
import medchain.scenarios.run.KeyCache;
import medchain.scenarios.sweep.EngineShelf;
import medchain.simulator.kernel.Parallel;
import medchain.simulator.kernel.Progress;

/**
 * What lies outside of every world: processor cores, folders, and which build this is.
 *
 * @param spent what work took of the processors, since it was last asked
 * @param progress shown to the user; says stop after Ctrl-C
 * @param keys kept from run to run
 * @param results where runs leave their folders
 * @param engines for sweeps, beside the cores of this process
 */
public record Edge(
        Parallel parallel,
        ProcessorTime spent,
        Progress progress,
        Optional<KeyCache> keys,
        Path results,
        EngineShelf engines,
        String version,
        String commit) {}
