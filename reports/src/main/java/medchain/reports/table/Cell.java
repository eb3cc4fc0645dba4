package medchain.reports.table;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import medchain.simulator.kernel.SimTime;

/**
 * One value of a table. A number that we computed is a {@link Numeric} and is written as it is;
 * anything else is a {@link Text}, which no writer trusts.
 */
public sealed interface Cell {
    Cell EMPTY = new Text("");

    /** An exact decimal. */
    record Numeric(BigDecimal value) implements Cell {
        @Override
        public String toString() {
            return value.toPlainString();
        }
    }

    /** Words, possibly from outside. */
    record Text(String value) implements Cell {
        @Override
        public String toString() {
            return value;
        }
    }

    static Cell of(long number) {
        return new Numeric(BigDecimal.valueOf(number));
    }

    static Cell of(BigDecimal number) {
        return new Numeric(number);
    }

    /** Seconds of virtual time. */
    static Cell of(SimTime time) {
        return new Numeric(time.seconds());
    }

    static Cell of(boolean answer) {
        return new Text(answer ? "true" : "false");
    }

    static Cell of(String text) {
        return new Text(text);
    }

    static Cell ofTime(Optional<SimTime> time) {
        return time.map(Cell::of).orElse(EMPTY);
    }

    static Cell ofNumber(Optional<BigDecimal> number) {
        return number.map(Cell::of).orElse(EMPTY);
    }

    static Cell of(OptionalInt number) {
        return number.isPresent() ? of(number.getAsInt()) : EMPTY;
    }

    static Cell of(OptionalLong number) {
        return number.isPresent() ? of(number.getAsLong()) : EMPTY;
    }
}
