package medchain.simulator.node;

import java.util.concurrent.TimeUnit;
import medchain.simulator.bench.Spent;
import medchain.simulator.chain.BlockCodec;
import medchain.simulator.chain.BlockContext;
import medchain.simulator.chain.Ledger;
import medchain.simulator.crypto.Digests;
import medchain.simulator.crypto.RsaKeys;
import medchain.simulator.crypto.RsaPss;
import medchain.simulator.crypto.RsaSigningKey;
import medchain.simulator.crypto.Signature;
import medchain.simulator.crypto.VerifiedSignatures;
import medchain.simulator.identity.Hash;
import medchain.simulator.kernel.Assumption;
import medchain.simulator.kernel.RandomStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** What a node's processor takes: the work of which {@code bench crypto} makes a cost profile. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class NodeCosts {
    private static final int TRANSACTIONS = 500;
    private static final int HASHES = 1000;
    private static final String DOMAIN = "transaction";

    private final RandomStream random = new RandomStream(42);
    private final byte[] message = random.bytes(600);
    private final byte[] kib = random.bytes(1024);
    private final RsaSigningKey key = RsaKeys.generate(random, 2048);
    private final Signature signature = key.sign(DOMAIN, message, random);
    private final BenchChain maker = new BenchChain();
    private BenchChain.Chain chain;
    private Ledger ledger;
    private BlockContext context;

    @Setup
    public void grow() {
        chain = maker.made(TRANSACTIONS);
        var rules = maker.rules(chain.id(), new VerifiedSignatures(RsaPss.SCHEME, 1 << 12));
        var block = chain.blocks().getLast();
        ledger = rules.ledger();
        var judge = new BlockJudge(rules);
        context = judge.context(judge.genesis(chain.blocks().getFirst(), chain.genesis()), block.header());
    }

    @Benchmark
    public Signature sign(Spent spent) {
        spent.begin();
        var made = key.sign(DOMAIN, message, random);
        spent.end(1);
        return made;
    }

    @Benchmark
    public boolean verify(Spent spent) {
        spent.begin();
        boolean good = RsaPss.verify(key.verifyKey(), DOMAIN, message, signature);
        spent.end(1);
        Assumption.check(good, "a good signature was refused");
        return good;
    }

    @Benchmark
    public Hash hash(Spent spent) {
        var last = Hash.ZERO;
        spent.begin();
        for (int i = 0; i < HASHES; i++) {
            last = Digests.sha256(kib);
        }
        spent.end(HASHES);
        return last;
    }

    @Benchmark
    public Ledger.Transition execute(Spent spent) {
        var body = chain.blocks().getLast().transactions();
        spent.begin();
        var after = ledger.apply(chain.genesis(), body, context);
        spent.end(TRANSACTIONS);
        Assumption.check(after instanceof Ledger.Transition.Applied, "a sound block was refused: " + after);
        return after;
    }
}
