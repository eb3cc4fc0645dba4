package medchain.shell.command;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import medchain.reports.measure.EndStages;
import medchain.reports.measure.History;
import medchain.reports.measure.MeasureName;
import medchain.reports.measure.Measurements;
import medchain.scenarios.run.Finished;
import medchain.scenarios.sweep.Measuring;
import medchain.simulator.check.Invariants;

/** What reports measure of a run, in the columns of a sweep. */
public final class SweepMeasures implements Measuring {
    /** Beside the measures: what repeats the run, and whether it went as it should. */
    static final List<String> COLUMNS =
            Stream.concat(
                            Stream.of("trace_hash", "surprises", "promises_broken"),
                            MeasureName.all().stream().map(MeasureName::text))
                    .toList();

    @Override
    public List<String> of(Finished finished) {
        var world = finished.world();
        var history = History.of(world.facts(), world.view().now(), EndStages.of(world.view()));
        var measured = Measurements.of(history);
        var broken = Invariants.check(world).stream().filter(p -> p.broken().isPresent()).count();
        var values = new ArrayList<String>();
        values.add(world.traceHash().hex());
        values.add(Integer.toString(finished.surprises().size()));
        values.add(Long.toString(broken));
        for (var name : MeasureName.all()) {
            values.add(measured.value(name).map(BigDecimal::toPlainString).orElse(""));
        }
        return values;
    }
}
