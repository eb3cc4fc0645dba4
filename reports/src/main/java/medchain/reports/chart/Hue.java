package medchain.reports.chart;

/** One meaning, one colour, in every chart. */
enum Hue {
    /** What got through: irreversible, on the main chain. */
    BLUE(0x0072B2, 0x4BA3DB),
    /** What is offered or ahead: submitted, the head. */
    SKY(0x56B4E9, 0x7CC7F0),
    /** What waits. */
    ORANGE(0xE69F00, 0xE69F00),
    /** What went wrong. */
    VERMILION(0xD55E00, 0xF0793A),
    GREEN(0x009E73, 0x2FBF97),
    PURPLE(0xCC79A7, 0xD893B9),
    GREY(0x9AA3AD, 0x77818C);

    private final int onLight;
    private final int onDark;

    Hue(int onLight, int onDark) {
        this.onLight = onLight;
        this.onDark = onDark;
    }

    int onLight() {
        return onLight;
    }

    int onDark() {
        return onDark;
    }
}
