package medchain.reports.chart;

import java.awt.font.FontRenderContext;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.List;
import java.util.Locale;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.plot.Plot;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.ui.HorizontalAlignment;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.chart.ui.VerticalAlignment;

/** Shares against shares: a plot about as high as wide, its legend beside it. */
record Square(Theme theme) {
    /** What is left beside a square plot and its axis. */
    private static final double BESIDE = 172;

    /** So that lines and dots at 0 and 1 are whole. */
    private static final double EDGE = 0.02;

    /** A line's symbol and the room around it. */
    private static final double SYMBOL = 44;

    JFreeChart chart(Headline headline, Plot plot, List<String> legend) {
        var chart = theme.chart(headline, plot, true);
        var beside = (LegendTitle) chart.getSubtitle(chart.getSubtitleCount() - 1);
        beside.setPosition(RectangleEdge.RIGHT);
        beside.setHorizontalAlignment(HorizontalAlignment.LEFT);
        beside.setVerticalAlignment(VerticalAlignment.TOP);
        var font = Typefaces.shipped().plain(Theme.LABEL);
        var exact = new FontRenderContext(null, true, true);
        double widest =
                legend.stream()
                        .mapToDouble(text -> font.getStringBounds(text, exact).getWidth())
                        .max()
                        .orElse(0);
        double room = Math.max(0, BESIDE - SYMBOL - widest);
        beside.setMargin(new RectangleInsets(8, 14, 0, room));
        return chart;
    }

    /** From 0 to 1. */
    NumberAxis shares(String label) {
        var axis = theme.numbers(label);
        axis.setRange(-EDGE, 1 + EDGE);
        axis.setTickUnit(
                new NumberTickUnit(
                        0.2,
                        new DecimalFormat("0.0", DecimalFormatSymbols.getInstance(Locale.ROOT))));
        return axis;
    }
}
