package medchain.scenarios.spark;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.spark.SimpleFutureAction;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import scala.collection.Iterator;
import scala.jdk.javaapi.CollectionConverters;
import scala.runtime.BoxedUnit;
import scala.util.Failure;

/**
 * One Spark job whose replies come, part by part, to the thread that asked for them.
 *
 * @param goOn asked several times a second; false cancels the job
 */
record Job(JavaSparkContext context, BooleanSupplier goOn) {
    private static final long LOOK_EVERY_MILLIS = 50;

    /**
     * @param letters what the parts work on
     * @param parts how many
     * @param told each part's reply, as soon as it is there
     * @return false when it was cancelled
     */
    <L, R> boolean run(List<L> letters, int parts, Shipped<Iterator<L>, R> work, Consumer<R> told)
            throws InterruptedException {
        JavaRDD<L> data = context.parallelize(letters, parts);
        var replies = new LinkedBlockingQueue<R>();
        SimpleFutureAction<BoxedUnit> future =
                context.sc()
                        .submitJob(
                                data.rdd(),
                                work,
                                CollectionConverters.<Object>asScala(
                                                IntStream.range(0, data.getNumPartitions())
                                                        .<Object>mapToObj(i -> i)
                                                        .toList())
                                        .toSeq(),
                                (_, reply) -> {
                                    replies.add(reply);
                                    return BoxedUnit.UNIT;
                                },
                                () -> BoxedUnit.UNIT);
        while (!future.isCompleted() || !replies.isEmpty()) {
            var next = Optional.ofNullable(replies.poll(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS));
            next.ifPresent(told);
            if (!goOn.getAsBoolean()) {
                future.cancel();
                return false;
            }
        }
        if (future.value().get() instanceof Failure<?> failure) {
            throw new JobFailed(failure.exception());
        }
        return true;
    }

    /** Spark has given up. */
    static final class JobFailed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        JobFailed(Throwable cause) {
            super(cause);
        }
    }
}
