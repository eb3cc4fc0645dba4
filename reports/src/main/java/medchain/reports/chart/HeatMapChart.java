package medchain.reports.chart;

import java.awt.Color;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import medchain.reports.csv.CsvTable;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.annotations.XYTextAnnotation;
import org.jfree.chart.axis.SymbolAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.LookupPaintScale;
import org.jfree.chart.renderer.xy.XYBlockRenderer;
import org.jfree.data.xy.DefaultXYZDataset;

/**
 * A number over two parameters; each field says its value, so that colour is not needed.
 *
 * @param told what the picture shows, in words; empty: what can be said of any number
 */
record HeatMapChart(CsvTable sweep, HeatMap axes, Optional<Headline> told) {
    private static final int SHADES = 64;

    /** Light to dark blue in even steps of lightness: readable without colour, and in print. */
    private static final Color LEAST = new Color(0xE8F1F8);

    private static final Color MOST = new Color(0x00395C);

    /** A point of the sweep: which value of either parameter, and the number there. */
    private record Field(int across, int up, double value) {}

    Chart chart(String name) {
        return new Chart(name, headline(), this::draw);
    }

    private Headline headline() {
        return told.orElseGet(this::extremes);
    }

    private Headline extremes() {
        var best = extreme(1);
        var worst = extreme(-1);
        return new Headline(
                axes.value() + " lies between " + worst + " and " + best + " " + axes.unit(),
                "By %s and %s%s, %s"
                        .formatted(
                                axes.across(),
                                axes.up(),
                                axes.where().isEmpty() ? "" : " at " + axes.where(),
                                counted()));
    }

    /** A place without a number stays empty, and is told of. */
    private String counted() {
        int seen = fields().size();
        int unseen = sweep.rows().size() - seen;
        return Words.count(seen, "point") + (unseen == 0 ? "" : "; " + unseen + " saw too little");
    }

    private String extreme(int sign) {
        return sweep.stream()
                .flatMap(row -> row.number(axes.value()).stream())
                .max((a, b) -> sign * a.compareTo(b))
                .map(Words::number)
                .orElse("nothing");
    }

    private JFreeChart draw(Look look) {
        var theme = new Theme(look);
        var plot = new XYPlot();
        theme.dress(plot);
        plot.setRangeGridlinesVisible(false);
        var fields = fields();
        plot.setDataset(dataset(fields));
        plot.setDomainAxis(axis(theme, axes.across()));
        plot.setRangeAxis(axis(theme, axes.up()));
        var shades = shades(fields);
        var blocks = new XYBlockRenderer();
        blocks.setPaintScale(shades);
        plot.setRenderer(blocks);
        fields.forEach(field -> plot.addAnnotation(label(field, shades)));
        return theme.chart(headline(), plot, false);
    }

    private List<String> values(String column) {
        return sweep.stream().map(row -> row.text(column)).distinct().toList();
    }

    private List<Field> fields() {
        var across = values(axes.across());
        var up = values(axes.up());
        return sweep.stream()
                .flatMap(row ->
                        row.number(axes.value()).stream()
                                .map(value ->
                                        new Field(
                                                across.indexOf(row.text(axes.across())),
                                                up.indexOf(row.text(axes.up())),
                                                value.doubleValue())))
                .toList();
    }

    private static DefaultXYZDataset dataset(List<Field> fields) {
        var dataset = new DefaultXYZDataset();
        dataset.addSeries(
                "points",
                new double[][] {
                    fields.stream().mapToDouble(Field::across).toArray(),
                    fields.stream().mapToDouble(Field::up).toArray(),
                    fields.stream().mapToDouble(Field::value).toArray()
                });
        return dataset;
    }

    private SymbolAxis axis(Theme theme, String column) {
        var axis =
                new SymbolAxis(
                        column,
                        values(column).stream().map(LabelHues::shown).toArray(String[]::new));
        theme.dress(axis);
        axis.setGridBandsVisible(false);
        axis.setRange(-0.5, values(column).size() - 0.5);
        return axis;
    }

    private static LookupPaintScale shades(List<Field> fields) {
        double least = fields.stream().mapToDouble(Field::value).min().orElse(0);
        double most = fields.stream().mapToDouble(Field::value).max().orElse(1);
        double width = Math.max(most - least, 1e-9);
        var scale = new LookupPaintScale(least, least + width * (1 + 1e-9), LEAST);
        for (int i = 0; i < SHADES; i++) {
            scale.add(least + width * i / SHADES, shade((double) i / (SHADES - 1)));
        }
        return scale;
    }

    private static Color shade(double towardsMost) {
        return new Color(
                mix(LEAST.getRed(), MOST.getRed(), towardsMost),
                mix(LEAST.getGreen(), MOST.getGreen(), towardsMost),
                mix(LEAST.getBlue(), MOST.getBlue(), towardsMost));
    }

    private static int mix(int from, int to, double share) {
        return (int) Math.round(from + (to - from) * share);
    }

    private static XYTextAnnotation label(Field field, LookupPaintScale shades) {
        var text =
                new XYTextAnnotation(
                        Words.number(new BigDecimal(field.value())), field.across(), field.up());
        text.setFont(Typefaces.shipped().bold(Theme.LABEL));
        boolean isDark =
                Optional.of(shades.getPaint(field.value()))
                        .filter(Color.class::isInstance)
                        .map(Color.class::cast)
                        .filter(colour -> colour.getGreen() < 150)
                        .isPresent();
        text.setPaint(isDark ? Color.WHITE : MOST);
        return text;
    }
}
