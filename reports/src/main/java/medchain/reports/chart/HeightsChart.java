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

/** How the irreversible height follows the head: the saw-tooth of finality. */
record HeightsChart(CsvTable timeline, CsvTable blocks, TimeScale scale, Figures figures) {
    static Optional<Chart> of(Figures figures) {
        return figures.table("timeline")
                .flatMap(timeline ->
                        figures.table("blocks").map(blocks -> chart(timeline, blocks, figures)));
    }

    private static Chart chart(CsvTable timeline, CsvTable blocks, Figures figures) {
        var it = new HeightsChart(timeline, blocks, TimeScale.of(figures.length()), figures);
        return new Chart("heights", it.headline(), it::draw);
    }

    private Headline headline() {
        return new Headline(
                "Irreversibility follows the head by %s blocks on average, at most %s"
                        .formatted(
                                figures.summaryWords("lib_lag_blocks_mean"),
                                figures.summaryWords("lib_lag_blocks_max")),
                "Heights over time; below, how far each block of the main chain was ahead."
                        + " From timeline.csv and blocks.csv");
    }

    private JFreeChart draw(Look look) {
        var theme = new Theme(look);
        var heights = heights(theme);
        var lag = lag(theme);
        var both = new CombinedDomainXYPlot(theme.time(scale, figures.length()));
        both.setGap(14);
        both.add(heights, 3);
        both.add(lag, 2);
        both.setBackgroundPaint(look.ground());
        both.setOutlineVisible(false);
        var bands = FaultBands.of(figures);
        bands.shade(heights, scale, look, true);
        bands.shade(lag, scale, look, false);
        return theme.chart(headline(), both, true);
    }

    private XYPlot heights(Theme theme) {
        var plot = new XYPlot();
        theme.dress(plot);
        plot.setRangeAxis(theme.wholeNumbers("height"));
        plot.setDataset(new XYSeriesCollection());
        var both = new XYSeriesCollection(height("head_height", "head"));
        both.addSeries(height("irreversible_height", "irreversible"));
        plot.setDataset(both);
        var steps = new XYStepRenderer();
        steps.setSeriesPaint(0, theme.look().of(Hue.ORANGE));
        steps.setSeriesPaint(1, theme.look().of(Hue.BLUE));
        steps.setSeriesStroke(0, Theme.line(1.6));
        steps.setSeriesStroke(1, Theme.line(1.6));
        steps.setDrawSeriesLineAsPath(true);
        plot.setRenderer(steps);
        return plot;
    }

    private XYSeries height(String column, String label) {
        var series = new XYSeries(label);
        timeline.stream()
                .forEach(row ->
                        series.add(scale.ofSeconds(row.real("second") + 1), row.real(column)));
        return series;
    }

    private XYPlot lag(Theme theme) {
        var plot = new XYPlot();
        theme.dress(plot);
        plot.setRangeAxis(theme.wholeNumbers("blocks ahead"));
        var series = new XYSeries("head minus irreversible");
        blocks.stream()
                .filter(row -> row.text("on_main_chain").equals("true"))
                .forEach(row ->
                        series.add(
                                scale.ofSeconds(row.real("forged_s")), row.real("lib_lag_blocks")));
        plot.setDataset(new XYSeriesCollection(series));
        var area = new XYStepAreaRenderer(XYStepAreaRenderer.AREA);
        area.setSeriesPaint(0, theme.look().faint(Hue.SKY, 170));
        plot.setRenderer(area);
        return plot;
    }
}
