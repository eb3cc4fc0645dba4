package medchain.shell.render;

import java.nio.charset.Charset;

/** The characters that lines and bars are drawn with, where the output can show them. */
record Glyphs(
        String horizontal,
        String vertical,
        String top,
        String middle,
        String bottom,
        String full,
        String empty,
        String ellipsis,
        String bullet) {
    private static final Glyphs LINES =
            new Glyphs("─", "│", "╭┬╮", "├┼┤", "╰┴╯", "█", "░", "…", "▸");
    private static final Glyphs ASCII =
            new Glyphs("-", "|", "+++", "+++", "+++", "#", ".", "~", ">");

    static Glyphs of(Charset charset) {
        return charset.canEncode() && charset.newEncoder().canEncode("╭─█░▸") ? LINES : ASCII;
    }
}
