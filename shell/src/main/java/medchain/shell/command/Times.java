package medchain.shell.command;

import java.math.RoundingMode;
import medchain.simulator.kernel.SimTime;

/** Virtual time as people read it; files have every digit. */
final class Times {
    private Times() {}

    /** {@code 74.3s}, and from ten minutes on {@code 21m05s}. */
    static String brief(SimTime time) {
        long seconds = time.nanos() / 1_000_000_000L;
        return seconds < 600
                ? time.seconds().setScale(1, RoundingMode.HALF_EVEN) + "s"
                : "%dm%02ds".formatted(seconds / 60, seconds % 60);
    }
}
