package medchain.reports.chart;

import java.util.Arrays;
import java.util.Optional;
import medchain.reports.csv.CsvTable;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.plot.CombinedDomainXYPlot;
import org.jfree.chart.plot.DatasetRenderingOrder;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYStepAreaRenderer;
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
                "Transactions per second, in steps of %s s; below, how many waited. From timeline.csv"
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
        var perSecond = theme.numbers("per second");
        perSecond.setUpperMargin(FaultBands.HEADROOM);
        plot.setRangeAxis(perSecond);
        var area = new XYStepAreaRenderer(XYStepAreaRenderer.AREA);
        area.setSeriesPaint(0, look.area(Hue.BLUE));
        area.setOutline(false);
        plot.setDataset(0, rate("irreversible", "became irreversible"));
        plot.setRenderer(0, area);
        plot.setDataset(1, rate("submitted", "submitted"));
        plot.setRenderer(1, Steps.renderer(1.6, look, Hue.ORANGE));
        plot.setDatasetRenderingOrder(DatasetRenderingOrder.FORWARD);
        return plot;
    }

    private XYPlot waiting(Theme theme) {
        var plot = new XYPlot();
        theme.dress(plot);
        plot.setRangeAxis(theme.wholeNumbers("waiting"));
        var both = new XYSeriesCollection(level("pending_consent", "wait for their patient"));
        both.addSeries(level("mempool", "wait for a block"));
        plot.setDataset(both);
        plot.setRenderer(Steps.renderer(1.6, theme.look(), Hue.PURPLE, Hue.GREEN));
        return plot;
    }

    /** Events of a bin by its length. */
    private XYSeriesCollection rate(String column, String label) {
        var steps = new Steps(label);
        double[] counts = timeline.reals(column);
        for (int from = 0; from < counts.length; from += scale.bin()) {
            int until = Math.min(from + scale.bin(), counts.length);
            double rate = Arrays.stream(counts, from, until).average().orElse(0);
            steps.at(scale.of(from), rate);
            steps.at(scale.of(until), rate);
        }
        return new XYSeriesCollection(steps.series());
    }

    /** The level at the end of each bin. */
    private XYSeries level(String column, String label) {
        var steps = new Steps(label);
        double[] levels = timeline.reals(column);
        for (int from = 0; from < levels.length; from += scale.bin()) {
            int last = Math.min(from + scale.bin(), levels.length) - 1;
            steps.at(scale.of(last + 1), levels[last]);
        }
        return steps.series();
    }
}
