package medchain.scenarios.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import medchain.simulator.kernel.Parallel;
import medchain.simulator.kernel.Progress;

/**
 * Spreads pure work over a fixed number of threads. Results come back in the order of the items, so
 * the number of threads changes nothing but the time.
 *
 * <p>Work that is given to it must not itself call it.
 */
public final class CoreParallel implements Parallel, AutoCloseable {
    private static final long LOOK_EVERY_MILLIS = 50;

    private final ExecutorService threads;
    private final Progress progress;
    private final boolean steady;

    /**
     * @param progress told from the calling thread; when it says stop, {@link #map} throws {@link
     *     Cancelled}
     */
    public CoreParallel(int threads, Progress progress) {
        this(
                Executors.newFixedThreadPool(
                        threads, Thread.ofPlatform().daemon().name("work-", 1).factory()),
                progress,
                false);
    }

    private CoreParallel(ExecutorService threads, Progress progress, boolean steady) {
        this.threads = threads;
        this.progress = progress;
        this.steady = steady;
    }

    /** As many threads as the machine has cores for us. */
    public static CoreParallel onAllCores(Progress progress) {
        return new CoreParallel(Runtime.getRuntime().availableProcessors(), progress);
    }

    /** On the same threads; closed with this one. */
    @Override
    public CoreParallel steady() {
        return new CoreParallel(threads, progress, true);
    }

    @Override
    public <T, R> List<R> map(String stage, List<T> items, Function<? super T, ? extends R> work) {
        var done = new AtomicInteger();
        var futures = new ArrayList<Future<R>>(items.size());
        for (var item : items) {
            futures.add(
                    threads.submit(() -> {
                        R result = work.apply(item);
                        done.incrementAndGet();
                        return result;
                    }));
        }
        try {
            return collect(stage, futures, done);
        } finally {
            futures.forEach(f -> f.cancel(true));
        }
    }

    private <R> List<R> collect(String stage, List<Future<R>> futures, AtomicInteger done) {
        var results = new ArrayList<R>(futures.size());
        long looked = System.nanoTime();
        for (var future : futures) {
            results.add(await(stage, future, done, futures.size()));
            // items may be so short that none is ever waited for
            if (System.nanoTime() - looked > LOOK_EVERY_MILLIS * 1_000_000) {
                look(stage, done, futures.size());
                looked = System.nanoTime();
            }
        }
        progress.at(stage, futures.size(), futures.size());
        return results;
    }

    private void look(String stage, AtomicInteger done, int total) {
        if (!progress.at(stage, done.get(), total) && !steady) {
            throw new Cancelled(stage);
        }
    }

    private <R> R await(String stage, Future<R> future, AtomicInteger done, int total) {
        while (true) {
            try {
                return future.get(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException notYet) {
                look(stage, done, total);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new Cancelled(stage);
            } catch (ExecutionException failed) {
                throw rethrown(Optional.ofNullable(failed.getCause()).orElse(failed));
            }
        }
    }

    private static RuntimeException rethrown(Throwable cause) {
        return switch (cause) {
            case Error error -> throw error;
            case RuntimeException failure -> failure;
            default -> new IllegalStateException(cause);
        };
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
