package medchain.scenarios.sweep;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The cores of this machine, one run on each at a time.
 *
 * @param workers runs at a time, from 1
 */
public record LocalEngine(int workers) implements Engine {
    private static final long LOOK_EVERY_MILLIS = 50;
    private static final long FAREWELL_SECONDS = 10;

    @Override
    public void map(Rounds rounds, Work work, Watch watch) {
        var threads =
                Executors.newFixedThreadPool(
                        workers, Thread.ofPlatform().daemon().name("sweep-", 1).factory());
        var stopped = new AtomicBoolean();
        try {
            var completed = new ExecutorCompletionService<Optional<Result>>(threads);
            var tasks = rounds.next();
            while (!tasks.isEmpty()) {
                tasks.forEach(task ->
                        completed.submit(() ->
                                work.apply(task, () -> !stopped.get())
                                        .map(values -> new Result(task.index(), values))));
                tasks = collect(completed, tasks.size(), watch) ? rounds.next() : List.<Task>of();
            }
        } finally {
            stopped.set(true);
            end(threads);
        }
    }

    @Override
    public Partitions partitions() {
        return new LocalPartitions(workers);
    }

    @Override
    public String description() {
        return workers + " at a time";
    }

    /** Whether all came. */
    private static boolean collect(
            CompletionService<Optional<Result>> completed, int count, Watch watch) {
        int left = count;
        while (left > 0 && watch.goOn()) {
            try {
                var next =
                        Optional.ofNullable(
                                completed.poll(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS));
                if (next.isPresent()) {
                    left--;
                    result(next.get()).ifPresent(watch::finished);
                }
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return left == 0 && watch.goOn();
    }

    private static Optional<Result> result(Future<Optional<Result>> future)
            throws InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException failed) {
            throw switch (Optional.ofNullable(failed.getCause()).orElse(failed)) {
                case Error error -> throw error;
                case RuntimeException failure -> failure;
                case Throwable other -> new IllegalStateException(other);
            };
        }
    }

    /** Nothing of ours goes on behind the back of who stopped it. */
    private static void end(ExecutorService threads) {
        threads.shutdownNow();
        try {
            threads.awaitTermination(FAREWELL_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
