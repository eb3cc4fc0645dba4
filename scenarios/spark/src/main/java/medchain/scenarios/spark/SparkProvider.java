package medchain.scenarios.spark;

import medchain.scenarios.sweep.Cluster;
import medchain.scenarios.sweep.Engine;

/** The door through which the shell comes to Spark. */
public final class SparkProvider implements Cluster.Provider {
    @Override
    public Engine open(Cluster cluster) {
        return new SparkEngine(cluster);
    }
}
