package medchain.reports.chart;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Optional;
import medchain.reports.csv.CsvTable;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.AxisLocation;
import org.jfree.chart.axis.CategoryAxis;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.plot.PlotOrientation;
import org.jfree.chart.renderer.category.StackedBarRenderer;
import org.jfree.chart.renderer.category.StandardBarPainter;
import org.jfree.data.category.DefaultCategoryDataset;

/** What each delegate forged, lost to a rival block, and missed. */
record DelegatesChart(CsvTable delegates, Figures figures) {
    private static final int MOST = 34;
    private static final int MOST_NAMED = 3;

    static Optional<Chart> of(Figures figures) {
        return figures.table("delegates")
                .map(it -> new DelegatesChart(it, figures))
                .map(it -> new Chart("delegates", it.headline(), it::draw));
    }

    private Headline headline() {
        return new Headline(
                Words.count(delegates.rows().size(), "delegate")
                        + " forged "
                        + figures.summaryWords("blocks_forged")
                        + " blocks; "
                        + missed(),
                "Slots by delegate; Gini coefficient of the blocks %s. From delegates.csv%s"
                        .formatted(
                                figures.summaryWords("blocks_per_delegate_gini"),
                                delegates.rows().size() > MOST ? ", first " + MOST : ""));
    }

    private String missed() {
        var who = delegates.stream().filter(row -> row.real("slots_missed") > 0).toList();
        long slots = (long) who.stream().mapToDouble(row -> row.real("slots_missed")).sum();
        if (who.isEmpty()) {
            return "nobody missed a slot";
        }
        return who.size() <= MOST_NAMED
                ? names(who) + " missed " + Words.count(slots, "slot")
                : who.size() + " of them missed " + Words.count(slots, "slot");
    }

    private static String names(List<CsvTable.Row> rows) {
        return rows.stream().map(row -> row.text("delegate_id")).collect(joining(", "));
    }

    private JFreeChart draw(Look look) {
        var theme = new Theme(look);
        var plot = new CategoryPlot();
        theme.dress(plot);
        plot.setOrientation(PlotOrientation.HORIZONTAL);
        plot.setDataset(slots());
        plot.setRenderer(bars(look));
        var names = new CategoryAxis();
        theme.dress(names);
        names.setLowerMargin(0.02);
        names.setUpperMargin(0.02);
        names.setCategoryMargin(0.28);
        names.setTickLabelPaint(look.ink());
        if (delegates.rows().size() > 20) {
            names.setTickLabelFont(Typefaces.shipped().plain(8));
        }
        plot.setDomainAxis(names);
        plot.setRangeAxis(Theme.spread(theme.wholeNumbers("slots")));
        plot.setRangeAxisLocation(AxisLocation.BOTTOM_OR_LEFT);
        return theme.chart(headline(), plot, true);
    }

    private DefaultCategoryDataset slots() {
        var slots = new DefaultCategoryDataset();
        delegates.stream()
                .limit(MOST)
                .forEach(row -> {
                    var name = row.text("delegate_id");
                    double onMain = row.real("blocks_on_main_chain");
                    slots.addValue(onMain, "block on the main chain", name);
                    slots.addValue(row.real("blocks_forged") - onMain, "block orphaned", name);
                    slots.addValue(row.real("slots_missed"), "slot missed", name);
                });
        return slots;
    }

    private static StackedBarRenderer bars(Look look) {
        var bars = new StackedBarRenderer();
        bars.setBarPainter(new StandardBarPainter());
        bars.setShadowVisible(false);
        bars.setDrawBarOutline(false);
        bars.setMaximumBarWidth(0.09);
        bars.setSeriesPaint(0, look.of(Hue.BLUE));
        bars.setSeriesPaint(1, look.of(Hue.ORANGE));
        bars.setSeriesPaint(2, look.of(Hue.VERMILION));
        return bars;
    }
}
