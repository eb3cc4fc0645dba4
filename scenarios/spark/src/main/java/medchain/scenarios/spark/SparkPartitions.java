package medchain.scenarios.spark;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import medchain.scenarios.sweep.Partitions;
import medchain.simulator.kernel.Portable;
import org.apache.spark.api.java.JavaSparkContext;

/** Pieces on Spark, whose context stays open between bulk works. */
final class SparkPartitions implements Partitions {
    private final JavaSparkContext context;
    private final SparkEngine engine;
    private boolean probed;

    SparkPartitions(JavaSparkContext context, SparkEngine engine) {
        this.context = context;
        this.engine = engine;
    }

    @Override
    public List<byte[]> map(Portable work, byte[] shared, List<byte[]> pieces, IntPredicate goOn) {
        var thread = Thread.currentThread();
        var before = thread.getContextClassLoader();
        thread.setContextClassLoader(SparkPartitions.class.getClassLoader());
        try {
            return ask(work.getClass().getName(), shared, pieces, goOn);
        } catch (InterruptedException interrupted) {
            thread.interrupt();
            return List.of();
        } catch (Job.JobFailed failed) {
            throw Misfit.of(failed, engine.cluster().name().master());
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private List<byte[]> ask(String work, byte[] shared, List<byte[]> pieces, IntPredicate goOn)
            throws InterruptedException {
        context.setJobGroup("medchain-bulk", "MedChain bulk arithmetic", true);
        probed = probed || engine.probe(context, () -> goOn.test(0));
        if (!probed) {
            return List.of();
        }
        var letters = new ArrayList<byte[]>();
        for (int i = 0; i < pieces.size(); i++) {
            letters.add(numbered(i, pieces.get(i)));
        }
        var replies = new TreeMap<Integer, byte[]>();
        var broadcast = context.broadcast(shared);
        try {
            new Job(context, () -> goOn.test(replies.size()))
                    .run(
                            letters,
                            letters.size(),
                            new PieceErrand(work, broadcast),
                            some ->
                                    Arrays.stream(some)
                                            .forEach(r -> replies.put(number(r), content(r))));
        } finally {
            broadcast.destroy();
        }
        return List.copyOf(replies.values());
    }

    static byte[] numbered(int number, byte[] content) {
        return ByteBuffer.allocate(Integer.BYTES + content.length)
                .putInt(number)
                .put(content)
                .array();
    }

    static int number(byte[] letter) {
        return ByteBuffer.wrap(letter).getInt();
    }

    static byte[] content(byte[] letter) {
        return Arrays.copyOfRange(letter, Integer.BYTES, letter.length);
    }

    @Override
    public void close() {
        context.close();
    }
}
