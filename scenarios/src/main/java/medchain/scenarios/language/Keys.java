package medchain.scenarios.language;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import medchain.scenarios.language.Key.Kind;

/** Every key of the scenario language, in the order of an effective file. */
public final class Keys {
    private static final Kind TEXT = new Kind.Text();
    private static final Kind TIME = new Kind.Time(false);
    private static final Kind MOMENT = new Kind.Time(true);
    private static final Kind ALWAYS = new Kind.Section(true);

    private static final List<Key> HEAD =
            List.of(
                    Key.of("scenario", new Kind.Name(), "Name of the scenario; names its results")
                            .needed(),
                    Key.of(
                            Includes.KEY,
                            TEXT,
                            "A scenario file beside this one, whose keys hold unless they stand"
                                    + " here"),
                    Key.of("title", TEXT, "One line for lists").otherwise(""),
                    Key.of("description", TEXT, "What the reader should expect, and why")
                            .otherwise(""),
                    Key.of("topic", TEXT, "Under which the library lists it").otherwise("own"),
                    Key.of(
                                    "seed",
                                    new Kind.Whole(Long.MIN_VALUE, Long.MAX_VALUE),
                                    "Of every random stream; the same seed gives the same run")
                            .otherwise("42"));

    private static final List<Key> PARTS =
            List.of(
                    Key.of("population", ALWAYS, "Who is there from the beginning"),
                    Key.of(
                                    "population.patients",
                                    new Kind.Whole(0, 100_000),
                                    "Patients patient-1, patient-2 …")
                            .otherwise("0"),
                    Key.of(
                                    "population.doctors",
                                    new Kind.Whole(0, 100_000),
                                    "Doctors doctor-1, doctor-2 …")
                            .otherwise("0"),
                    Key.of(
                                    "population.administrators",
                                    new Kind.Whole(1, 1000),
                                    "Administrators admin-1, admin-2 …")
                            .otherwise("1"),
                    Key.of(
                                    "population.hospitals",
                                    new Kind.Whole(1, 10_000),
                                    "Hospitals hospital-1 … of generated records")
                            .otherwise("1"),
                    Key.of(
                                    "population.insurers",
                                    new Kind.Whole(1, 10_000),
                                    "Insurers insurer-1 … of generated records")
                            .otherwise("1"),
                    Key.of(
                            "population.people",
                            new Kind.Choices(
                                    List.of("patient", "doctor", "researcher", "administrator")),
                            "More people by name"),
                    Key.of(
                                    "population.key_bits",
                                    new Kind.Choice(List.of("2048", "3072")),
                                    "Length of their RSA keys")
                            .otherwise("2048"),
                    Key.of(
                                    "population.password_cost",
                                    new Kind.Whole(4, 12),
                                    "Cost of their bcrypt hashes")
                            .otherwise("6"));

    private static final List<Key> STORY =
            List.of(
                    Key.of("timeline", new Kind.Sections(), "What is done, in this order"),
                    Key.of(
                            "timeline[].at",
                            MOMENT,
                            "When, from the beginning; else straight after the line before"),
                    Key.of("timeline[].every", TIME, "Again after each such time; with at, until"),
                    Key.of("timeline[].until", TIME, "The last time of a repeated line"),
                    Key.of(
                            "timeline[].when",
                            new Kind.Line(),
                            "Waits until this is true: height >= 100, settled …"),
                    Key.of("timeline[].do", new Kind.Line(), "A line as typed in the shell")
                            .needed(),
                    Key.of(
                                    "timeline[].outcome",
                                    new Kind.Choice(List.of("done", "refused", "any")),
                                    "What the world should answer")
                            .otherwise("done"),
                    Key.of("timeline[].why", TEXT, "What the reader sees here"),
                    Key.of(
                            "closed_forms",
                            new Kind.Lines(),
                            "Presets whose published figures the rules must give; closed-forms"),
                    Key.of(
                            "expect",
                            new Kind.Lines(),
                            "What holds at the end, or at a time: safety holds at 45s"),
                    Key.of("stop", ALWAYS, "When the run ends, after the last line"),
                    Key.of("stop.after", MOMENT, "At this time; else when all is settled"),
                    Key.of("stop.at_most", TIME, "Waits no longer than this for all to settle")
                            .otherwise("1h"),
                    Key.of(
                                    "replicates",
                                    new Kind.Either(new Kind.Whole(1, Replicates.MOST)),
                                    "Runs of each point of a sweep, the first with the seed; or a"
                                            + " section: until a mean is known well enough")
                            .otherwise("1"),
                    Key.of(
                                    "replicates.min",
                                    new Kind.Whole(Replicates.FEWEST, Replicates.MOST),
                                    "Runs of each point, in any case")
                            .otherwise("5"),
                    Key.of(
                                    "replicates.max",
                                    new Kind.Whole(Replicates.FEWEST, Replicates.MOST),
                                    "Runs of each point, at most")
                            .otherwise("50"),
                    Key.of("replicates.measure", new Kind.Name(), "A measure of the summary")
                            .needed(),
                    Key.of(
                                    "replicates.half_width",
                                    new Kind.Precision(),
                                    "Enough when half the 95% interval of its mean is at most this"
                                            + " share of the mean, time or number")
                            .needed(),
                    Key.of(
                            "sweep",
                            new Kind.Grid(),
                            "Paths of keys, each with its values; under zip: in step"));

    private static final List<Key> ALL =
            Stream.of(HEAD, WorldKeys.ALL, PARTS, WorkloadKeys.ALL, STORY)
                    .flatMap(List::stream)
                    .toList();

    private static final Map<String, Key> BY_PATH = byPath();

    private Keys() {}

    public static List<Key> all() {
        return ALL;
    }

    static Optional<Key> find(String path) {
        return Optional.ofNullable(BY_PATH.get(path));
    }

    /** Keys of a section, in order; the root is the empty path. */
    static List<Key> of(String section) {
        return ALL.stream().filter(k -> k.parent().equals(section)).toList();
    }

    private static Map<String, Key> byPath() {
        var map = new LinkedHashMap<String, Key>();
        ALL.forEach(k -> map.put(k.path(), k));
        return map;
    }
}
