package medchain.scenarios.sweep;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntPredicate;
import medchain.scenarios.run.Cancelled;
import medchain.scenarios.run.CoreParallel;
import medchain.simulator.kernel.Portable;

/**
 * Pieces on the cores of this machine.
 *
 * @param workers pieces at a time, from 1
 */
record LocalPartitions(int workers) implements Partitions {
    @Override
    public List<byte[]> map(Portable work, byte[] shared, List<byte[]> pieces, IntPredicate goOn) {
        var done = new AtomicInteger();
        try (var cores = new CoreParallel(workers, (_, _, _) -> goOn.test(done.get()))) {
            return cores.map(
                    "bulk work",
                    pieces,
                    piece -> {
                        var result = work.apply(shared, piece);
                        done.incrementAndGet();
                        return result;
                    });
        } catch (Cancelled givenUp) {
            return List.of();
        }
    }

    @Override
    public void close() {
        // its threads end with each call
    }
}
