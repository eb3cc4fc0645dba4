package medchain.shell.session;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import medchain.simulator.kernel.Parallel;
import medchain.simulator.kernel.Progress;

/** Bulk pure work on all processor cores; its results come back in the order of the items. */
public final class Cores implements Parallel {
    private final int threads;
    private final Progress progress;

    /**
     * @param progress told after each item, from any thread
     */
    public Cores(int threads, Progress progress) {
        this.threads = threads;
        this.progress = progress;
    }

    public static Cores all(Progress progress) {
        return new Cores(Runtime.getRuntime().availableProcessors(), progress);
    }

    @Override
    public <T, R> List<R> map(
            String stage, List<T> items, Function<? super T, ? extends R> work) {
        if (items.size() < 2 || threads < 2) {
            return serially(stage, items, work);
        }
        try (var pool = Executors.newFixedThreadPool(Math.min(threads, items.size()), daemons())) {
            return inParallel(stage, items, work, pool);
        }
    }

    private <T, R> List<R> serially(
            String stage, List<T> items, Function<? super T, ? extends R> work) {
        var results = new ArrayList<R>(items.size());
        for (var item : items) {
            results.add(work.apply(item));
            progress.at(stage, results.size(), items.size());
        }
        return results;
    }

    private <T, R> List<R> inParallel(
            String stage,
            List<T> items,
            Function<? super T, ? extends R> work,
            ExecutorService pool) {
        var done = new AtomicLong();
        var results = new ArrayList<Future<R>>(items.size());
        for (var item : items) {
            results.add(
                    pool.submit(
                            () -> {
                                R result = work.apply(item);
                                progress.at(stage, done.incrementAndGet(), items.size());
                                return result;
                            }));
        }
        var collected = new ArrayList<R>(items.size());
        for (var result : results) {
            collected.add(resultOf(result, pool));
        }
        return collected;
    }

    private static <R> R resultOf(Future<R> result, ExecutorService pool) {
        try {
            return result.get();
        } catch (InterruptedException stopped) {
            pool.shutdownNow();
            Thread.currentThread().interrupt();
            throw new Cancelled("interrupted");
        } catch (ExecutionException failed) {
            pool.shutdownNow();
            switch (failed.getCause()) {
                case RuntimeException e -> throw e;
                case Error e -> throw e;
                case null, default -> throw new IllegalStateException(failed);
            }
        }
    }

    private static java.util.concurrent.ThreadFactory daemons() {
        return task -> {
            var thread = new Thread(task, "medchain-core");
            thread.setDaemon(true);
            return thread;
        };
    }
}
