package medchain.reports.chart;

import java.util.List;
import java.util.Optional;
import medchain.reports.csv.CsvTable;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.SymbolAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.DeviationRenderer;
import org.jfree.data.xy.YIntervalSeries;
import org.jfree.data.xy.YIntervalSeriesCollection;

/**
 * A number over one parameter, with the band in which its mean lies with 95 % confidence.
 *
 * @param name column of the number
 */
record IntervalChart(String name, CsvTable sweep, String across, String unit) {
    /**
     * @param file name of the chart
     * @param mean what the points are
     */
    Chart chart(String file, String mean) {
        return new Chart(file, headline(mean), look -> draw(look, mean));
    }

    private Headline headline(String mean) {
        var rows = sweep.stream().toList();
        var finding =
                "%s goes from %s to %s %s"
                        .formatted(name, value(rows.getFirst()), value(rows.getLast()), unit);
        return new Headline(
                finding,
                "%s and its 95 %% t interval over replicates, by %s".formatted(mean, across));
    }

    private String value(CsvTable.Row row) {
        return row.number(name).map(Words::number).orElse("nothing");
    }

    private JFreeChart draw(Look look, String mean) {
        var theme = new Theme(look);
        var plot = new XYPlot();
        theme.dress(plot);
        plot.setDomainAxis(axis(theme));
        plot.setRangeAxis(theme.numbers(unit));
        var points = new YIntervalSeriesCollection();
        points.addSeries(series());
        plot.setDataset(points);
        var renderer = new DeviationRenderer(true, true);
        renderer.setSeriesPaint(0, look.of(Hue.BLUE));
        renderer.setSeriesFillPaint(0, look.of(Hue.BLUE));
        renderer.setSeriesStroke(0, Theme.line(1.8));
        renderer.setAlpha(0.18f);
        plot.setRenderer(renderer);
        return theme.chart(headline(mean), plot, false);
    }

    private SymbolAxis axis(Theme theme) {
        var values = sweep.stream().map(row -> row.text(across)).toList();
        var axis = new SymbolAxis(across, values.toArray(String[]::new));
        theme.dress(axis);
        axis.setGridBandsVisible(false);
        axis.setRange(-0.5, values.size() - 0.5);
        return axis;
    }

    /** A point of one replicate has no band. */
    private YIntervalSeries series() {
        var series = new YIntervalSeries(name);
        List<CsvTable.Row> rows = sweep.stream().toList();
        for (int i = 0; i < rows.size(); i++) {
            double value = rows.get(i).real(name);
            series.add(
                    i,
                    value,
                    bound(rows.get(i), "ci95_low").orElse(value),
                    bound(rows.get(i), "ci95_high").orElse(value));
        }
        return series;
    }

    private static Optional<Double> bound(CsvTable.Row row, String column) {
        return row.number(column).map(Number::doubleValue);
    }
}
