package medchain.shell.render;

import java.io.PrintWriter;
import java.util.List;
import org.jline.utils.AttributedString;

/** Where everything is shown: answers on one stream, failures and progress on the other. */
public final class Screen {
    private final PrintWriter out;
    private final PrintWriter err;
    private final Look look;
    private final ProgressLine progress;

    /**
     * @param out for answers
     * @param err for failures, remarks and progress; the same as {@code out} on a terminal
     */
    public Screen(PrintWriter out, PrintWriter err, Look look) {
        this.out = out;
        this.err = err;
        this.look = look;
        this.progress = new ProgressLine(err, look);
    }

    public Look look() {
        return look;
    }

    /** Where answers go when nobody names another place. */
    public PrintWriter out() {
        return out;
    }

    public ProgressLine progress() {
        return progress;
    }

    public void show(View view, Format format) {
        show(view, format, out);
    }

    /**
     * @throws OutputClosed when nobody reads any more
     */
    public void show(View view, Format format, PrintWriter to) {
        progress.clear();
        switch (format) {
            case TEXT -> {
                var layout = new TextLayout(look.width().getAsInt(), look.glyphs());
                layout.lines(view).forEach(line -> to.println(styled(line)));
            }
            case JSON -> to.println(JsonLayout.text(view));
            case CSV -> {
                CsvLayout.lines(view).forEach(to::println);
                if (view instanceof View.Note(_, var text)) {
                    err.println(SafeText.capped(text, SafeText.MESSAGE_CAP));
                    err.flush();
                }
            }
        }
        flush(to);
    }

    /** One line on standard error; on a terminal as many as it takes, broken at blanks. */
    public void fail(Failure failure) {
        progress.clear();
        var lines =
                look.live()
                        ? TextLayout.wrap(failure.line(), look.width().getAsInt())
                        : List.of(failure.line());
        lines.forEach(line -> err.println(styled(new AttributedString(line, Tone.BAD.style()))));
        err.flush();
    }

    /** Where a bug happened; only for {@code --debug}. */
    public void trace(Throwable bug) {
        bug.printStackTrace(err);
        err.flush();
    }

    /** A prompt for a line editor, which measures styled text itself. */
    public String prompt(String text, Tone tone) {
        return styled(new AttributedString(text, tone.style()));
    }

    private void flush(PrintWriter to) {
        if (to.checkError()) {
            throw new OutputClosed();
        }
    }

    private String styled(AttributedString line) {
        return look.colour() ? Ansi.of(line) : line.toString();
    }
}
