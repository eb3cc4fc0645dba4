package medchain.shell.render;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import medchain.simulator.kernel.Progress;

/**
 * How far long work has come, on one line that is drawn again and again; where nothing can be drawn
 * again, one line when a stage begins and one when it ends.
 */
public final class ProgressLine implements Progress {
    private static final Duration BETWEEN_DRAWINGS = Duration.ofMillis(80);

    /** Work that is over sooner shows nothing. */
    private static final Duration PATIENCE = Duration.ofMillis(250);

    private static final int BAR_MAX = 30;

    private final PrintWriter to;
    private final Look look;
    private boolean quiet;
    private String stage = "";
    private long stageStarted;
    private long lastDrawn;
    private boolean drawn;

    ProgressLine(PrintWriter to, Look look) {
        this.to = to;
        this.look = look;
    }

    /** Shows nothing from now on. */
    public void beQuiet() {
        quiet = true;
    }

    @Override
    public synchronized boolean at(String newStage, long done, long total) {
        if (quiet) {
            return true;
        }
        var now = System.nanoTime();
        if (!newStage.equals(stage)) {
            stage = newStage;
            stageStarted = now;
            lastDrawn = 0;
        }
        if (look.live()) {
            drawNowAndThen(now, done, total);
        } else {
            tellOnce(now, done, total);
        }
        return true;
    }

    /** Takes the line away, so that something else can be written. */
    public synchronized void clear() {
        if (drawn) {
            to.print("\r\033[K");
            to.flush();
            drawn = false;
        }
    }

    /** The work is over: the next report begins a new stage. */
    public synchronized void end() {
        clear();
        stage = "";
    }

    private void drawNowAndThen(long now, long done, long total) {
        var sinceStart = now - stageStarted;
        var due = now - lastDrawn >= BETWEEN_DRAWINGS.toNanos();
        if (due && sinceStart >= PATIENCE.toNanos()) {
            lastDrawn = now;
            drawn = true;
            to.print("\r\033[K" + line(sinceStart, done, total));
            to.flush();
        }
    }

    private void tellOnce(long now, long done, long total) {
        if (!drawnOnce() && now - stageStarted >= PATIENCE.toNanos()) {
            lastDrawn = now;
            to.println(SafeText.of(stage) + " ...");
            to.flush();
        }
        if (total > 0 && done >= total && drawnOnce()) {
            to.println(SafeText.of(stage) + ": " + done + " in " + seconds(now - stageStarted));
            to.flush();
            stage = "";
        }
    }

    private boolean drawnOnce() {
        return lastDrawn != 0;
    }

    private String line(long nanos, long done, long total) {
        var rate = done / Math.max(1e-9, nanos / 1e9);
        var text = SafeText.of(stage) + "  ";
        var width = look.width().getAsInt();
        if (total <= 0) {
            return fit(text + count((double) done) + "  " + count(rate) + "/s", width);
        }
        var share = Math.clamp((double) done / total, 0, 1);
        var left = rate > 0 ? "  ETA " + seconds((long) ((total - done) / rate * 1e9)) : "";
        var numbers =
                String.format(Locale.ROOT, " %3.0f%%  ", share * 100) + count(rate) + "/s" + left;
        var room = width - TextLayout.columns(text) - TextLayout.columns(numbers) - 1;
        return fit(text + bar(share, Math.clamp(room, 0, BAR_MAX)) + numbers, width);
    }

    private String bar(double share, int columns) {
        var full = (int) Math.round(share * columns);
        return look.glyphs().full().repeat(full) + look.glyphs().empty().repeat(columns - full);
    }

    private static String fit(String text, int width) {
        return TextLayout.columns(text) < width ? text : TextLayout.cut(text, width - 1, "");
    }

    private static String count(double number) {
        return number >= 10
                ? String.format(Locale.ROOT, "%,.0f", number)
                : String.format(Locale.ROOT, "%.1f", number);
    }

    private static String seconds(long nanos) {
        var seconds = TimeUnit.NANOSECONDS.toSeconds(nanos);
        return seconds < 90
                ? String.format(Locale.ROOT, "%.0fs", nanos / 1e9)
                : String.format(Locale.ROOT, "%dm%02ds", seconds / 60, seconds % 60);
    }
}
