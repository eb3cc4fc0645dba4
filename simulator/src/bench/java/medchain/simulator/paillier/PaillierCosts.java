package medchain.simulator.paillier;

import java.math.BigInteger;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import medchain.simulator.bench.Spent;
import medchain.simulator.kernel.Parallel;
import medchain.simulator.kernel.RandomStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * What a delegate's processor takes for encrypted queries, with a key of 2048 bits: a product in a
 * batch, and proven shares of one and of nine ciphertexts, so that a share and a proof can be told
 * apart.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class PaillierCosts {
    private static final int BITS = 2048;
    private static final int PRODUCTS = 4096;
    private static final int MANY = 9;

    private final RandomStream random = new RandomStream(42);
    private Ceremony.Dealt dealt;
    private ThresholdDecryption decryption;
    private Engine engine;
    private List<BigInteger> ciphertexts;
    private List<BigInteger> many;

    @Setup
    public void deal() {
        dealt = Ceremony.deal(BITS, 5, 3, random);
        decryption = new ThresholdDecryption(dealt.key());
        engine = Engine.forAnyone(dealt.key().key(), Parallel.SERIAL);
        var plain = IntStream.range(0, MANY).mapToObj(BigInteger::valueOf).toList();
        ciphertexts = engine.encrypt(plain, random);
        many = IntStream.range(0, PRODUCTS).mapToObj(i -> ciphertexts.get(i % MANY)).toList();
    }

    @Benchmark
    public BigInteger product(Spent spent) {
        spent.begin();
        var sum = engine.sum(many);
        spent.end(PRODUCTS - 1);
        return sum;
    }

    @Benchmark
    public DecryptionShare shareOfOne(Spent spent) {
        return shares(spent, ciphertexts.subList(0, 1));
    }

    @Benchmark
    public DecryptionShare sharesOfNine(Spent spent) {
        return shares(spent, ciphertexts);
    }

    private DecryptionShare shares(Spent spent, List<BigInteger> of) {
        spent.begin();
        var share = decryption.share(dealt.shares().getFirst(), of, random);
        spent.end(1);
        return share;
    }
}
