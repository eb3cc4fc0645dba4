package medchain.reports.measure;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The value of every measure for one run. */
public final class Measurements {
    /** The answer to a name from outside. */
    public sealed interface Answer {}

    /**
     * @param observations from how many samples; 1 for what is simply counted
     */
    public record Known(BigDecimal value, String unit, long observations) implements Answer {}

    /** There is such a measure, but this run saw too little for it. */
    public record NothingSeen(String unit, String why) implements Answer {}

    /**
     * @param message what; expected what
     * @param suggestions best first
     */
    public record Unknown(String message, List<String> suggestions) implements Answer {}

    private final Map<Measure, Reading> readings = new EnumMap<>(Measure.class);

    Measurements(Map<Measure, Reading> readings) {
        this.readings.putAll(readings);
    }

    public static Measurements of(History history) {
        return new Taking(history).measurements();
    }

    /** By the name that scenario files use: {@code irreversible_latency_p95}. */
    public Answer value(String name) {
        return MeasureName.parse(name).map(this::answer).orElseGet(() -> unknown(name));
    }

    /** Empty when the run saw too little for it. */
    public Optional<BigDecimal> value(MeasureName name) {
        return switch (reading(name)) {
            case Reading.One(var value) -> Optional.of(value);
            case Reading.Many(var all) -> name.statistic().flatMap(all::of);
        };
    }

    /** From how many samples; 1 for what is simply counted. */
    public long observations(MeasureName name) {
        return switch (reading(name)) {
            case Reading.One _ -> 1;
            case Reading.Many(var all) -> all.count();
        };
    }

    private Reading reading(MeasureName name) {
        return Optional.ofNullable(readings.get(name.measure())).orElseThrow();
    }

    private Answer answer(MeasureName name) {
        var unit = name.measure().unit();
        return value(name)
                .<Answer>map(value -> new Known(value, unit, observations(name)))
                .orElseGet(() -> new NothingSeen(unit, tooFew(name)));
    }

    private String tooFew(MeasureName name) {
        int needed = name.statistic().map(Statistic::observationsNeeded).orElse(1);
        return "%s observations; it takes at least %s".formatted(observations(name), needed);
    }

    private static Answer unknown(String name) {
        var suggestions = MeasureName.suggestions(name);
        var hint =
                suggestions.isEmpty()
                        ? "expected one such as irreversible_latency_p95"
                        : "did you mean " + String.join(" or ", suggestions) + "?";
        return new Unknown("no measure of this name; " + hint, suggestions);
    }
}
