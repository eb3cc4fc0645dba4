package medchain.reports.chart;

import java.util.Optional;
import medchain.reports.csv.CsvTable;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.plot.CombinedDomainXYPlot;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYStepAreaRenderer;
import org.jfree.chart.renderer.xy.XYStepRenderer;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/** What was submitted and what became irreversible over time, and below it what waited. */
record ThroughputChart(CsvTable timeline, TimeScale scale, Figures figures) {
    static Optional<Chart> of(Figures figures) {
        return figures.table("timeline")
                .map(it -> new ThroughputChart(it, TimeScale.of(figures.length()), figures))
                .map(it -> new Chart("throughput", it.headline(), it::draw));
    }

    private Headline headline() {
        return new Headline(
                "%s of %s submissions became irreversible, %s a second"
                        .formatted(
                                figures.summaryWords("irreversible"),
                                figures.summaryWords("submitted"),
                                figures.summaryWords("irreversible_per_second")),
                "Transactions per second, in steps of %d s; below, how many waited. From timeline.csv"
                        .formatted(scale.bin()));
    }

    private JFreeChart draw(Look look) {
        var theme = new Theme(look);
        var rates = rates(theme);
        var waiting = waiting(theme);
        var both = new CombinedDomainXYPlot(theme.time(scale, figures.length()));
        both.setGap(14);
        both.add(rates, 3);
        both.add(waiting, 2);
        both.setBackgroundPaint(look.ground());
        both.setOutlineVisible(false);
        var bands = FaultBands.of(figures);
        bands.shade(rates, scale, look, true);
        bands.shade(waiting, scale, look, false);
        return theme.chart(headline(), both, true);
    }

    private XYPlot rates(Theme theme) {
        var look = theme.look();
        var plot = new XYPlot();
        theme.dress(plot);
        plot.setRangeAxis(theme.numbers("per second"));
        var area = new XYStepAreaRenderer(XYStepAreaRenderer.AREA);
        area.setSeriesPaint(0, look.faint(Hue.BLUE, 190));
        area.setOutline(false);
        plot.setDataset(0, rate("irreversible", "became irreversible"));
        plot.setRenderer(0, area);
        plot.setDataset(1, rate("submitted", "submitted"));
        plot.setRenderer(1, step(look, Hue.ORANGE));
        return plot;
    }

    private XYPlot waiting(Theme theme) {
        var look = theme.look();
        var plot = new XYPlot();
        theme.dress(plot);
        plot.setRangeAxis(theme.wholeNumbers("waiting"));
        plot.setDataset(0, level("pending_consent", "wait for their patient"));
        plot.setRenderer(0, step(look, Hue.PURPLE));
        plot.setDataset(1, level("mempool", "wait for a block"));
        plot.setRenderer(1, step(look, Hue.GREEN));
        return plot;
    }

    private static XYStepRenderer step(Look look, Hue hue) {
        var step = new XYStepRenderer();
        step.setSeriesPaint(0, look.of(hue));
        step.setSeriesStroke(0, Theme.line(1.4));
        step.setDrawSeriesLineAsPath(true);
        return step;
    }

    /** Events of a bin by its length. */
    private XYSeriesCollection rate(String column, String label) {
        var series = new XYSeries(label);
        double[] counts = timeline.reals(column);
        for (int from = 0; from < counts.length; from += scale.bin()) {
            double sum = 0;
            int until = Math.min(from + scale.bin(), counts.length);
            for (int second = from; second < until; second++) {
                sum += counts[second];
            }
            series.add(scale.of(from), sum / (until - from));
            series.add(scale.of(until) - 1e-9, sum / (until - from));
        }
        return new XYSeriesCollection(series);
    }

    /** The level at the end of each bin. */
    private XYSeriesCollection level(String column, String label) {
        var series = new XYSeries(label);
        double[] levels = timeline.reals(column);
        for (int from = 0; from < levels.length; from += scale.bin()) {
            int last = Math.min(from + scale.bin(), levels.length) - 1;
            series.add(scale.of(last), levels[last]);
        }
        return new XYSeriesCollection(series);
    }
}
