package medchain.reports.chart;

import java.awt.BasicStroke;
import java.awt.Font;
import java.util.Locale;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.Axis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.plot.Plot;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.title.TextTitle;
import org.jfree.chart.ui.HorizontalAlignment;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;

/** How every chart looks: finding, what is drawn, legend, then the plot on a quiet grid. */
record Theme(Look look) {
    private static final int FINDING = 16;
    private static final int WHAT = 11;
    static final int LABEL = 11;
    private static final double MARGIN = 16;

    JFreeChart chart(Headline headline, Plot plot, boolean legend) {
        var faces = Typefaces.shipped();
        var chart = new JFreeChart(null, faces.bold(FINDING), plot, false);
        chart.setBackgroundPaint(look.ground());
        chart.setPadding(new RectangleInsets(14, MARGIN, 12, MARGIN));
        chart.setTitle(
                line(headline.finding(), faces.bold(FINDING), new RectangleInsets(0, 4, 3, 4)));
        chart.getTitle().setPaint(look.ink());
        var what = line(headline.what(), faces.plain(WHAT), new RectangleInsets(0, 4, 6, 4));
        what.setPaint(look.muted());
        chart.addSubtitle(what);
        if (legend) {
            chart.addSubtitle(legend(plot));
        }
        return chart;
    }

    private static TextTitle line(String text, Font font, RectangleInsets padding) {
        var line = new TextTitle(text, font);
        line.setHorizontalAlignment(HorizontalAlignment.LEFT);
        line.setTextAlignment(HorizontalAlignment.LEFT);
        line.setPadding(padding);
        return line;
    }

    private LegendTitle legend(Plot plot) {
        var legend = new LegendTitle(plot);
        legend.setPosition(RectangleEdge.TOP);
        legend.setHorizontalAlignment(HorizontalAlignment.LEFT);
        legend.setItemFont(Typefaces.shipped().plain(LABEL));
        legend.setItemPaint(look.ink());
        legend.setBackgroundPaint(look.ground());
        legend.setItemLabelPadding(new RectangleInsets(2, 4, 2, 14));
        legend.setPadding(new RectangleInsets(0, 0, 4, 0));
        return legend;
    }

    /** From 0, with round steps. */
    NumberAxis numbers(String label) {
        var axis = new NumberAxis(label);
        axis.setStandardTickUnits(NumberAxis.createStandardTickUnits(Locale.ROOT));
        axis.setAutoRangeIncludesZero(true);
        axis.setUpperMargin(0.08);
        dress(axis);
        axis.setTickLabelInsets(new RectangleInsets(7, 5, 7, 5));
        return axis;
    }

    NumberAxis wholeNumbers(String label) {
        var axis = numbers(label);
        axis.setStandardTickUnits(NumberAxis.createIntegerTickUnits(Locale.ROOT));
        return axis;
    }

    /** Leaves room between the numbers of an axis that runs from left to right. */
    static NumberAxis spread(NumberAxis axis) {
        axis.setTickLabelInsets(new RectangleInsets(3, 14, 3, 14));
        return axis;
    }

    NumberAxis time(TimeScale scale, double lengthSeconds) {
        var axis = numbers(scale.axis());
        spread(axis);
        axis.setRange(0, Math.max(scale.ofSeconds(lengthSeconds), 1e-3));
        return axis;
    }

    void dress(Axis axis) {
        axis.setLabelFont(Typefaces.shipped().plain(LABEL));
        axis.setTickLabelFont(Typefaces.shipped().plain(LABEL));
        axis.setLabelPaint(look.muted());
        axis.setTickLabelPaint(look.muted());
        axis.setAxisLinePaint(look.grid());
        axis.setTickMarksVisible(false);
        axis.setLabelInsets(new RectangleInsets(4, 4, 4, 4));
    }

    void dress(XYPlot plot) {
        plot.setBackgroundPaint(look.ground());
        plot.setOutlineVisible(false);
        plot.setRangeGridlinePaint(look.grid());
        plot.setRangeGridlineStroke(line(1));
        plot.setDomainGridlinesVisible(false);
        plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
        plot.setRangeZeroBaselineVisible(false);
    }

    void dress(CategoryPlot plot) {
        plot.setBackgroundPaint(look.ground());
        plot.setOutlineVisible(false);
        plot.setRangeGridlinePaint(look.grid());
        plot.setRangeGridlineStroke(line(1));
        plot.setDomainGridlinesVisible(false);
        plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
    }

    static BasicStroke line(double width) {
        return new BasicStroke((float) width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND);
    }

    static BasicStroke dashed(double width) {
        return new BasicStroke(
                (float) width,
                BasicStroke.CAP_BUTT,
                BasicStroke.JOIN_ROUND,
                1,
                new float[] {4, 3},
                0);
    }
}
