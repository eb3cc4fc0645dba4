package medchain.reports.chart;

import java.util.Optional;
import java.util.stream.Stream;
import medchain.reports.csv.CsvTable;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.plot.XYPlot;
import org.jfree.data.xy.XYSeries;

/** Which share of blocks is lost when they reach the others late. */
record AtlasOrphansChart(CsvTable orphans) {
    private static final Headline HEADLINE =
            new Headline(
                    "Blocks are lost once they come a slot late; many in a turn soften the cliff",
                    "Share of blocks on no chain, by mean delay in slots; dots measured, lines the"
                            + " closed form. From atlas_orphans.csv");

    static Optional<Chart> of(Figures figures) {
        return figures.table("atlas_orphans")
                .map(AtlasOrphansChart::new)
                .map(it -> new Chart("atlas_orphans", HEADLINE, it::draw));
    }

    private JFreeChart draw(Look look) {
        var theme = new Theme(look);
        var plot = new XYPlot();
        theme.dress(plot);
        plot.setDomainAxis(Theme.spread(theme.numbers("delay in slots")));
        plot.setRangeAxis(theme.numbers("orphans, % of all blocks"));
        var curves = new MeasuredCurves(theme);
        var one = "constant delay, 1 block a turn";
        curves.add(steps(one, "1"), dots(one, "constant", "1", "orphan_share"), Hue.VERMILION);
        var many = "constant delay, 12 blocks a turn";
        curves.add(steps(many, "12"), dots(many, "constant", "12", "orphan_share"), Hue.ORANGE);
        var drawn = "exponential delay, 1 block a turn";
        curves.add(
                dots(drawn, "exponential", "1", "expected_share"),
                dots(drawn, "exponential", "1", "orphan_share"),
                Hue.BLUE);
        curves.showIn(plot);
        return theme.chart(HEADLINE, plot, true);
    }

    /** A delay that is always the same loses whole blocks. */
    private XYSeries steps(String label, String perTurn) {
        var steps = new Steps(label);
        rows("constant", perTurn)
                .forEach(
                        row -> steps.at(row.real("delay_slots"), 100 * row.real("expected_share")));
        return steps.series();
    }

    private XYSeries dots(String label, String delay, String perTurn, String column) {
        var series = new XYSeries(label);
        rows(delay, perTurn)
                .forEach(row -> series.add(row.real("delay_slots"), 100 * row.real(column)));
        return series;
    }

    private Stream<CsvTable.Row> rows(String delay, String perTurn) {
        return orphans.stream()
                .filter(row ->
                        row.text("delay").equals(delay)
                                && row.text("blocks_per_turn").equals(perTurn));
    }
}
