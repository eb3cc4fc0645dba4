package medchain.scenarios.sweep;

import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import medchain.scenarios.run.Cancelled;
import medchain.simulator.kernel.Parallel;
import medchain.simulator.kernel.Portable;
import medchain.simulator.kernel.Progress;

/**
 * Portable bulk work on the engine that the user has chosen, all other work at home.
 *
 * @param home for what does not leave this process
 * @param engines which engine there is, if any
 */
public record Sending(Parallel home, EngineShelf engines, Progress progress) implements Parallel {
    /** Fewer operations are done sooner than sent. */
    private static final int WORTH_SENDING = 256;

    @Override
    public <T, R> List<R> map(String stage, List<T> items, Function<? super T, ? extends R> work) {
        return home.map(stage, items, work);
    }

    @Override
    public Parallel steady() {
        Progress onlyShown =
                (stage, done, total) -> {
                    progress.at(stage, done, total);
                    return true;
                };
        return new Sending(home.steady(), engines, onlyShown);
    }

    @Override
    public <T> T by(String who, Supplier<T> work) {
        return home.by(who, work);
    }

    @Override
    public boolean sendsAway(int operations) {
        return operations >= WORTH_SENDING && engines.used().isPresent();
    }

    @Override
    public List<byte[]> send(String stage, Portable work, byte[] shared, List<byte[]> pieces) {
        var partitions = engines.partitions();
        if (partitions.isEmpty()) {
            return home.send(stage, work, shared, pieces);
        }
        int total = pieces.size();
        var results =
                partitions.get().map(work, shared, pieces, done -> progress.at(stage, done, total));
        if (results.size() < total) {
            throw new Cancelled(stage);
        }
        return results;
    }
}
