package medchain.reports.chart;

import java.util.Optional;
import medchain.reports.csv.CsvTable;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.plot.CombinedDomainXYPlot;
import org.jfree.chart.plot.XYPlot;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/** How the irreversible height follows the head: the saw-tooth of finality. */
record HeightsChart(CsvTable timeline, CsvTable blocks, TimeScale scale, Figures figures) {
    private static final int MOST_STEPS = 600;

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
        var height = theme.wholeNumbers("height");
        height.setUpperMargin(FaultBands.HEADROOM);
        plot.setRangeAxis(height);
        var both = new XYSeriesCollection(height("head_height", "head"));
        both.addSeries(height("irreversible_height", "irreversible"));
        plot.setDataset(both);
        plot.setRenderer(Steps.renderer(1.6, theme.look(), Hue.ORANGE, Hue.BLUE));
        return plot;
    }

    private XYSeries height(String column, String label) {
        var steps = new Steps(label);
        double[] heights = timeline.reals(column);
        int stride = 1 + heights.length / MOST_STEPS;
        for (int second = 0; second < heights.length; second += stride) {
            steps.at(scale.of(second + 1), heights[second]);
        }
        return steps.series();
    }

    private XYPlot lag(Theme theme) {
        var plot = new XYPlot();
        theme.dress(plot);
        plot.setRangeAxis(theme.wholeNumbers("blocks ahead"));
        plot.setDataset(new XYSeriesCollection(lagByBlock()));
        plot.setRenderer(Steps.renderer(1.2, theme.look(), Hue.SKY));
        return plot;
    }

    /** Of every block; of the one furthest ahead among neighbours when there are very many. */
    private XYSeries lagByBlock() {
        var steps = new Steps("head minus irreversible");
        var main = blocks.stream().filter(row -> row.text("on_main_chain").equals("true")).toList();
        int stride = 1 + main.size() / MOST_STEPS;
        for (int from = 0; from < main.size(); from += stride) {
            var neighbours = main.subList(from, Math.min(from + stride, main.size()));
            steps.at(
                    scale.ofSeconds(neighbours.getFirst().real("forged_s")),
                    neighbours.stream()
                            .mapToDouble(row -> row.real("lib_lag_blocks"))
                            .max()
                            .orElse(0));
        }
        return steps.series();
    }
}
