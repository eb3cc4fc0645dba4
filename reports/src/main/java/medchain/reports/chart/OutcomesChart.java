package medchain.reports.chart;

import java.awt.Paint;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import medchain.reports.csv.CsvTable;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.AxisLocation;
import org.jfree.chart.axis.CategoryAxis;
import org.jfree.chart.labels.ItemLabelAnchor;
import org.jfree.chart.labels.ItemLabelPosition;
import org.jfree.chart.labels.StandardCategoryItemLabelGenerator;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.plot.PlotOrientation;
import org.jfree.chart.renderer.category.BarRenderer;
import org.jfree.chart.renderer.category.StandardBarPainter;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.category.CategoryDataset;
import org.jfree.data.category.DefaultCategoryDataset;

/** What became of the submissions. */
record OutcomesChart(Map<String, Long> outcomes, long all) {
    /** The order of the journey, then the ways out; what a file says beyond these comes last. */
    private static final List<String> ORDER =
            List.of(
                    "irreversible",
                    "block",
                    "mempool",
                    "approved",
                    "pending consent",
                    "submitted",
                    "denied",
                    "expired",
                    "rejected",
                    "lost");

    static Optional<Chart> of(Figures figures) {
        return figures.table("transactions")
                .map(OutcomesChart::count)
                .map(it -> new Chart("outcomes", it.headline(), it::draw));
    }

    private static OutcomesChart count(CsvTable transactions) {
        var outcomes = new LinkedHashMap<String, Long>();
        ORDER.forEach(outcome -> outcomes.put(outcome, 0L));
        transactions.stream().forEach(row -> outcomes.merge(row.text("outcome"), 1L, Long::sum));
        outcomes.values().removeIf(number -> number == 0);
        return new OutcomesChart(outcomes, transactions.rows().size());
    }

    private Headline headline() {
        return new Headline(
                "%s of the submissions became irreversible; %s were denied, %s expired"
                        .formatted(percent("irreversible"), percent("denied"), percent("expired")),
                "What became of %s by the end of the run. From transactions.csv"
                        .formatted(Words.count(all, "submission")));
    }

    private String percent(String outcome) {
        return Words.percent(outcomes.getOrDefault(outcome, 0L), all);
    }

    private JFreeChart draw(Look look) {
        var theme = new Theme(look);
        var dataset = new DefaultCategoryDataset();
        outcomes.forEach((outcome, number) -> dataset.addValue(number, "submissions", outcome));
        var plot = new CategoryPlot();
        theme.dress(plot);
        plot.setOrientation(PlotOrientation.HORIZONTAL);
        plot.setDataset(dataset);
        plot.setRenderer(bars(look));
        var names = new CategoryAxis();
        theme.dress(names);
        names.setTickLabelPaint(look.ink());
        names.setCategoryMargin(0.35);
        plot.setDomainAxis(names);
        var counts = Theme.spread(theme.wholeNumbers("submissions"));
        counts.setUpperMargin(0.14);
        plot.setRangeAxis(counts);
        plot.setRangeAxisLocation(AxisLocation.BOTTOM_OR_LEFT);
        return theme.chart(headline(), plot, false);
    }

    private BarRenderer bars(Look look) {
        var bars =
                new BarRenderer() {
                    private static final long serialVersionUID = 1L;

                    @Override
                    public Paint getItemPaint(int row, int column) {
                        return look.of(hue(List.copyOf(outcomes.keySet()).get(column)));
                    }
                };
        bars.setBarPainter(new StandardBarPainter());
        bars.setShadowVisible(false);
        bars.setMaximumBarWidth(0.12);
        bars.setDefaultItemLabelGenerator(
                new StandardCategoryItemLabelGenerator() {
                    private static final long serialVersionUID = 1L;

                    @Override
                    public String generateLabel(CategoryDataset data, int row, int column) {
                        long number = data.getValue(row, column).longValue();
                        return "  "
                                + Words.number(number)
                                + "  ("
                                + Words.percent(number, all)
                                + ")";
                    }
                });
        bars.setDefaultItemLabelsVisible(true);
        bars.setDefaultItemLabelFont(Typefaces.shipped().plain(Theme.LABEL));
        bars.setDefaultItemLabelPaint(look.ink());
        bars.setDefaultPositiveItemLabelPosition(
                new ItemLabelPosition(ItemLabelAnchor.OUTSIDE3, TextAnchor.CENTER_LEFT));
        return bars;
    }

    private static Hue hue(String outcome) {
        return switch (outcome) {
            case "irreversible" -> Hue.BLUE;
            case "block", "mempool", "approved", "pending consent", "submitted" -> Hue.SKY;
            case "denied" -> Hue.ORANGE;
            case "expired" -> Hue.PURPLE;
            case "rejected", "lost" -> Hue.VERMILION;
            default -> Hue.GREY;
        };
    }
}
