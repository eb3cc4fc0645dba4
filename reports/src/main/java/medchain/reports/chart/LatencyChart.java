package medchain.reports.chart;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import medchain.reports.csv.CsvTable;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.AxisLocation;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.plot.DatasetRenderingOrder;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.StandardXYBarPainter;
import org.jfree.chart.renderer.xy.XYBarRenderer;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.RectangleAnchor;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.statistics.SimpleHistogramBin;
import org.jfree.data.statistics.SimpleHistogramDataset;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/** How long transactions took from submission to irreversibility. */
record LatencyChart(List<Double> seconds, Figures figures) {
    private static final int ABOUT_BARS = 36;
    private static final int MOST_POINTS = 400;

    /** Pixels from the top of one label to the next. */
    private static final int LABEL_LINE = 13;

    static Optional<Chart> of(Figures figures) {
        return figures.table("transactions")
                .map(LatencyChart::latencies)
                .filter(latencies -> !latencies.isEmpty())
                .map(latencies -> new LatencyChart(latencies, figures))
                .map(it -> new Chart("latency", it.headline(), it::draw));
    }

    private static List<Double> latencies(CsvTable transactions) {
        return transactions.stream()
                .filter(row -> !row.text("irreversible_s").isEmpty())
                .mapToDouble(row -> row.real("irreversible_s") - row.real("submitted_s"))
                .sorted()
                .boxed()
                .toList();
    }

    private Headline headline() {
        return new Headline(
                "Half of the transactions were irreversible within %s s, 95 %% within %s s"
                        .formatted(
                                figures.summaryWords("irreversible_latency_p50"),
                                figures.summaryWords("irreversible_latency_p95")),
                "Time from submission, patient's answer included, of %s. From transactions.csv"
                        .formatted(Words.count(seconds.size(), "transaction")));
    }

    private JFreeChart draw(Look look) {
        var theme = new Theme(look);
        var plot = new XYPlot();
        theme.dress(plot);
        var time = theme.numbers("seconds from submission to irreversible");
        Theme.spread(time);
        time.setRange(0, bin() * Math.ceil((seconds.getLast() + 1e-9) / bin()) + bin());
        plot.setDomainAxis(time);
        var counts = theme.wholeNumbers("transactions a bar");
        counts.setUpperMargin(0.12);
        plot.setRangeAxis(0, counts);
        plot.setDataset(0, histogram());
        plot.setRenderer(0, bars(look));
        var share = theme.numbers("share irreversible by then (%)");
        share.setRange(0, 112);
        share.setTickUnit(
                new NumberTickUnit(
                        25, new DecimalFormat("0", DecimalFormatSymbols.getInstance(Locale.ROOT))));
        plot.setRangeAxis(1, share);
        plot.setRangeAxisLocation(1, AxisLocation.BOTTOM_OR_RIGHT);
        plot.setDataset(1, cumulative());
        plot.setRenderer(1, line(look));
        plot.mapDatasetToRangeAxis(1, 1);
        plot.setDatasetRenderingOrder(DatasetRenderingOrder.FORWARD);
        // the median may lie at the axis: its name stands to the right, too, below the other
        mark(plot, "p50", look, LABEL_LINE);
        mark(plot, "p95", look, 0);
        return theme.chart(headline(), plot, true);
    }

    /** A round width that gives about as many bars as are wanted. */
    private double bin() {
        double rough = Math.max(seconds.getLast(), 1e-3) / ABOUT_BARS;
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        double digit = rough / power;
        return power * (digit <= 1 ? 1 : digit <= 2 ? 2 : digit <= 5 ? 5 : 10);
    }

    private SimpleHistogramDataset histogram() {
        var histogram = new SimpleHistogramDataset("transactions");
        histogram.setAdjustForBinSize(false);
        int bars = (int) Math.floor(seconds.getLast() / bin()) + 1;
        for (int i = 0; i < bars; i++) {
            histogram.addBin(new SimpleHistogramBin(i * bin(), (i + 1) * bin(), true, false));
        }
        for (double value : seconds) {
            histogram.addObservation(Math.min(value, Math.nextDown(bars * bin())), false);
        }
        return histogram;
    }

    private XYSeriesCollection cumulative() {
        var series = new XYSeries("share irreversible by then");
        series.add(seconds.getFirst().doubleValue(), 0);
        int step = Math.max(1, seconds.size() / MOST_POINTS);
        for (int i = 0; i < seconds.size(); i += step) {
            series.add(seconds.get(i).doubleValue(), 100.0 * (i + 1) / seconds.size());
        }
        series.add(seconds.getLast().doubleValue(), 100);
        return new XYSeriesCollection(series);
    }

    private static XYBarRenderer bars(Look look) {
        var bars = new XYBarRenderer(0.08);
        bars.setBarPainter(new StandardXYBarPainter());
        bars.setShadowVisible(false);
        bars.setDrawBarOutline(false);
        bars.setSeriesPaint(0, look.area(Hue.BLUE));
        return bars;
    }

    private static XYLineAndShapeRenderer line(Look look) {
        var line = new XYLineAndShapeRenderer(true, false);
        line.setSeriesPaint(0, look.of(Hue.ORANGE));
        line.setSeriesStroke(0, Theme.line(2));
        line.setDrawSeriesLineAsPath(true);
        return line;
    }

    /**
     * The headline says the figures.
     *
     * @param below pixels from where a label stands otherwise
     */
    private void mark(XYPlot plot, String percentile, Look look, int below) {
        figures.summary("irreversible_latency_" + percentile)
                .ifPresent(value -> {
                    var marker = new ValueMarker(value.doubleValue());
                    marker.setPaint(look.ink());
                    marker.setStroke(Theme.dashed(1));
                    marker.setLabel(percentile);
                    marker.setLabelFont(Typefaces.shipped().bold(Theme.LABEL));
                    marker.setLabelPaint(look.ink());
                    marker.setLabelBackgroundColor(FaultBands.CLEAR);
                    marker.setLabelAnchor(RectangleAnchor.TOP_RIGHT);
                    marker.setLabelTextAnchor(TextAnchor.TOP_LEFT);
                    marker.setLabelOffset(new RectangleInsets(3 + below, 5, 3, 5));
                    plot.addDomainMarker(marker);
                });
    }
}
