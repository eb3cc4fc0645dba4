package medchain.simulator.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.openjdk.jmh.results.RunResult;

/**
 * What one benchmark did.
 *
 * @param owner its class, with the package
 * @param parameters as {@code name=value}, empty when it has none
 * @param rates work a second of processor time, one for each JVM, in rising order
 */
record Measured(String owner, String method, String parameters, double[] rates, int iterations) {
    static Measured of(RunResult result) {
        var name = result.getParams().getBenchmark();
        int dot = name.lastIndexOf('.');
        var parameters = new ArrayList<String>();
        for (var key : result.getParams().getParamsKeys()) {
            parameters.add(key + "=" + result.getParams().getParam(key));
        }
        var rates =
                result.getBenchmarkResults().stream()
                        .mapToDouble(
                                fork -> {
                                    var second = fork.getSecondaryResults();
                                    return second.get("work").getScore()
                                            / second.get("cpuSeconds").getScore();
                                })
                        .sorted()
                        .toArray();
        return new Measured(
                name.substring(0, dot),
                name.substring(dot + 1),
                String.join(" ", parameters),
                rates,
                result.getParams().getMeasurement().getCount());
    }

    /** One line each, in the order of their names. */
    static List<String> lines(List<Measured> all) {
        Map<String, Measured> references = new TreeMap<>();
        all.stream().filter(Measured::isReference).forEach(m -> references.put(m.peers(), m));
        return all.stream()
                .sorted(Comparator.comparing(Measured::owner).thenComparing(Measured::parameters))
                .map(m -> m.line(Optional.ofNullable(references.get(m.peers()))))
                .toList();
    }

    private String peers() {
        return owner + " " + parameters;
    }

    private boolean isReference() {
        try {
            return Arrays.stream(Class.forName(owner).getMethods())
                    .filter(m -> m.getName().equals(method))
                    .anyMatch(m -> m.isAnnotationPresent(Reference.class));
        } catch (ClassNotFoundException gone) {
            throw new IllegalStateException("a benchmark that ran has a class", gone);
        }
    }

    private double median() {
        return rates[rates.length / 2];
    }

    private String line(Optional<Measured> reference) {
        var ratio =
                reference
                        .filter(r -> r != this)
                        .map(r -> String.format(Locale.ROOT, "%.2f", median() / r.median()));
        return String.join(
                ",",
                Stream.of(
                                owner.substring(owner.lastIndexOf('.') + 1) + "." + method,
                                parameters,
                                rate(median()),
                                rate(rates[0]),
                                rate(rates[rates.length - 1]),
                                reference.map(r -> r.method).orElse(""),
                                ratio.orElse(""),
                                "" + rates.length,
                                "" + iterations)
                        .toList());
    }

    /** Four digits and more. */
    private static String rate(double value) {
        return String.format(Locale.ROOT, value < 1000 ? "%.3f" : "%.0f", value);
    }
}
