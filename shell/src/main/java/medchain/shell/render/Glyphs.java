package medchain.shell.render;

import java.nio.charset.Charset;
import java.util.List;

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
        String bullet,
        String bars) {
    private static final Glyphs LINES =
            new Glyphs("─", "│", "╭┬╮", "├┼┤", "╰┴╯", "█", "░", "…", "▸", "▁▂▃▄▅▆▇█");
    private static final Glyphs ASCII =
            new Glyphs("-", "|", "+++", "+++", "+++", "#", ".", "~", ">", ".:-=+*#@");

    /** A bar of one character for each count, the highest for the most; a space for none. */
    String histogram(List<Integer> counts) {
        int most = counts.stream().mapToInt(Integer::intValue).max().orElse(0);
        var out = new StringBuilder();
        for (int count : counts) {
            long height = count == 0 ? 0 : ((long) count * bars.length() + most - 1) / most;
            out.append(height == 0 ? ' ' : bars.charAt((int) height - 1));
        }
        return out.toString();
    }

    static Glyphs of(Charset charset) {
        return charset.canEncode() && charset.newEncoder().canEncode("╭─█░▸▁▇") ? LINES : ASCII;
    }
}
