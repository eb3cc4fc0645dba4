package medchain.simulator.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;

/**
 * What one benchmark did, and what its reference did in turns with it.
 *
 * @param owner its class, with the package
 * @param parameters as {@code name=value}, empty when it has none
 * @param reference the name of its reference, when it has one
 * @param rates work a second of processor time, one for each JVM
 * @param referenceRates the reference's, in the same JVMs; not numbers when it has none
 */
record Measured(
        String owner,
        String method,
        String parameters,
        Optional<String> reference,
        double[] rates,
        double[] referenceRates,
        int iterations) {
    static Measured of(RunResult result) {
        var name = result.getParams().getBenchmark();
        int dot = name.lastIndexOf('.');
        var owner = name.substring(0, dot);
        var method = name.substring(dot + 1);
        var parameters = new ArrayList<String>();
        for (var key : result.getParams().getParamsKeys()) {
            parameters.add(key + "=" + result.getParams().getParam(key));
        }
        return new Measured(
                owner,
                method,
                String.join(" ", parameters),
                reference(owner, method),
                rates(result, "work", "cpuSeconds"),
                rates(result, "referenceWork", "referenceCpuSeconds"),
                result.getParams().getMeasurement().getCount());
    }

    private static double[] rates(RunResult result, String work, String cpuSeconds) {
        return result.getBenchmarkResults().stream()
                .mapToDouble(
                        jvm -> {
                            @SuppressWarnings("rawtypes") // as JMH has it
                            Map<String, Result> counted = jvm.getSecondaryResults();
                            return counted.get(work).getScore() / counted.get(cpuSeconds).getScore();
                        })
                .toArray();
    }

    private static Optional<String> reference(String owner, String method) {
        try {
            return Arrays.stream(Class.forName(owner).getMethods())
                    .filter(m -> m.getName().equals(method))
                    .flatMap(m -> Stream.ofNullable(m.getAnnotation(Reference.class)))
                    .map(Reference::value)
                    .findFirst();
        } catch (ClassNotFoundException gone) {
            throw new IllegalStateException("a benchmark that ran has a class", gone);
        }
    }

    /** One line each, and one for each reference, in the order of their names. */
    static List<String> lines(List<Measured> all) {
        var references = new TreeMap<String, Measured>();
        for (var measured : all) {
            measured.ofReference().ifPresent(r -> references.merge(r.name(), r, Measured::and));
        }
        return Stream.concat(all.stream(), references.values().stream())
                .sorted(Comparator.comparing(Measured::owner).thenComparing(Measured::parameters))
                .map(Measured::line)
                .toList();
    }

    private String name() {
        return owner + "." + method + " " + parameters;
    }

    /** The same benchmark in more JVMs. */
    private Measured and(Measured more) {
        var both =
                DoubleStream.concat(DoubleStream.of(rates), DoubleStream.of(more.rates)).toArray();
        return new Measured(owner, method, parameters, reference, both, both, iterations);
    }

    /** What the reference did, as a benchmark of its own, beside this one. */
    private Optional<Measured> ofReference() {
        return reference.map(
                name ->
                        new Measured(
                                owner,
                                name,
                                parameters,
                                Optional.empty(),
                                referenceRates,
                                referenceRates,
                                iterations));
    }

    private String line() {
        var sorted = DoubleStream.of(rates).sorted().toArray();
        return String.join(
                ",",
                Stream.of(
                                owner.substring(owner.lastIndexOf('.') + 1) + "." + method,
                                parameters,
                                rate(median(sorted)),
                                rate(sorted[0]),
                                rate(sorted[sorted.length - 1]),
                                reference.orElse(""),
                                reference.map(_ -> ratio()).orElse(""),
                                "" + rates.length,
                                "" + iterations)
                        .toList());
    }

    /** The median of what it is in each JVM. */
    private String ratio() {
        var ratios = new double[rates.length];
        for (int i = 0; i < ratios.length; i++) {
            ratios[i] = rates[i] / referenceRates[i];
        }
        Arrays.sort(ratios);
        return String.format(Locale.ROOT, "%.2f", median(ratios));
    }

    private static double median(double[] sorted) {
        return sorted[sorted.length / 2];
    }

    /** Four digits and more. */
    private static String rate(double value) {
        return String.format(Locale.ROOT, value < 1000 ? "%.3f" : "%.0f", value);
    }
}
