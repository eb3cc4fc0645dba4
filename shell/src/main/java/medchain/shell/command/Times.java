package medchain.shell.command;

import java.math.RoundingMode;
import medchain.shell.render.View;
import medchain.simulator.kernel.SimTime;

/** Virtual time as people read it; files and other programs get every digit. */
final class Times {
    private Times() {}

    /** {@code 12.5s}, from a minute on {@code 3m 20s}, from an hour on {@code 2h 05m 10s}. */
    static String brief(SimTime time) {
        long seconds = time.nanos() / 1_000_000_000L;
        if (seconds < 60) {
            return time.seconds().setScale(1, RoundingMode.DOWN) + "s";
        }
        return seconds < 3600
                ? "%dm %02ds".formatted(seconds / 60, seconds % 60)
                : "%dh %02dm %02ds".formatted(seconds / 3600, seconds / 60 % 60, seconds % 60);
    }

    /** The same, and in seconds for other programs. */
    static View.Shown shown(SimTime time) {
        return new View.Shown(time.seconds(), brief(time));
    }
}
