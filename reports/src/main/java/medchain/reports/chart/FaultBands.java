package medchain.reports.chart;

import java.awt.Color;
import java.util.List;
import medchain.reports.csv.CsvTable;
import org.jfree.chart.plot.IntervalMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.Layer;
import org.jfree.chart.ui.RectangleAnchor;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.chart.ui.TextAnchor;

/** Shades the time in which something was broken. */
record FaultBands(List<Band> bands) {
    /** How much higher than its data a plot is, so that the labels stand free. */
    static final double HEADROOM = 0.3;

    private static final int MOST = 12;
    static final Color CLEAR = new Color(0, 0, 0, 0);

    /** What happens at a moment, and does not last until something ends it. */
    private static final List<String> MOMENTS =
            List.of("tampered copy", "finality violated", "equivocation", "misbehaviour");

    record Band(double from, double until, String label) {}

    static FaultBands of(Figures figures) {
        return new FaultBands(
                figures.table("faults").stream()
                        .flatMap(CsvTable::stream)
                        .limit(MOST)
                        .map(row -> band(row, figures.length()))
                        .filter(band -> band.until() > band.from())
                        .toList());
    }

    private static Band band(CsvTable.Row row, double end) {
        double from = row.real("at_s");
        double until =
                row.number("until_s")
                        .map(Number::doubleValue)
                        .orElse(MOMENTS.contains(row.text("kind")) ? from : end);
        return new Band(from, until, label(row));
    }

    private static String label(CsvTable.Row row) {
        var nodes = row.text("nodes").split(" ", -1);
        var who = nodes.length == 1 ? nodes[0] : nodes.length + " nodes";
        return switch (row.text("kind")) {
            case "crash" -> who + " down";
            case "partition", "one-way partition" -> who + " cut off";
            case "pause" -> who + " paused";
            case "slowness" -> who + " slow";
            case "clock skew" -> who + " skewed";
            default -> row.text("kind");
        };
    }

    void shade(XYPlot plot, TimeScale scale, Look look, boolean labelled) {
        int row = 0;
        for (var band : bands) {
            var marker =
                    new IntervalMarker(
                            scale.ofSeconds(band.from()),
                            scale.ofSeconds(band.until()),
                            look.veil(Hue.VERMILION));
            if (labelled) {
                marker.setLabel(band.label());
                marker.setLabelFont(Typefaces.shipped().plain(Theme.LABEL - 1));
                marker.setLabelPaint(look.of(Hue.VERMILION));
                marker.setLabelBackgroundColor(CLEAR);
                marker.setLabelAnchor(RectangleAnchor.TOP_LEFT);
                marker.setLabelTextAnchor(TextAnchor.TOP_LEFT);
                marker.setLabelOffset(new RectangleInsets(3 + 14 * (row++ % 2), 4, 3, 3));
            }
            plot.addDomainMarker(marker, Layer.BACKGROUND);
        }
    }
}
