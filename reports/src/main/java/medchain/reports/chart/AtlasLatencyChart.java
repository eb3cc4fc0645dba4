package medchain.reports.chart;

import java.util.List;
import java.util.Optional;
import medchain.reports.csv.CsvTable;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.plot.XYPlot;
import org.jfree.data.xy.XYSeries;

/** How crashed delegates slow finality down until it stops. */
record AtlasLatencyChart(CsvTable latency) {
    private static final List<Hue> HUES = List.of(Hue.BLUE, Hue.ORANGE, Hue.VERMILION, Hue.GREEN);
    private static final Headline HEADLINE =
            new Headline(
                    "Crashed delegates slow finality down as algebra has it, up to a third",
                    "Mean seconds from a block to its irreversibility; dots measured, lines"
                            + " expected. From atlas_latency.csv");

    static Optional<Chart> of(Figures figures) {
        return figures.table("atlas_latency")
                .map(AtlasLatencyChart::new)
                .map(it -> new Chart("atlas_latency", HEADLINE, it::draw));
    }

    private JFreeChart draw(Look look) {
        var theme = new Theme(look);
        var plot = new XYPlot();
        theme.dress(plot);
        plot.setDomainAxis(Theme.spread(theme.numbers("crashed delegates, % of all")));
        plot.setRangeAxis(theme.numbers("seconds to finality"));
        var curves = new MeasuredCurves(theme);
        var presets = latency.stream().map(row -> row.text("preset")).distinct().toList();
        for (int i = 0; i < Math.min(presets.size(), HUES.size()); i++) {
            var preset = presets.get(i);
            curves.add(series(preset, "expected_s"), series(preset, "finality_s"), HUES.get(i));
        }
        curves.showIn(plot);
        return theme.chart(HEADLINE, plot, true);
    }

    private XYSeries series(String preset, String column) {
        var series = new XYSeries(preset);
        latency.stream()
                .filter(row -> row.text("preset").equals(preset))
                .forEach(row ->
                        series.add(
                                100 * row.real("crashed") / row.real("delegates"),
                                row.real(column)));
        return series;
    }
}
