package medchain.scenarios.spark;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Optional;
import java.util.TreeMap;
import medchain.scenarios.language.BadInput;
import medchain.scenarios.sweep.Parcel;
import medchain.scenarios.sweep.RunWork;
import org.apache.spark.SparkFiles;
import org.apache.spark.TaskContext;
import org.apache.spark.broadcast.Broadcast;
import scala.collection.Iterator;

/**
 * What an executor does with some tasks.
 *
 * @param keys folder of keys that executor and driver share; empty: the executor keeps its own
 */
record Errand(String measuring, Broadcast<TreeMap<String, byte[]>> files, String keys)
        implements Shipped<Iterator<String[]>, String[][]> {

    @Override
    public String[][] apply(Iterator<String[]> letters) {
        var work = work();
        var replies = new ArrayList<String[]>();
        while (letters.hasNext() && goOn()) {
            reply(work, letters.next()).ifPresent(replies::add);
        }
        return replies.toArray(String[][]::new);
    }

    private RunWork work() {
        var shared = Optional.of(keys).filter(k -> !k.isEmpty()).map(Path::of);
        var folder = Path.of(SparkFiles.getRootDirectory()).resolve("medchain");
        return new Parcel(measuring, files.value(), shared)
                .unpack(
                        folder.toAbsolutePath().normalize(),
                        Thread.currentThread().getContextClassLoader());
    }

    private static Optional<String[]> reply(RunWork work, String[] letter) {
        var task = Letters.task(letter);
        try {
            return work.apply(task, Errand::goOn).map(values -> Letters.done(task.index(), values));
        } catch (BadInput refused) {
            return Optional.of(Letters.refused(refused));
        }
    }

    private static boolean goOn() {
        var here = TaskContext.get();
        return here == null || !here.isInterrupted();
    }
}
