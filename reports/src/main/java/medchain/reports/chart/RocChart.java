package medchain.reports.chart;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import medchain.reports.csv.CsvTable;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/** How many of a label a model finds, against how many others it takes for it. */
record RocChart(CsvTable roc, CsvTable perLabel, List<Curve> curves, int labels) {
    private static final String CHANCE = "chance";

    /** A label, and the area below its curve. */
    private record Curve(String label, Optional<BigDecimal> auc, BigDecimal support) {
        String words() {
            return LabelHues.shown(label)
                    + auc.map(a -> "  (AUC " + three(a) + ")").orElse("  (no AUC)");
        }
    }

    static Optional<Chart> of(Figures figures) {
        return figures.table("roc")
                .flatMap(roc -> figures.table("per_label").map(labels -> of(roc, labels)))
                .map(it -> new Chart("roc", Chart.SQUARE, it.headline(), it::draw));
    }

    private static RocChart of(CsvTable roc, CsvTable perLabel) {
        var drawn = roc.stream().map(row -> row.text("label")).distinct().toList();
        var curves =
                perLabel.stream()
                        .filter(row -> drawn.contains(row.text("label")))
                        .map(row ->
                                new Curve(
                                        row.text("label"),
                                        row.number("auc"),
                                        row.number("support").orElse(BigDecimal.ZERO)))
                        .toList();
        var most =
                curves.stream()
                        .sorted(Comparator.comparing(Curve::support).reversed())
                        .limit(LabelHues.MOST)
                        .toList();
        return new RocChart(
                roc, perLabel, curves.stream().filter(most::contains).toList(), curves.size());
    }

    // ---- words

    private Headline headline() {
        var judged = perLabel.stream().map(row -> row.number("support").orElse(BigDecimal.ZERO));
        long rows = judged.reduce(BigDecimal.ZERO, BigDecimal::add).longValue();
        var what =
                "ROC of %s not seen in training%s. From roc.csv, per_label.csv"
                        .formatted(
                                Words.count(rows, "row"),
                                labels == 1
                                        ? ""
                                        : labels > curves.size()
                                                ? ", %d of %d labels, each against the rest"
                                                        .formatted(curves.size(), labels)
                                                : ", each label against the rest");
        return new Headline(finding(), what);
    }

    private String finding() {
        var known = curves.stream().filter(c -> c.auc().isPresent()).toList();
        if (known.isEmpty()) {
            return "Rows of one label only: nothing is told apart";
        }
        var byArea = Comparator.comparing((Curve c) -> c.auc().orElseThrow());
        var best = known.stream().max(byArea).orElseThrow();
        var worst = known.stream().min(byArea).orElseThrow();
        return labels == 1
                ? LabelHues.shown(best.label())
                        + " against the rest: AUC "
                        + three(best.auc().orElseThrow())
                : "AUC from %s (%s) to %s (%s)"
                        .formatted(
                                three(worst.auc().orElseThrow()),
                                LabelHues.shown(worst.label()),
                                three(best.auc().orElseThrow()),
                                LabelHues.shown(best.label()));
    }

    private static String three(BigDecimal auc) {
        return auc.setScale(3, RoundingMode.HALF_EVEN).toPlainString();
    }

    // ---- drawing

    private JFreeChart draw(Look look) {
        var theme = new Theme(look);
        var square = new Square(theme);
        var plot = new XYPlot();
        theme.dress(plot);
        plot.setDomainGridlinesVisible(true);
        plot.setDomainGridlinePaint(look.grid());
        plot.setDomainGridlineStroke(Theme.line(1));
        plot.setDomainAxis(square.shares("false positive rate"));
        plot.setRangeAxis(square.shares("true positive rate"));
        var legend = new ArrayList<String>();
        var lines = new XYSeriesCollection();
        curves.forEach(curve -> {
            legend.add(curve.words());
            lines.addSeries(series(curve));
        });
        legend.add(CHANCE);
        lines.addSeries(chance());
        plot.setDataset(lines);
        plot.setRenderer(renderer(look));
        return square.chart(headline(), plot, legend);
    }

    private XYSeries series(Curve curve) {
        var series = new XYSeries(curve.words(), false, true);
        roc.stream()
                .filter(row -> row.text("label").equals(curve.label()))
                .forEach(row ->
                        series.add(
                                row.real("false_positive_rate"), row.real("true_positive_rate")));
        return series;
    }

    private static XYSeries chance() {
        var series = new XYSeries(CHANCE, false, true);
        series.add(0, 0);
        series.add(1, 1);
        return series;
    }

    private XYLineAndShapeRenderer renderer(Look look) {
        var lines = new XYLineAndShapeRenderer(true, false);
        lines.setDrawSeriesLineAsPath(true);
        for (int i = 0; i < curves.size(); i++) {
            lines.setSeriesPaint(i, look.of(LabelHues.of(i)));
            lines.setSeriesStroke(i, LabelHues.line());
        }
        lines.setSeriesPaint(curves.size(), look.muted());
        lines.setSeriesStroke(curves.size(), Theme.dashed(1));
        return lines;
    }
}
