package medchain.scenarios.sweep;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
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
    public List<Result> map(List<Task> tasks, Work work, Watch watch) {
        var threads =
                Executors.newFixedThreadPool(
                        workers, Thread.ofPlatform().daemon().name("sweep-", 1).factory());
        var stopped = new AtomicBoolean();
        try {
            var completed = new ExecutorCompletionService<Optional<Result>>(threads);
            tasks.forEach(task ->
                    completed.submit(() ->
                            work.apply(task, () -> !stopped.get())
                                    .map(values -> new Result(task.index(), values))));
            return collect(completed, tasks.size(), watch);
        } finally {
            stopped.set(true);
            end(threads);
        }
    }

    @Override
    public String description() {
        return workers + " at a time";
    }

    private static List<Result> collect(
            CompletionService<Optional<Result>> completed, int count, Watch watch) {
        var results = new TreeMap<Integer, Result>();
        int left = count;
        while (left > 0 && watch.goOn()) {
            try {
                var next =
                        Optional.ofNullable(
                                completed.poll(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS));
                if (next.isPresent()) {
                    left--;
                    result(next.get())
                            .ifPresent(result -> {
                                watch.finished(result);
                                results.put(result.index(), result);
                            });
                }
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                return new ArrayList<>(results.values());
            }
        }
        return new ArrayList<>(results.values());
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
