package medchain.reports.chart;

import java.awt.geom.Ellipse2D;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/** Curves that algebra gives as lines, and what was measured as dots on or beside them. */
final class MeasuredCurves {
    private static final double DOT = 7;

    private final XYSeriesCollection expected = new XYSeriesCollection();
    private final XYSeriesCollection measured = new XYSeriesCollection();
    private final XYLineAndShapeRenderer lines = new XYLineAndShapeRenderer(true, false);
    private final XYLineAndShapeRenderer dots = new XYLineAndShapeRenderer(false, true);
    private final Theme theme;

    MeasuredCurves(Theme theme) {
        this.theme = theme;
        lines.setDrawSeriesLineAsPath(true);
    }

    void add(XYSeries closedForm, XYSeries found, Hue hue) {
        int at = expected.getSeriesCount();
        expected.addSeries(closedForm);
        measured.addSeries(found);
        lines.setSeriesPaint(at, theme.look().of(hue));
        lines.setSeriesStroke(at, Theme.line(1.4));
        lines.setSeriesVisibleInLegend(at, false);
        dots.setSeriesPaint(at, theme.look().of(hue));
        dots.setSeriesShape(at, new Ellipse2D.Double(-DOT / 2, -DOT / 2, DOT, DOT));
    }

    void showIn(XYPlot plot) {
        plot.setDataset(0, measured);
        plot.setRenderer(0, dots);
        plot.setDataset(1, expected);
        plot.setRenderer(1, lines);
    }
}
