package medchain.reports.chart;

import java.awt.BasicStroke;
import java.awt.geom.Ellipse2D;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import medchain.reports.csv.CsvTable;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.labels.ItemLabelAnchor;
import org.jfree.chart.labels.ItemLabelPosition;
import org.jfree.chart.labels.XYItemLabelGenerator;
import org.jfree.chart.plot.CombinedDomainXYPlot;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.ClusteredXYBarRenderer;
import org.jfree.chart.renderer.xy.StandardXYBarPainter;
import org.jfree.chart.renderer.xy.XYErrorRenderer;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.xy.XYDataset;
import org.jfree.data.xy.XYIntervalSeries;
import org.jfree.data.xy.XYIntervalSeriesCollection;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;
import org.jfree.data.xy.YIntervalSeries;
import org.jfree.data.xy.YIntervalSeriesCollection;

/** Whether what a model calls probable comes true as often, and how many rows say so. */
record CalibrationChart(CsvTable bins, Optional<BigDecimal> error, List<String> shown, int labels) {
    private static final String IDEAL = "perfect calibration";
    private static final double DOT = 6;

    static Optional<Chart> of(Figures figures) {
        return figures.table("calibration")
                .map(bins -> of(bins, figures))
                .map(it -> new Chart("calibration", Chart.SQUARE, it.headline(), it::draw));
    }

    private static CalibrationChart of(CsvTable bins, Figures figures) {
        var support = new HashMap<String, BigDecimal>();
        bins.stream()
                .forEach(row ->
                        support.merge(
                                row.text("label"),
                                row.number("of_label").orElse(BigDecimal.ZERO),
                                BigDecimal::add));
        var labels = bins.stream().map(row -> row.text("label")).distinct().toList();
        var most =
                labels.stream()
                        .sorted(Comparator.comparing((String l) -> support.get(l)).reversed())
                        .limit(LabelHues.MOST)
                        .toList();
        var error =
                figures.table("evaluation").stream()
                        .flatMap(CsvTable::stream)
                        .filter(row -> row.text("measure").equals("calibration_error"))
                        .findFirst()
                        .flatMap(row -> row.number("value"));
        return new CalibrationChart(
                bins, error, labels.stream().filter(most::contains).toList(), labels.size());
    }

    private Headline headline() {
        var finding =
                error.map(e -> e.movePointRight(2).setScale(1, RoundingMode.HALF_EVEN))
                        .map(e ->
                                "Probabilities are off by %s percentage points on average"
                                        .formatted(e.toPlainString()))
                        .orElse("How often what is called probable comes true");
        return new Headline(
                finding,
                "Share%s that came true in ten bins, 95 %% Wilson intervals. From calibration.csv"
                        .formatted(
                                labels > shown.size()
                                        ? " of " + shown.size() + " of " + labels + " labels"
                                        : ""));
    }

    // ---- drawing

    private JFreeChart draw(Look look) {
        var theme = new Theme(look);
        var square = new Square(theme);
        var plot = new CombinedDomainXYPlot(square.shares("predicted probability"));
        plot.setGap(8);
        plot.add(shares(theme, square, look), 7);
        plot.add(counts(theme, look), 3);
        var legend = new ArrayList<String>();
        legend.add(IDEAL);
        shown.forEach(label -> legend.add(LabelHues.shown(label)));
        return square.chart(headline(), plot, legend);
    }

    private XYPlot shares(Theme theme, Square square, Look look) {
        var plot = new XYPlot();
        theme.dress(plot);
        plot.setRangeAxis(square.shares("observed share"));
        plot.setDataset(0, points());
        plot.setRenderer(0, dots(look));
        plot.setDataset(1, ideal());
        plot.setRenderer(1, Steps.renderer(1, look, Hue.GREY));
        ((XYLineAndShapeRenderer) plot.getRenderer(1)).setSeriesStroke(0, Theme.dashed(1));
        ((XYLineAndShapeRenderer) plot.getRenderer(1)).setSeriesPaint(0, look.muted());
        return plot;
    }

    private YIntervalSeriesCollection points() {
        var all = new YIntervalSeriesCollection();
        for (var label : shown) {
            var series = new YIntervalSeries(LabelHues.shown(label), false, true);
            bins.stream()
                    .filter(row -> row.text("label").equals(label))
                    .filter(row -> row.number("observed_share").isPresent())
                    .forEach(row ->
                            series.add(
                                    row.real("mean_probability"),
                                    row.real("observed_share"),
                                    row.real("ci95_low"),
                                    row.real("ci95_high")));
            all.addSeries(series);
        }
        return all;
    }

    private XYErrorRenderer dots(Look look) {
        var dots = new XYErrorRenderer();
        dots.setDrawXError(false);
        dots.setDefaultLinesVisible(true);
        dots.setCapLength(5);
        dots.setErrorStroke(new BasicStroke(1));
        for (int i = 0; i < shown.size(); i++) {
            dots.setSeriesPaint(i, look.of(LabelHues.of(i)));
            dots.setSeriesStroke(i, LabelHues.line());
            dots.setSeriesShape(i, new Ellipse2D.Double(-DOT / 2, -DOT / 2, DOT, DOT));
        }
        return dots;
    }

    private static XYSeriesCollection ideal() {
        var series = new XYSeries(IDEAL, false, true);
        series.add(0, 0);
        series.add(1, 1);
        return new XYSeriesCollection(series);
    }

    private XYPlot counts(Theme theme, Look look) {
        var plot = new XYPlot();
        theme.dress(plot);
        var axis = theme.wholeNumbers("rows");
        axis.setUpperMargin(0.3);
        plot.setRangeAxis(axis);
        plot.setDataset(rows());
        plot.setRenderer(bars(look));
        return plot;
    }

    private XYIntervalSeriesCollection rows() {
        var all = new XYIntervalSeriesCollection();
        for (var label : shown) {
            var series = new XYIntervalSeries(LabelHues.shown(label), false, true);
            bins.stream()
                    .filter(row -> row.text("label").equals(label))
                    .forEach(row -> {
                        double from = row.real("bin_from");
                        double to = row.real("bin_to");
                        double rows = row.real("rows");
                        series.add((from + to) / 2, from, to, rows, rows, rows);
                    });
            all.addSeries(series);
        }
        return all;
    }

    private ClusteredXYBarRenderer bars(Look look) {
        var bars = new ClusteredXYBarRenderer(0.12, false);
        bars.setBarPainter(new StandardXYBarPainter());
        bars.setShadowVisible(false);
        bars.setDrawBarOutline(false);
        bars.setDefaultSeriesVisibleInLegend(false);
        for (int i = 0; i < shown.size(); i++) {
            bars.setSeriesPaint(i, look.area(LabelHues.of(i)));
        }
        if (shown.size() == 1) {
            bars.setDefaultItemLabelGenerator(number());
            bars.setDefaultItemLabelsVisible(true);
            bars.setDefaultItemLabelFont(Typefaces.shipped().plain(9));
            bars.setDefaultItemLabelPaint(look.muted());
            bars.setDefaultPositiveItemLabelPosition(
                    new ItemLabelPosition(ItemLabelAnchor.OUTSIDE12, TextAnchor.BOTTOM_CENTER));
        }
        return bars;
    }

    private static XYItemLabelGenerator number() {
        return (XYDataset data, int series, int item) ->
                Words.number((long) data.getYValue(series, item));
    }
}
