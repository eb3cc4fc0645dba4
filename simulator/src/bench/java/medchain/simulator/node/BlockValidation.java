package medchain.simulator.node;

import java.util.List;
import java.util.concurrent.TimeUnit;
import medchain.simulator.bench.Reference;
import medchain.simulator.bench.Spent;
import medchain.simulator.chain.BlockCodec;
import medchain.simulator.chain.RawBlock;
import medchain.simulator.crypto.RsaPss;
import medchain.simulator.crypto.VerifiedSignatures;
import medchain.simulator.intake.TransactionCodec;
import medchain.simulator.kernel.Assumption;
import medchain.simulator.kernel.Parallel;
import medchain.simulator.kernel.Progress;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * Blocks of 500 signed transactions validated from their bytes on one core: decoded, every
 * signature checked, executed, all roots recomputed; beside nothing but the signatures. Counted in
 * transactions.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class BlockValidation {
    private static final int TRANSACTIONS = 2_000;

    private final BenchChain maker = new BenchChain();
    private BenchChain.Chain chain;
    private List<RawBlock> stored;

    @Setup
    public void grow() {
        chain = maker.made(TRANSACTIONS);
        stored = chain.blocks().stream().map(BlockCodec::raw).toList();
    }

    @Benchmark
    @Reference("signatures")
    public void chain(Spent spent) {
        spent.begin();
        var rules = maker.rules(chain.id(), new VerifiedSignatures(RsaPss.SCHEME, 1 << 16));
        var finding =
                new ChainVerifier(rules, chain.genesis(), Parallel.SERIAL)
                        .verify(stored, Progress.NONE);
        Assumption.check(finding.isEmpty(), "a sound chain was found to be unsound");
        spent.end(TRANSACTIONS);
        signatures(spent);
    }

    private void signatures(Spent spent) {
        spent.begin();
        for (var block : chain.blocks().subList(1, chain.blocks().size())) {
            for (var approved : block.transactions()) {
                var tx = approved.signed().transaction();
                boolean good =
                        RsaPss.verify(
                                maker.key(tx.sender()).verifyKey(),
                                TransactionCodec.DOMAIN,
                                TransactionCodec.unsigned(tx),
                                approved.signed().signature());
                Assumption.check(good, "a good signature was refused");
            }
        }
        spent.endReference(TRANSACTIONS);
    }
}
