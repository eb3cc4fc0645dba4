package medchain.shell.session;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import medchain.scenarios.run.CoreParallel;
import medchain.simulator.kernel.Parallel;
import medchain.simulator.kernel.Progress;

/** All cores, from the first bulk work on: most commands have none. */
public final class LazyParallel implements Parallel {
    private final Progress progress;
    private final ProcessorTime spent;
    private Optional<CoreParallel> cores = Optional.empty();

    /**
     * @param spent is told whose work took how much of the processors
     */
    public LazyParallel(Progress progress, ProcessorTime spent) {
        this.progress = progress;
        this.spent = spent;
    }

    @Override
    public <T, R> List<R> map(String stage, List<T> items, Function<? super T, ? extends R> work) {
        return items.size() < 2
                ? Parallel.SERIAL.map(stage, items, work)
                : cores().map(stage, items, work);
    }

    private CoreParallel cores() {
        if (cores.isEmpty()) {
            cores = Optional.of(CoreParallel.onAllCores(progress));
        }
        return cores.orElseThrow();
    }

    @Override
    public <T> T by(String who, Supplier<T> work) {
        return spent.by(who, work);
    }

    @Override
    public Parallel steady() {
        return new Steady(this);
    }

    /** The same cores, for work that is done to its end. */
    private record Steady(LazyParallel lazy) implements Parallel {
        @Override
        public <T, R> List<R> map(
                String stage, List<T> items, Function<? super T, ? extends R> work) {
            return items.size() < 2
                    ? Parallel.SERIAL.map(stage, items, work)
                    : lazy.cores().steady().map(stage, items, work);
        }

        @Override
        public <T> T by(String who, Supplier<T> work) {
            return lazy.by(who, work);
        }
    }
}
