package medchain.shell.command;

import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import medchain.reports.measure.MeasureName;
import medchain.shell.render.View;
import medchain.simulator.world.World;

/** The end of a run in a few tables: key numbers, verdicts, and where everything lies. */
final class Summary {
    private static final List<String> KEY_NUMBERS =
            List.of(
                    "submitted",
                    "approved",
                    "included",
                    "irreversible",
                    "denied",
                    "expired",
                    "rejected",
                    "lost_transactions",
                    "irreversible_per_second",
                    "irreversible_latency_p50",
                    "irreversible_latency_p95",
                    "blocks",
                    "missed_slots",
                    "queries_answered",
                    "queries_exact");

    private Summary() {}

    static List<View> views(Results.Left left, World world, Results.Effort effort) {
        var views = new ArrayList<View>();
        views.add(new View.Heading("Summary", ""));
        views.add(numbers(left));
        views.add(left.verdicts().view());
        views.add(
                View.facts("")
                        .and("simulated time", Times.brief(world.now()))
                        .and("events", world.events())
                        .and("wall time", seconds(effort.wall().toMillis()))
                        .and("trace hash", world.traceHash().hex())
                        .and("results", left.folder().toString())
                        .and("report", left.folder().resolve("report.html").toString()));
        return views;
    }

    private static View numbers(Results.Left left) {
        var sheet = View.sheet("", "measure", "value", "unit");
        for (var text : KEY_NUMBERS) {
            MeasureName.parse(text)
                    .ifPresent(name ->
                            left.measured()
                                    .value(text)
                                    .ifPresent(value ->
                                            sheet.row(
                                                    text,
                                                    value.setScale(3, RoundingMode.HALF_EVEN)
                                                            .stripTrailingZeros(),
                                                    name.measure().unit())));
        }
        return sheet.done();
    }

    private static String seconds(long millis) {
        return String.format(Locale.ROOT, "%.1fs", millis / 1e3);
    }
}
