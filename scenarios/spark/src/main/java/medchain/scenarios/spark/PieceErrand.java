package medchain.scenarios.spark;

import java.util.ArrayList;
import medchain.simulator.kernel.Portable;
import org.apache.spark.broadcast.Broadcast;
import scala.collection.Iterator;

/**
 * What an executor does with some pieces of bulk arithmetic; each has its number in front.
 *
 * @param work name of the class that does it
 */
record PieceErrand(String work, Broadcast<byte[]> shared)
        implements Shipped<Iterator<byte[]>, byte[][]> {
    @Override
    public byte[][] apply(Iterator<byte[]> letters) {
        var portable = portable();
        var replies = new ArrayList<byte[]>();
        while (letters.hasNext()) {
            var letter = letters.next();
            replies.add(
                    SparkPartitions.numbered(
                            SparkPartitions.number(letter),
                            portable.apply(shared.value(), SparkPartitions.content(letter))));
        }
        return replies.toArray(byte[][]::new);
    }

    private Portable portable() {
        try {
            return Thread.currentThread()
                    .getContextClassLoader()
                    .loadClass(work)
                    .asSubclass(Portable.class)
                    .getConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException broken) {
            throw new IllegalStateException("cannot make a " + work, broken);
        }
    }
}
