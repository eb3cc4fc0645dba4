package medchain.scenarios.language;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import medchain.scenarios.language.Arguments.Value;

/**
 * What should be true of a run: {@code safety holds} or {@code irreversible_latency_p95 < 60s}, at
 * its end, or at a time: {@code lost_transactions == 0 at 45s}.
 *
 * @param text as written
 * @param at from the beginning, before the lines of that time; empty: at the end
 * @param orUnknown too few observations fail it, unless it ends in {@code or unknown}
 */
public record Expectation(
        String text, Place place, Claim claim, Optional<Duration> at, boolean orUnknown) {
    private static final String NAME = "[a-z][a-z0-9_.-]*";
    private static final Pattern HOLDS = Pattern.compile("(" + NAME + ")\\s+holds");
    private static final Pattern BREAKS = Pattern.compile("(" + NAME + ")\\s+breaks");
    private static final Pattern OR_UNKNOWN = Pattern.compile("\\s+or\\s+unknown$");
    private static final Pattern AT = Pattern.compile("\\s+at\\s+(\\S+)$");
    private static final Pattern COMPARES =
            Pattern.compile("(" + NAME + ")\\s*(==|!=|<=|>=|<|>)\\s*(\\S+)");

    /** What is claimed. */
    public sealed interface Claim {
        /** The name of the verdict or measure on the left. */
        String name();

        /** An invariant or check was never broken, and was looked at. */
        record Holds(String name) implements Claim {}

        /** A promise is broken, which the scenario is there to show. */
        record Breaks(String name) implements Claim {}

        /** A measure compared with a number: seconds, a share of 1, or plain. */
        record ComparesNumber(String name, Comparison by, BigDecimal bound) implements Claim {}

        /** A measure compared with another. */
        record ComparesMeasure(String name, Comparison by, String other) implements Claim {}
    }

    /** The six comparisons. */
    public enum Comparison {
        EQUAL("=="),
        NOT_EQUAL("!="),
        AT_MOST("<="),
        AT_LEAST(">="),
        LESS("<"),
        MORE(">");

        private final String sign;

        Comparison(String sign) {
            this.sign = sign;
        }

        boolean holds(BigDecimal left, BigDecimal right) {
            int order = left.compareTo(right);
            return switch (this) {
                case EQUAL -> order == 0;
                case NOT_EQUAL -> order != 0;
                case AT_MOST -> order <= 0;
                case AT_LEAST -> order >= 0;
                case LESS -> order < 0;
                case MORE -> order > 0;
            };
        }

        static Comparison of(String sign) {
            for (var comparison : values()) {
                if (comparison.sign.equals(sign)) {
                    return comparison;
                }
            }
            throw new IllegalArgumentException(sign);
        }

        @Override
        public String toString() {
            return sign;
        }
    }

    /** Reads one line. */
    public static Expectation parse(Value line) {
        var written = line.text().strip();
        boolean orUnknown = OR_UNKNOWN.matcher(written).find();
        var timed = OR_UNKNOWN.matcher(written).replaceFirst("");
        var text = AT.matcher(timed).replaceFirst("");
        return new Expectation(
                written, line.place(), claim(text, line), moment(timed, line), orUnknown);
    }

    private static Optional<Duration> moment(String timed, Value line) {
        var at = AT.matcher(timed);
        return at.find()
                ? Optional.of(
                        Units.duration(new Value(at.group(1), line.place().right(at.start(1)))))
                : Optional.empty();
    }

    private static Claim claim(String text, Value line) {
        var holds = HOLDS.matcher(text);
        if (holds.matches()) {
            return new Claim.Holds(holds.group(1));
        }
        var breaks = BREAKS.matcher(text);
        if (breaks.matches()) {
            return new Claim.Breaks(breaks.group(1));
        }
        var compares = COMPARES.matcher(text);
        if (!compares.matches()) {
            throw BadInput.data(
                    line.place(),
                    "\"" + text + "\"; expected \"NAME holds\" or \"NAME < NUMBER\"",
                    Optional.of("for example: irreversible_latency_p95 < 60s"));
        }
        var by = Comparison.of(compares.group(2));
        var right = new Value(compares.group(3), line.place().right(compares.start(3)));
        return claim(compares.group(1), by, right);
    }

    private static Claim claim(String name, Comparison by, Value right) {
        return right.text().matches(NAME)
                ? new Claim.ComparesMeasure(name, by, right.text())
                : new Claim.ComparesNumber(name, by, quantity(right));
    }

    private static BigDecimal quantity(Value value) {
        var text = value.text();
        if (text.endsWith("%") && !text.startsWith("-")) {
            var share = new Value(text.substring(0, text.length() - 1), value.place());
            return Units.decimal(share).movePointLeft(2);
        }
        if (text.matches("[0-9.]+[a-z]+")) {
            var nanos = BigDecimal.valueOf(Units.duration(value).toNanos());
            return nanos.movePointLeft(9);
        }
        return Units.decimal(value);
    }

    /** Compares with what was measured; too few observations are unknown, never held. */
    public Judgement judge(Measurements measured) {
        return switch (claim) {
            case Claim.Holds(var name) -> holds(name, measured);
            case Claim.Breaks(var name) -> breaks(name, measured);
            case Claim.ComparesNumber(var name, var by, var bound) ->
                    compare(
                            name,
                            by,
                            Optional.of(bound),
                            bound.stripTrailingZeros().toPlainString(),
                            measured);
            case Claim.ComparesMeasure(var name, var by, var other) ->
                    compare(name, by, measured.value(other), other, measured);
        };
    }

    /** The run ended before its time came. */
    public Judgement notReached() {
        return unknown(0, "the run ended before that time");
    }

    private Judgement holds(String name, Measurements measured) {
        var verdict = measured.verdict(name);
        if (verdict.isEmpty()) {
            return missing("verdict", name, measured);
        }
        long seen = measured.observations(name);
        return switch (verdict.get()) {
            case HELD ->
                    seen > 0
                            ? new Judgement(
                                    this,
                                    Verdict.HELD,
                                    Optional.empty(),
                                    seen,
                                    "held " + seen + " times")
                            : unknown(0, "nothing was observed");
            case BROKEN ->
                    new Judgement(
                            this, Verdict.BROKEN, Optional.empty(), seen, name + " is broken");
            case UNKNOWN -> unknown(seen, "too few observations");
        };
    }

    private Judgement breaks(String name, Measurements measured) {
        var verdict = measured.verdict(name);
        if (verdict.isEmpty()) {
            return missing("verdict", name, measured);
        }
        long seen = measured.observations(name);
        boolean broken = verdict.get() == Verdict.BROKEN;
        return new Judgement(
                this,
                broken ? Verdict.HELD : Verdict.BROKEN,
                Optional.empty(),
                seen,
                broken ? name + " is broken, as expected" : name + " was not broken");
    }

    private Judgement compare(
            String name,
            Comparison by,
            Optional<BigDecimal> right,
            String rightText,
            Measurements measured) {
        var left = measured.value(name);
        if (left.isEmpty()) {
            return missing("measure", name, measured);
        }
        if (right.isEmpty()) {
            return missing("measure", rightText, measured);
        }
        long seen = measured.observations(name);
        long needed = fewestFor(name);
        if (seen < needed) {
            return unknown(seen, seen + " observations; at least " + needed + " are needed");
        }
        boolean holds = by.holds(left.get(), right.get());
        var shown = left.get().round(MathContext.DECIMAL64).toPlainString();
        return new Judgement(
                this,
                holds ? Verdict.HELD : Verdict.BROKEN,
                left,
                seen,
                name + " is " + shown + (holds ? "" : ", not " + by + " " + rightText));
    }

    /**
     * A percentile needs so many observations that one lies beyond it: p95 twenty, p99 a hundred.
     */
    private static long fewestFor(String name) {
        var percentile = Pattern.compile(".*_p([0-9]{2})(?:[._]([0-9]))?").matcher(name);
        if (!percentile.matches()) {
            return 1;
        }
        var tail = percentile.group(2) == null ? "" : percentile.group(2);
        int beyond = 1000 - Integer.parseInt((percentile.group(1) + tail + "0").substring(0, 3));
        return (1000L + beyond - 1) / beyond;
    }

    private Judgement unknown(long seen, String why) {
        return new Judgement(this, Verdict.UNKNOWN, Optional.empty(), seen, why);
    }

    /** What nobody measures cannot be excused as seen too seldom. */
    private Judgement missing(String what, String name, Measurements measured) {
        var why = noSuch(what, name, measured);
        return orUnknown && !measured.names().contains(name)
                ? new Judgement(this, Verdict.BROKEN, Optional.empty(), 0, why)
                : unknown(0, why);
    }

    private static String noSuch(String what, String name, Measurements measured) {
        if (measured.names().contains(name)) {
            return "too little was seen for " + name;
        }
        return "no "
                + what
                + " \""
                + name
                + "\""
                + Suggest.hint(name, measured.names()).map(h -> "; " + h).orElse("");
    }
}
