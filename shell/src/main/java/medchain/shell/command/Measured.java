package medchain.shell.command;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import medchain.reports.measure.MeasureName;
import medchain.reports.measure.Measurements.Known;
import medchain.scenarios.language.Measurements;
import medchain.scenarios.language.Verdict;

/**
 * The numbers that reports take of a run, in the form in which scenarios expect them: the two
 * modules do not know each other.
 *
 * @param promises what the run promised by its construction, by name
 */
record Measured(
        medchain.reports.measure.Measurements numbers, Map<String, Promise> promises)
        implements Measurements {

    /** A promise and how often it could have been broken. */
    record Promise(Verdict verdict, long observations, String detail) {}

    @Override
    public Optional<BigDecimal> value(String name) {
        return numbers.value(name) instanceof Known(var value, _, _)
                ? Optional.of(value)
                : Optional.empty();
    }

    @Override
    public long observations(String name) {
        return numbers.value(name) instanceof Known(_, _, var observations)
                ? observations
                : promise(name).map(Promise::observations).orElse(0L);
    }

    @Override
    public Optional<Verdict> verdict(String name) {
        return promise(name).map(Promise::verdict);
    }

    private Optional<Promise> promise(String name) {
        return Optional.ofNullable(promises.get(name));
    }

    @Override
    public Collection<String> names() {
        List<String> numbersByName = MeasureName.all().stream().map(MeasureName::text).toList();
        return Stream.concat(promises.keySet().stream(), numbersByName.stream()).toList();
    }
}
