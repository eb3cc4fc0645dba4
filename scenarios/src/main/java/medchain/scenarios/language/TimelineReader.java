package medchain.scenarios.language;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import medchain.scenarios.language.Arguments.Value;
import medchain.scenarios.language.Experiment.TimedLine;
import medchain.scenarios.language.Experiment.Wanted;
import medchain.scenarios.language.Tree.Scalar;

/**
 * Reads the section {@code timeline}: lines in the order in which they are done. A line without a
 * time belongs to the line before it; a repeated line stands once for each of its times.
 */
final class TimelineReader {
    private static final int MOST_LINES = 100_000;

    private TimelineReader() {}

    /** Lines that are done one straight after the other. */
    private record Group(Duration at, List<TimedLine> lines) {}

    static List<TimedLine> read(List<Filled> items) {
        var groups = new ArrayList<Group>();
        var latest = Duration.ZERO;
        for (var item : items) {
            var at = item.optional("at").map(Units::duration);
            if (at.isPresent() && at.get().compareTo(latest) < 0) {
                throw backwards(item, latest);
            }
            latest = at.orElse(latest);
            for (var time : times(item, at)) {
                add(groups, line(item, time), latest);
            }
        }
        groups.sort(Comparator.comparing(Group::at));
        return groups.stream().flatMap(g -> g.lines().stream()).toList();
    }

    private static void add(List<Group> groups, TimedLine line, Duration latest) {
        if (line.at().isEmpty() && !groups.isEmpty()) {
            groups.getLast().lines().add(line);
        } else {
            var lines = new ArrayList<TimedLine>();
            lines.add(line);
            groups.add(new Group(line.at().orElse(latest), lines));
        }
        if (groups.size() > MOST_LINES) {
            throw BadInput.data(
                    line.parsed().place(),
                    "more than " + MOST_LINES + " repetitions; expected fewer",
                    Optional.of("raise \"every\" or lower \"until\""));
        }
    }

    private static BadInput backwards(Filled item, Duration latest) {
        return BadInput.data(
                item.value("at").place(),
                "time goes backwards: "
                        + item.text("at")
                        + " after "
                        + Quantities.text(latest)
                        + "; expected lines in the order of their times");
    }

    /** The time of a line, none, or all of a line that is repeated. */
    private static List<Optional<Duration>> times(Filled item, Optional<Duration> at) {
        var every = item.optional("every");
        var until = item.optional("until");
        if (every.isEmpty() && until.isEmpty()) {
            return List.of(at);
        }
        if (every.isEmpty() || until.isEmpty() || at.isEmpty()) {
            throw BadInput.data(
                    item.place(), "expected at, every and until together for a repeated line");
        }
        var end = Units.duration(until.get());
        var step = Units.duration(every.get());
        var times = new ArrayList<Optional<Duration>>();
        for (var t = at.get(); t.compareTo(end) <= 0; t = t.plus(step)) {
            times.add(Optional.of(t));
            if (times.size() > MOST_LINES) {
                throw BadInput.data(
                        every.get().place(),
                        "more than " + MOST_LINES + " repetitions; expected fewer");
            }
        }
        return times;
    }

    private static TimedLine line(Filled item, Optional<Duration> at) {
        var line = (Scalar) item.tree("do").orElseThrow();
        var parsed = parsed(line);
        if (parsed.verb().directive().isEmpty() || parsed.asksForHelp()) {
            throw BadInput.data(
                    line.place(),
                    "\""
                            + parsed.verb().words()
                            + "\" changes nothing in the world; expected a line that does");
        }
        var when = item.optional("when");
        when.ifPresent(Conditions::checkForm);
        return new TimedLine(
                at,
                when,
                line.text().strip(),
                parsed,
                Wanted.valueOf(item.text("outcome").toUpperCase(Locale.ROOT)),
                item.optional("why").map(Value::text).orElse(""));
    }

    private static ParsedLine parsed(Scalar line) {
        try {
            return CommandLine.parse(line.text().strip(), inside(line));
        } catch (BadInput mistaken) {
            throw mistaken.inFile();
        }
    }

    /** Where the text of a quoted value begins. */
    private static Place inside(Scalar scalar) {
        var at = scalar.place();
        return scalar.quoted() ? new Place(at.source(), at.line(), at.column() + 1) : at;
    }
}
