package medchain.reports.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Names one number: a measure, and for a distribution the statistic: {@code lost_transactions},
 * {@code irreversible_latency_p95}.
 */
public record MeasureName(Measure measure, Optional<Statistic> statistic) {
    public MeasureName {
        boolean fits =
                statistic
                        .map(measure.statistics()::contains)
                        .orElse(measure.statistics().isEmpty());
        if (!fits) {
            throw new IllegalArgumentException("no such statistic of " + measure.word());
        }
    }

    /** All of them, in the order of summary.csv. */
    public static List<MeasureName> all() {
        var names = new ArrayList<MeasureName>();
        for (var measure : Measure.values()) {
            if (measure.statistics().isEmpty()) {
                names.add(new MeasureName(measure, Optional.empty()));
            }
            for (var statistic : measure.statistics()) {
                names.add(new MeasureName(measure, Optional.of(statistic)));
            }
        }
        return names;
    }

    public static Optional<MeasureName> parse(String text) {
        return all().stream().filter(name -> name.text().equals(text)).findFirst();
    }

    /** The names nearest to a mistyped one, best first; at most three. */
    public static List<String> suggestions(String mistyped) {
        return Nearest.of(mistyped, all().stream().map(MeasureName::text).toList());
    }

    public String text() {
        return statistic.map(s -> measure.word() + "_" + s.suffix()).orElse(measure.word());
    }

    @Override
    public String toString() {
        return text();
    }
}
