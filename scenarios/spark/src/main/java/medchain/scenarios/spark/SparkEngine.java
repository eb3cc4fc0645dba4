package medchain.scenarios.spark;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import medchain.scenarios.sweep.Cluster;
import medchain.scenarios.sweep.Engine;
import medchain.scenarios.sweep.Partitions;
import medchain.scenarios.sweep.Task;
import medchain.scenarios.sweep.Work;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * Sweeps on Apache Spark. Scheduling, retries and speculation are Spark's; ours is to send each
 * task once, to keep what comes back, and to say plainly what does not fit.
 */
record SparkEngine(Cluster cluster) implements Engine {
    /** More parts than that cost more to schedule than they gain. */
    private static final int MOST_PARTS = 4096;

    private static final int CONNECT_MILLIS = 5000;
    private static final long PATIENCE_SECONDS = 120;
    private static final String GROUP = "medchain-sweep";

    @Override
    public String description() {
        return "on Spark, " + cluster.name().master();
    }

    @Override
    public Partitions partitions() {
        knock();
        var thread = Thread.currentThread();
        var before = thread.getContextClassLoader();
        thread.setContextClassLoader(SparkEngine.class.getClassLoader());
        try {
            return new SparkPartitions(connect(Settings.of(cluster)), this);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    @Override
    public void map(Rounds rounds, Work work, Watch watch) {
        var first = rounds.next();
        if (first.isEmpty()) {
            return;
        }
        knock();
        var thread = Thread.currentThread();
        var before = thread.getContextClassLoader();
        thread.setContextClassLoader(SparkEngine.class.getClassLoader());
        try (var context = connect(Settings.of(cluster))) {
            context.setJobGroup(GROUP, "MedChain sweep", true);
            run(context, first, rounds, work, watch);
        } catch (InterruptedException interrupted) {
            thread.interrupt();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private JavaSparkContext connect(SparkConf conf) {
        try {
            return new JavaSparkContext(conf);
        } catch (Exception refused) { // Scala declares none of what it throws
            throw Misfit.of(refused, cluster.name().master());
        }
    }

    private void run(
            JavaSparkContext context, List<Task> first, Rounds rounds, Work work, Watch watch)
            throws InterruptedException {
        try {
            if (probe(context, watch::goOn)) {
                var errand = errand(context, work);
                var tasks = first;
                while (!tasks.isEmpty()) {
                    tasks = round(context, tasks, errand, watch) ? rounds.next() : List.of();
                }
            }
        } catch (Job.JobFailed failed) {
            throw Misfit.of(failed, cluster.name().master());
        }
    }

    /** Whether to go on; refuses executors that cannot do our work before they get any. */
    boolean probe(JavaSparkContext context, BooleanSupplier goOn) throws InterruptedException {
        long late = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        var answers = new ArrayList<String[]>();
        int parts = Math.max(2, context.defaultParallelism());
        boolean done =
                new Job(
                                context,
                                () ->
                                        goOn.getAsBoolean()
                                                && (!answers.isEmpty() || System.nanoTime() < late))
                        .run(List.of(), parts, new Probe(), answers::add);
        if (!done && goOn.getAsBoolean()) {
            throw Misfit.lost(
                    "no executor of %s answered in %d seconds"
                            .formatted(cluster.name().master(), PATIENCE_SECONDS),
                    "are its workers up, with cores and memory to spare?");
        }
        for (var answer : answers) {
            if (!answer[2].equals(context.version())) {
                throw Misfit.otherSpark(
                        cluster.name().master(),
                        "Spark " + answer[2] + ", this driver Spark " + context.version());
            }
        }
        return done;
    }

    private Errand errand(JavaSparkContext context, Work work) {
        var parcel = work.parcel();
        var files = context.broadcast(new TreeMap<>(parcel.files()));
        var keys = cluster.name().local() ? parcel.keys().map(Object::toString).orElse("") : "";
        return new Errand(parcel.measuring(), files, keys);
    }

    /** Whether all came. */
    private static boolean round(
            JavaSparkContext context, List<Task> tasks, Errand errand, Watch watch)
            throws InterruptedException {
        return new Job(context, watch::goOn)
                .run(
                        tasks.stream().map(Letters::of).toList(),
                        Math.min(tasks.size(), MOST_PARTS),
                        errand,
                        replies ->
                                Arrays.stream(replies)
                                        .map(Letters::result)
                                        .forEach(watch::finished));
    }

    /** A standalone master that is not there is found out at once, not after Spark's minute. */
    private void knock() {
        var master = cluster.name().master();
        if (!master.startsWith("spark://")) {
            return;
        }
        var hosts = master.substring("spark://".length()).split(",", -1);
        if (Arrays.stream(hosts).noneMatch(SparkEngine::answers)) {
            throw Misfit.lost(
                    "no Spark master answers at " + master,
                    "is it up, and can this machine reach it?");
        }
    }

    private static boolean answers(String host) {
        int colon = host.lastIndexOf(':');
        try (var socket = new Socket()) {
            socket.connect(
                    new InetSocketAddress(
                            host.substring(0, colon), Integer.parseInt(host.substring(colon + 1))),
                    CONNECT_MILLIS);
            return true;
        } catch (IOException | IllegalArgumentException silent) {
            return false;
        }
    }
}
