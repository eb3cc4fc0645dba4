package medchain.scenarios.spark;

import org.apache.spark.SparkEnv;
import scala.collection.Iterator;

/** Asks an executor who it is; that it can answer shows that our classes run there. */
record Probe() implements Shipped<Iterator<String[]>, String[]> {
    @Override
    public String[] apply(Iterator<String[]> nothing) {
        return new String[] {
            SparkEnv.get().executorId(),
            Integer.toString(Runtime.version().feature()),
            org.apache.spark.package$.MODULE$.SPARK_VERSION()
        };
    }
}
