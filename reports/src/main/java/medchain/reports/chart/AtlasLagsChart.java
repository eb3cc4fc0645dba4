package medchain.reports.chart;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import medchain.reports.csv.CsvTable;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.plot.CombinedDomainXYPlot;
import org.jfree.chart.plot.XYPlot;
import org.jfree.data.xy.XYSeriesCollection;

/** How far the head runs ahead of finality under each preset, block by block. */
record AtlasLagsChart(CsvTable lags) {
    private static final List<List<String>> PANELS =
            List.of(
                    List.of("antelope-legacy"),
                    List.of("lisk"),
                    List.of("tron", "bitshares", "medchain", "antelope-savanna"));
    private static final List<List<Hue>> HUES =
            List.of(
                    List.of(Hue.VERMILION),
                    List.of(Hue.PURPLE),
                    List.of(Hue.ORANGE, Hue.SKY, Hue.BLUE, Hue.GREEN));

    static Optional<Chart> of(Figures figures) {
        return figures.table("atlas_lags")
                .map(AtlasLagsChart::new)
                .map(it -> new Chart("atlas_lags", it.headline(), it::draw));
    }

    private Headline headline() {
        var sorted = Arrays.stream(lags.reals("lib_lag_blocks")).sorted().toArray();
        return new Headline(
                "From %s blocks to finality down to %s, and each rule has its own tooth"
                        .formatted(
                                Words.number((long) sorted[sorted.length - 1]),
                                Words.number((long) sorted[0])),
                "Head minus irreversible height after each of 60 blocks, all delegates up."
                        + " From atlas_lags.csv");
    }

    private JFreeChart draw(Look look) {
        var theme = new Theme(look);
        var block = theme.wholeNumbers("block");
        block.setUpperMargin(0);
        var all = new CombinedDomainXYPlot(block);
        all.setGap(14);
        for (int i = 0; i < PANELS.size(); i++) {
            var panel = panel(theme, PANELS.get(i), HUES.get(i));
            if (panel.getDataset().getSeriesCount() > 0) {
                all.add(panel, PANELS.get(i).size() > 1 ? 3 : 2);
            }
        }
        all.setBackgroundPaint(look.ground());
        all.setOutlineVisible(false);
        return theme.chart(headline(), all, true);
    }

    private XYPlot panel(Theme theme, List<String> presets, List<Hue> hues) {
        var plot = new XYPlot();
        theme.dress(plot);
        var axis = theme.wholeNumbers("blocks ahead");
        axis.setAutoRangeIncludesZero(presets.size() > 1);
        plot.setRangeAxis(axis);
        var series = new XYSeriesCollection();
        for (var preset : presets) {
            var steps = new Steps(preset);
            lags.stream()
                    .filter(row -> row.text("preset").equals(preset))
                    .forEach(row -> steps.at(row.real("block"), row.real("lib_lag_blocks")));
            if (!steps.series().isEmpty()) {
                series.addSeries(steps.series());
            }
        }
        plot.setDataset(series);
        plot.setRenderer(Steps.renderer(1.6, theme.look(), hues.toArray(Hue[]::new)));
        return plot;
    }
}
