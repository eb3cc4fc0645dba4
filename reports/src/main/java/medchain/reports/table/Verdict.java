package medchain.reports.table;

import java.util.Locale;
import java.util.Optional;
import medchain.simulator.kernel.SimTime;

/**
 * Whether something that was promised or expected of a run came true.
 *
 * @param observations how often it was looked at; a verdict from none is {@link Answer#UNKNOWN}
 * @param at when it broke
 * @param expected as it was written: {@code irreversible_latency_p95 < 60s}
 * @param measured the value that decided
 */
public record Verdict(
        String name,
        Kind kind,
        long observations,
        Answer answer,
        Optional<SimTime> at,
        String detail,
        String expected,
        String measured) {

    public enum Kind {
        INVARIANT,
        EXPECTATION,
        CLOSED_FORM;

        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    public enum Answer {
        HELD,
        BROKEN,
        UNKNOWN;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
