package medchain.reports.chart;

import java.awt.Color;

/**
 * The colours of a chart. Series are of the palette of Okabe and Ito (2008), which people with
 * colour vision deficiencies can tell apart; on dark ground its darker ones are lightened.
 */
public enum Look {
    LIGHT(0xFFFFFF, 0x1B1F24, 0x59636E, 0xE4E8EC),
    DARK(0x161B22, 0xE6EDF3, 0x9DA7B1, 0x2C333B);

    private static final int VEIL = 28;

    private final int ground;
    private final int ink;
    private final int muted;
    private final int grid;

    Look(int ground, int ink, int muted, int grid) {
        this.ground = ground;
        this.ink = ink;
        this.muted = muted;
        this.grid = grid;
    }

    Color ground() {
        return new Color(ground);
    }

    Color ink() {
        return new Color(ink);
    }

    Color muted() {
        return new Color(muted);
    }

    Color grid() {
        return new Color(grid);
    }

    Color of(Hue hue) {
        return new Color(
                switch (this) {
                    case LIGHT -> hue.onLight();
                    case DARK -> hue.onDark();
                });
    }

    /** Laid over something else, which shows through. */
    Color veil(Hue hue) {
        var colour = of(hue);
        return new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), VEIL);
    }

    /** Mixed with the ground, for areas. */
    Color area(Hue hue) {
        var colour = of(hue);
        var under = ground();
        return new Color(
                mix(colour.getRed(), under.getRed()),
                mix(colour.getGreen(), under.getGreen()),
                mix(colour.getBlue(), under.getBlue()));
    }

    private static int mix(int colour, int under) {
        return (3 * colour + under) / 4;
    }
}
