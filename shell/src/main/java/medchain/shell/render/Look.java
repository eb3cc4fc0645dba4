package medchain.shell.render;

import java.nio.charset.Charset;
import java.util.function.IntSupplier;

/**
 * What the output can show.
 *
 * @param colour whether styles are written
 * @param live whether a line may be drawn again, as progress bars do
 * @param width of the screen in columns, asked each time because windows change
 * @param charset of the output
 */
public record Look(boolean colour, boolean live, IntSupplier width, Charset charset) {
    /** For files, pipes and tests: nothing but text, as wide as it is. */
    public static final Look PLAIN =
            new Look(false, false, () -> 10_000, java.nio.charset.StandardCharsets.UTF_8);

    Glyphs glyphs() {
        return Glyphs.of(charset);
    }
}
