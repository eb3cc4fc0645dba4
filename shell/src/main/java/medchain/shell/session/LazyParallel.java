package medchain.shell.session;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import medchain.scenarios.run.CoreParallel;
import medchain.simulator.kernel.Parallel;
import medchain.simulator.kernel.Progress;

/** All cores, from the first bulk work on: most commands have none. */
public final class LazyParallel implements Parallel {
    private final Progress progress;
    private Optional<CoreParallel> cores = Optional.empty();

    public LazyParallel(Progress progress) {
        this.progress = progress;
    }

    @Override
    public <T, R> List<R> map(String stage, List<T> items, Function<? super T, ? extends R> work) {
        if (items.size() < 2) {
            return Parallel.SERIAL.map(stage, items, work);
        }
        if (cores.isEmpty()) {
            cores = Optional.of(CoreParallel.onAllCores(progress));
        }
        return cores.orElseThrow().map(stage, items, work);
    }
}
