package medchain.simulator.paillier;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * Measures several ways of doing the same works, in rounds: a ratio is the median of the rounds'
 * ratios, since two neighbours in time meet the same machine.
 */
final class Rounds {
    static final String HEADER =
            "benchmark,parameters,per_cpu_second,least,most,reference,ratio,forks,iterations";

    /** Processor time that a way gets in a round. */
    private static final long NANOS = 300_000_000L;

    private final Pattern wanted;
    private final String parameters;
    private final int rounds;
    private final List<Work> works = new ArrayList<>();

    Rounds(Pattern wanted, String parameters, int rounds) {
        this.wanted = wanted;
        this.parameters = parameters;
        this.rounds = rounds;
    }

    Work work(String name) {
        var work = new Work(name);
        works.add(work);
        return work;
    }

    /** Something that can be done in several ways. */
    final class Work {
        private final String name;
        private final List<Way> ways = new ArrayList<>();
        private Optional<Way> reference = Optional.empty();

        private Work(String name) {
            this.name = name;
        }

        /**
         * @param done how much of the work one call does
         */
        void by(String way, double done, Supplier<Object> call) {
            ways.add(new Way(name + "." + way, done, call, new double[rounds]));
        }

        /** The way by which the others are measured. */
        void reference(String way, double done, Supplier<Object> call) {
            by(way, done, call);
            reference = Optional.of(ways.getLast());
        }
    }

    private record Way(String name, double done, Supplier<Object> call, double[] rates) {
        double rate() {
            var threads = ManagementFactory.getThreadMXBean();
            long before = threads.getCurrentThreadCpuTime();
            long spent = 0;
            int calls = 0;
            while (spent < NANOS) {
                call.get();
                calls++;
                spent = threads.getCurrentThreadCpuTime() - before;
            }
            return calls * done * 1e9 / spent;
        }
    }

    /** One line of CSV each. */
    List<String> measured() {
        works.removeIf(
                work ->
                        work.ways.stream()
                                .noneMatch(
                                        w ->
                                                wanted.matcher(
                                                                "medchain.simulator.paillier."
                                                                        + w.name())
                                                        .find()));
        for (int round = -2; round < rounds; round++) { // two to warm up
            for (int w = 0; w < works.size(); w++) {
                var work = works.get(w);
                System.out.println("# Benchmark: " + shown(work.name + "." + parameters));
                for (var way : work.ways) {
                    double rate = way.rate();
                    if (round >= 0) {
                        way.rates()[round] = rate;
                    }
                }
                double share = ((round + 2) * works.size() + w + 1.0) / ((rounds + 2) * works.size());
                System.out.printf(
                        Locale.ROOT, "# Run progress: %.2f%% complete, ETA unknown%n", 100 * share);
            }
        }
        return works.stream()
                .flatMap(work -> work.ways.stream().map(way -> line(work, way)))
                .toList();
    }

    /** In the letters of a Java name, as JMH prints it. */
    private static String shown(String name) {
        return name.replaceAll("[^A-Za-z0-9.]", "_");
    }

    private String line(Work work, Way way) {
        var sorted = way.rates().clone();
        Arrays.sort(sorted);
        var ratio =
                work.reference
                        .filter(r -> r != way)
                        .map(r -> String.format(Locale.ROOT, "%.2f", ratio(way, r)));
        return String.join(
                ",",
                way.name(),
                parameters,
                number(sorted[rounds / 2]),
                number(sorted[0]),
                number(sorted[rounds - 1]),
                work.reference.map(Way::name).orElse(""),
                ratio.orElse(""),
                "1",
                "" + rounds);
    }

    private double ratio(Way way, Way reference) {
        var ratios = new double[rounds];
        for (int i = 0; i < rounds; i++) {
            ratios[i] = way.rates()[i] / reference.rates()[i];
        }
        Arrays.sort(ratios);
        return ratios[rounds / 2];
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value < 1000 ? "%.3f" : "%.0f", value);
    }
}
