package medchain.simulator.node;

import java.util.List;
import java.util.concurrent.TimeUnit;
import medchain.simulator.bench.Spent;
import medchain.simulator.chain.Block;
import medchain.simulator.chain.BlockCodec;
import medchain.simulator.chain.RawBlock;
import medchain.simulator.consent.RawApproved;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** The canonical encoding of blocks of 500 transactions, there and back; counted in transactions. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class BlockEncoding {
    private static final int TRANSACTIONS = 2_000;

    private List<Block> blocks;
    private List<RawBlock> stored;

    @Setup
    public void grow() {
        var all = new BenchChain().made(TRANSACTIONS).blocks();
        blocks = all.subList(1, all.size());
        stored = blocks.stream().map(BlockCodec::raw).toList();
    }

    @Benchmark
    public void encode(Spent spent, Blackhole sink) {
        spent.begin();
        blocks.forEach(block -> sink.consume(BlockCodec.raw(block)));
        spent.end(TRANSACTIONS);
    }

    @Benchmark
    public void decode(Spent spent, Blackhole sink) {
        spent.begin();
        for (var raw : stored) {
            sink.consume(BlockCodec.readHeader(raw.header()));
            raw.leaves().forEach(leaf -> sink.consume(RawApproved.read(leaf)));
        }
        spent.end(TRANSACTIONS);
    }
}
