package medchain.simulator.atlas;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import medchain.simulator.atlas.Evidence.Finding;

/**
 * A line of the list of what must come out, before it is known what does.
 *
 * @param source of the expected value
 */
record Row(String row, String preset, String quantity, String source) {
    /** The very number. */
    Finding exactly(long expected, long measured, long observations) {
        return exactly(Long.toString(expected), Long.toString(measured), observations);
    }

    Finding exactly(String expected, String measured, long observations) {
        return finding(expected, measured, observations, expected.equals(measured));
    }

    /** A quotient that has no other error than that of its last decimal. */
    Finding exactly(double expected, double measured, long observations) {
        return exactly(text(expected), text(measured), observations);
    }

    /** All of them between two bounds. */
    Finding between(long least, long most, java.util.List<Long> measured) {
        long low = measured.stream().mapToLong(v -> v).min().orElseThrow();
        long high = measured.stream().mapToLong(v -> v).max().orElseThrow();
        return finding(
                least + " to " + most,
                low + " to " + high,
                measured.size(),
                low >= least && high <= most);
    }

    /** A mean in the middle of whose 99 % interval the expected value need not be, but in it. */
    Finding mean(double expected, Sample sample) {
        return mean(expected, sample, 0);
    }

    /**
     * @param known to how much the expected value is known: its last published digit
     */
    Finding mean(double expected, Sample sample, double known) {
        double half = sample.halfWidth99();
        return finding(
                text(expected) + (known > 0 ? " +- " + text(known) : ""),
                text(sample.mean()) + " +- " + text(half) + " (99 %)",
                sample.size(),
                StrictMath.abs(sample.mean() - expected) <= half + known);
    }

    Finding holds(String expected, boolean held, String measured, long observations) {
        return finding(expected, measured, observations, held);
    }

    private Finding finding(String expected, String measured, long observations, boolean held) {
        return new Finding(row, preset, quantity, source, observations, expected, measured, held);
    }

    static String text(double number) {
        return String.format(
                Locale.ROOT,
                "%s",
                BigDecimal.valueOf(number)
                        .setScale(4, RoundingMode.HALF_EVEN)
                        .stripTrailingZeros()
                        .toPlainString());
    }
}
