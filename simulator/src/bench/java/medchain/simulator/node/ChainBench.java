package medchain.simulator.node;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ForkJoinPool;
import java.util.function.Function;
import medchain.simulator.chain.BlockCodec;
import medchain.simulator.chain.RawBlock;
import medchain.simulator.crypto.RsaPss;
import medchain.simulator.crypto.VerifiedSignatures;
import medchain.simulator.intake.TransactionCodec;
import medchain.simulator.kernel.Parallel;
import medchain.simulator.kernel.Progress;

/**
 * Verifies a chain of so many signed transactions on all cores, and the bare signatures on all
 * cores, by turns in one run: how much of the raw rate is left. Not a test: {@code ChainBench
 * 100000}.
 */
final class ChainBench {
    static final Parallel CORES = new OnCores();

    private final BenchChain maker = new BenchChain();

    private ChainBench() {}

    private record OnCores() implements Parallel {
        /** The common pool has a thread less than there are cores. */
        private static final ForkJoinPool POOL =
                new ForkJoinPool(Runtime.getRuntime().availableProcessors());

        @Override
        public <T, R> List<R> map(
                String stage, List<T> items, Function<? super T, ? extends R> work) {
            var futures =
                    items.stream()
                            .map(i -> POOL.submit(() -> work.apply(i)))
                            .toList();
            var results = new ArrayList<R>();
            futures.forEach(f -> results.add(f.join()));
            return results;
        }
    }

    public static void main(String[] words) {
        int count = words.length > 0 ? Integer.parseInt(words[0]) : 100_000;
        new ChainBench().run(count);
    }

    // ---- the measurement

    private void run(int count) {
        int cores = Runtime.getRuntime().availableProcessors();
        System.out.printf("making %d signed transactions%n", count);
        var chain = maker.made(count);
        var raw = chain.blocks().stream().map(BlockCodec::raw).toList();
        System.out.printf("%d blocks; %d cores%n", raw.size(), cores);
        var ratios = new ArrayList<Double>();
        var cpuRatios = new ArrayList<Double>();
        for (int turn = 0; turn < 4; turn++) {
            var bare = measured(() -> bare(chain));
            var whole = measured(() -> whole(chain, raw));
            System.out.printf(
                    Locale.ROOT,
                    "bare signatures %.0f/s, %.1f us CPU each; chain %.0f/s, %.1f us CPU each%n",
                    count / bare.seconds(),
                    bare.cpu() / count * 1e6,
                    count / whole.seconds(),
                    whole.cpu() / count * 1e6);
            if (turn > 0) {
                ratios.add(bare.seconds() / whole.seconds());
                cpuRatios.add(bare.cpu() / whole.cpu());
            }
        }
        ratios.sort(null);
        cpuRatios.sort(null);
        System.out.printf(
                Locale.ROOT,
                "chain verification at %.2f of the raw rate on all cores (by CPU time %.2f)%n",
                ratios.get(1),
                cpuRatios.get(1));
    }

    private record Cost(double seconds, double cpu) {}

    private static Cost measured(Runnable work) {
        var system =
                (com.sun.management.OperatingSystemMXBean)
                        ManagementFactory.getOperatingSystemMXBean();
        long cpu = system.getProcessCpuTime();
        long begun = System.nanoTime();
        work.run();
        return new Cost(
                (System.nanoTime() - begun) / 1e9, (system.getProcessCpuTime() - cpu) / 1e9);
    }

    private void bare(BenchChain.Chain chain) {
        var all = chain.blocks().stream().skip(1).flatMap(b -> b.transactions().stream()).toList();
        var good =
                CORES.map(
                        "bare",
                        all,
                        a -> {
                            var tx = a.signed().transaction();
                            return RsaPss.verify(
                                    maker.key(tx.sender()).verifyKey(),
                                    TransactionCodec.DOMAIN,
                                    TransactionCodec.unsigned(tx),
                                    a.signed().signature());
                        });
        if (!good.stream().allMatch(g -> g)) {
            throw new IllegalStateException("a signature is not good");
        }
    }

    private void whole(BenchChain.Chain chain, List<RawBlock> raw) {
        var rules = maker.rules(chain.id(), new VerifiedSignatures(RsaPss.SCHEME, 1 << 16));
        var finding = new ChainVerifier(rules, chain.genesis(), CORES).verify(raw, Progress.NONE);
        if (finding.isPresent()) {
            throw new IllegalStateException(finding.get().toString());
        }
    }
}
