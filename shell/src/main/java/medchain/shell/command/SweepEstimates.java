package medchain.shell.command;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import medchain.reports.measure.Interval;
import medchain.reports.measure.MeasureName;
import medchain.reports.sweep.SweepRun;
import medchain.scenarios.sweep.Estimating;

/** The mean and interval that summary.csv shows are those by which a sweep stops. */
final class SweepEstimates implements Estimating {
    @Override
    public Collection<String> measures() {
        return MeasureName.all().stream().map(MeasureName::text).toList();
    }

    @Override
    public Optional<Estimate> of(List<String> measured) {
        var values = measured.stream().flatMap(text -> SweepRun.number(text).stream()).toList();
        return Interval.ofMean(values)
                .map(i -> new Estimate(values.size(), Interval.mean(values), i.halfWidth()));
    }
}
