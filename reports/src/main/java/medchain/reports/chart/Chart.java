package medchain.reports.chart;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.function.Function;
import javax.imageio.ImageIO;
import org.jfree.chart.JFreeChart;
import org.jfree.svg.SVGGraphics2D;
import org.jfree.svg.SVGHints;

/** A picture of a result folder that can be drawn; the same folder gives the same bytes. */
public final class Chart {
    static final int WIDTH = 800;

    /** Of a plot of shares against shares, as high as wide. */
    static final int SQUARE = 600;

    static final int HEIGHT = 450;
    private static final int PIXELS_A_POINT = 2;
    private static final int MARK_POINTS = 10;

    private final String name;
    private final Headline headline;
    private final Function<Look, JFreeChart> drawing;
    private final String mark;
    private final int width;

    Chart(String name, Headline headline, Function<Look, JFreeChart> drawing) {
        this(name, WIDTH, headline, drawing, "");
    }

    Chart(String name, int width, Headline headline, Function<Look, JFreeChart> drawing) {
        this(name, width, headline, drawing, "");
    }

    private Chart(
            String name,
            int width,
            Headline headline,
            Function<Look, JFreeChart> drawing,
            String mark) {
        this.name = name;
        this.width = width;
        this.headline = headline;
        this.drawing = drawing;
        this.mark = mark;
    }

    /** The same with a remark in a corner that nobody who shows the picture can lose. */
    public Chart marked(String remark) {
        return new Chart(name, width, headline, drawing, remark);
    }

    /** Of its files, without ending: {@code throughput}. */
    public String name() {
        return name;
    }

    /** Its width on a page, of the whole. */
    public int percentOfPage() {
        return 100 * width / WIDTH;
    }

    /** What the chart shows, in one sentence: its finding. */
    public String title() {
        return headline.finding();
    }

    /** What is drawn. */
    public String subtitle() {
        return headline.what();
    }

    /** 1600 x 900 pixels, 1200 x 900 where the plot is square. */
    public byte[] png() {
        var image =
                new BufferedImage(
                        width * PIXELS_A_POINT,
                        HEIGHT * PIXELS_A_POINT,
                        BufferedImage.TYPE_INT_RGB);
        var graphics = image.createGraphics();
        graphics.scale(PIXELS_A_POINT, PIXELS_A_POINT);
        smooth(graphics);
        paint(graphics, Look.LIGHT);
        graphics.dispose();
        try {
            var bytes = new ByteArrayOutputStream();
            ImageIO.write(image, "png", bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot encode chart " + name, e);
        }
    }

    /**
     * A whole SVG document; its ids begin with the chart's name, so that one page can hold many.
     */
    public String svg(Look look) {
        var graphics = new SVGGraphics2D(width, HEIGHT);
        graphics.setDefsKeyPrefix(name + "-" + look.name().toLowerCase(Locale.ROOT) + "-");
        graphics.setRenderingHint(SVGHints.KEY_ELEMENT_TITLE, title());
        graphics.setFontFunction(family -> family + ", Verdana, sans-serif");
        paint(graphics, look);
        return graphics.getSVGElement(null, true, null, null, null);
    }

    private void paint(Graphics2D graphics, Look look) {
        graphics.setColor(new Color(look.ground().getRGB()));
        drawing.apply(look).draw(graphics, new Rectangle2D.Double(0, 0, width, HEIGHT));
        if (!mark.isEmpty()) {
            graphics.setFont(Typefaces.shipped().bold(MARK_POINTS));
            graphics.setColor(new Color(look.of(Hue.VERMILION).getRGB()));
            graphics.drawString(mark, MARK_POINTS, HEIGHT - MARK_POINTS / 2);
        }
    }

    private static void smooth(Graphics2D graphics) {
        graphics.setRenderingHint(
                RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(
                RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setRenderingHint(
                RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        graphics.setRenderingHint(
                RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    }
}
