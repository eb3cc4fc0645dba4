package medchain.shell.command;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import medchain.reports.measure.EndStages;
import medchain.reports.measure.History;
import medchain.reports.measure.MeasureName;
import medchain.reports.measure.Measurements.Known;
import medchain.scenarios.language.Measurements;
import medchain.scenarios.language.Verdict;
import medchain.simulator.check.Checked;
import medchain.simulator.check.Invariants;
import medchain.simulator.world.World;

/**
 * The numbers that reports take of a run, and its promises, in the form in which scenarios expect
 * them: the two modules do not know each other.
 */
record Measured(medchain.reports.measure.Measurements numbers, List<Checked> promises)
        implements Measurements {

    /** Of a world on its way, as it stands. */
    static Measured now(World world) {
        var history = History.of(world.facts(), world.view().now(), EndStages.of(world.view()));
        return new Measured(
                medchain.reports.measure.Measurements.of(history), Invariants.check(world));
    }

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
                : promise(name).map(Checked::observations).orElse(0L);
    }

    @Override
    public Optional<Verdict> verdict(String name) {
        return promise(name).map(Measured::verdict);
    }

    static Verdict verdict(Checked promise) {
        if (promise.broken().isPresent()) {
            return Verdict.BROKEN;
        }
        return promise.observations() > 0 ? Verdict.HELD : Verdict.UNKNOWN;
    }

    private Optional<Checked> promise(String name) {
        return promises.stream().filter(p -> p.name().equals(name)).findFirst();
    }

    @Override
    public Collection<String> names() {
        var byNumber = MeasureName.all().stream().map(MeasureName::text);
        return Stream.concat(promises.stream().map(Checked::name), byNumber).toList();
    }
}
