package medchain.simulator.crypto;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import medchain.simulator.bench.Reference;
import medchain.simulator.bench.Spent;
import medchain.simulator.identity.Hash;
import medchain.simulator.kernel.RandomStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/**
 * Roots of trees (RFC 9162) over transactions of 600 bytes, beside nothing but the SHA-256 that
 * they need. Counted in leaves.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class MerkleRoots {
    private static final int LEAF_BYTES = 600;
    private static final int NODE_BYTES = 1 + 2 * Hash.BYTES;

    @Param({"100", "10000"})
    int leaves;

    private final List<byte[]> data = new ArrayList<>();
    private final byte[] node = new byte[NODE_BYTES];

    @Setup
    public void fill() {
        var random = new RandomStream(42);
        for (int i = 0; i < leaves; i++) {
            var leaf = new byte[LEAF_BYTES];
            random.fill(leaf);
            data.add(leaf);
        }
    }

    @Benchmark
    @Reference("hashing")
    public Hash root(Spent spent, Blackhole sink) {
        spent.begin();
        var root = MerkleTree.root(data);
        spent.end(leaves);
        sink.consume(hashing(spent));
        return root;
    }

    private byte[] hashing(Spent spent) {
        spent.begin();
        var sha256 = Digests.sha256();
        for (var leaf : data) {
            sha256.update((byte) 0);
            sha256.digest(leaf);
        }
        var last = node;
        for (int i = 1; i < leaves; i++) {
            last = sha256.digest(node);
        }
        spent.endReference(leaves);
        return last;
    }
}
