package medchain.simulator.compute;

import java.util.Arrays;

/**
 * The cores of all nodes. A piece of work goes to the core that is free first and waits until then,
 * so that a node that must verify more than it can falls behind.
 */
public final class Processors {
    private final int cores;
    private final long[] freeAt;
    private final long[] busy;
    private final long[] slowness;

    /**
     * @param cores of each node
     */
    public Processors(int nodes, int cores) {
        this.cores = cores;
        freeAt = new long[Math.multiplyExact(nodes, cores)];
        busy = new long[nodes];
        slowness = new long[nodes];
        Arrays.fill(slowness, 1);
    }

    /**
     * A node gets work to do.
     *
     * @param nanos that it takes on a core that is not slowed down
     * @return nanoseconds from now until it is done
     */
    public long work(int node, long now, long nanos) {
        if (nanos == 0) {
            return 0;
        }
        int first = node * cores;
        int core = first;
        for (int i = first + 1; i < first + cores; i++) {
            if (freeAt[i] < freeAt[core]) {
                core = i;
            }
        }
        long took = Math.multiplyExact(nanos, slowness[node]);
        freeAt[core] = Math.max(now, freeAt[core]) + took;
        busy[node] += took;
        return freeAt[core] - now;
    }

    /** The node has crashed: nothing of its work is left. */
    public void drop(int node) {
        Arrays.fill(freeAt, node * cores, (node + 1) * cores, 0);
    }

    /**
     * From now on everything takes the node so many times as long.
     *
     * @param times 1 or more
     */
    public void slow(int node, long times) {
        slowness[node] = times;
    }

    /** Core time that the node has been given to do, in nanoseconds. */
    public long busy(int node) {
        return busy[node];
    }
}
