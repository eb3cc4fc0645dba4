package medchain.reports.chart;

import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.XYSeries;

/**
 * A line in steps. The corners are points of the series, so that it is drawn as one path: the step
 * renderer would leave an element a step in an SVG.
 */
final class Steps {
    private final XYSeries series;
    private double last;

    Steps(String label) {
        this.series = new XYSeries(label, false, true);
    }

    /** From {@code x} on it is at {@code y}. */
    void at(double x, double y) {
        if (!series.isEmpty() && !Double.isNaN(last) && last != y) {
            series.add(x, last);
        }
        series.add(x, y);
        last = y;
    }

    /** Nothing is known from {@code x} on. */
    void gap(double x) {
        series.add(x, Double.NaN);
        last = Double.NaN;
    }

    XYSeries series() {
        return series;
    }

    static XYLineAndShapeRenderer renderer(double width, Look look, Hue... hues) {
        var lines = new XYLineAndShapeRenderer(true, false);
        for (int i = 0; i < hues.length; i++) {
            lines.setSeriesPaint(i, look.of(hues[i]));
            lines.setSeriesStroke(i, Theme.line(width));
        }
        lines.setDrawSeriesLineAsPath(true);
        return lines;
    }
}
