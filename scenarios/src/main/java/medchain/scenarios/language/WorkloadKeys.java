package medchain.scenarios.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import medchain.scenarios.language.Key.Kind;

/** The keys of the section {@code workload}. */
final class WorkloadKeys {
    private static final Kind TEXT = new Kind.Text();
    private static final Kind TIME = new Kind.Time(false);
    private static final Kind MOMENT = new Kind.Time(true);
    private static final Kind RATE = new Kind.Decimal(0, 100_000);
    private static final Kind SHARE = new Kind.Share();
    private static final Kind SOMETIMES = new Kind.Section(false);

    private static final List<String> OPEN =
            List.of("fixed-rate", "poisson", "linear", "step", "daily", "replay");
    private static final List<String> MORE =
            List.of("composite", "zero", "fixed-load", "fixed-backlog", "maximum");

    static final List<Key> ALL = all();

    private WorkloadKeys() {}

    private static List<Key> all() {
        var keys = new ArrayList<Key>();
        keys.add(Key.of("workload", new Kind.Sections(), "What people do by themselves"));
        keys.addAll(what());
        keys.add(Key.of("workload[].rate", SOMETIMES, "How often generated requests are made"));
        keys.addAll(rate("workload[].rate", controllers("record")));
        keys.addAll(closed("workload[].rate"));
        keys.addAll(parts("workload[].rate"));
        keys.addAll(recorded());
        keys.addAll(consent());
        keys.add(Key.of("workload[].from", MOMENT, "When the first may come").otherwise("0s"));
        keys.add(Key.of("workload[].for", TIME, "How long requests are made; with rate"));
        return List.copyOf(keys);
    }

    private static List<String> controllers(String... more) {
        return Stream.of(OPEN, MORE, List.of(more)).flatMap(List::stream).toList();
    }

    private static List<Key> parts(String path) {
        var keys = new ArrayList<Key>();
        keys.add(Key.of(path + ".parts", new Kind.Sections(), "Several at once: composite"));
        keys.addAll(rate(path + ".parts[]", OPEN));
        keys.add(
                Key.of(path + ".parts[].from", MOMENT, "After the workload's own from")
                        .otherwise("0s"));
        keys.add(Key.of(path + ".parts[].for", TIME, "How long this part is made"));
        return keys;
    }

    private static List<Key> recorded() {
        var keys = new ArrayList<Key>();
        keys.add(
                Key.of(
                        "workload[].rate.file",
                        TEXT,
                        "In the run's folder, of the times in a column at_s: record; else"
                                + " arrivals.csv"));
        keys.add(Key.of("workload[].rate.of", SOMETIMES, "Whose times are recorded: record"));
        keys.addAll(rate("workload[].rate.of", controllers()));
        keys.addAll(closed("workload[].rate.of"));
        keys.addAll(parts("workload[].rate.of"));
        return keys;
    }

    private static List<Key> what() {
        var keys = new ArrayList<Key>();
        keys.add(Key.of("workload[].records", SOMETIMES, "Which records; or a mix"));
        keys.add(Key.of("workload[].records.source", TEXT, "CSV file with one submission a row"));
        keys.add(
                Key.of(
                        "workload[].records.speed",
                        new Kind.Speed(),
                        "How many times faster than the file's timestamps; with source"));
        keys.add(
                Key.of(
                        "workload[].records.limit",
                        new Kind.Whole(1, 10_000_000),
                        "The first rows only; with source"));
        keys.add(
                Key.of(
                        "workload[].records.generated",
                        new Kind.Flag(),
                        "Made from the seed, for people of the population; with rate"));
        keys.add(Key.of("workload[].mix", SOMETIMES, "Shares of requests of different kinds"));
        for (var kind : Workload.Kind.values()) {
            keys.add(
                    Key.of(
                            "workload[].mix." + kind.name().toLowerCase(Locale.ROOT),
                            SHARE,
                            meaning(kind)));
        }
        keys.add(Key.of("workload[].dataset", new Kind.Name(), "Encrypted dataset of mix.query"));
        return keys;
    }

    private static String meaning(Workload.Kind kind) {
        return switch (kind) {
            case ADD -> "A doctor adds a record";
            case UPDATE -> "A doctor updates a record of this workload";
            case SHARE -> "A doctor asks to share a record of this workload with another doctor";
            case REVOKE -> "A patient ends the last share of hers";
            case READ -> "A patient reads her own history";
            case PRY -> "A patient tries to read the history of another, and is refused";
            case STAKE -> "Somebody stakes";
            case VOTE -> "Somebody who has staked votes for a delegate";
            case QUERY -> "An administrator counts the rows of an encrypted dataset";
        };
    }

    private static List<Key> rate(String path, List<String> controllers) {
        return List.of(
                Key.of(path + ".controller", new Kind.Choice(controllers), "How the rate develops")
                        .needed(),
                Key.of(
                        path + ".per_second",
                        RATE,
                        "Requests a second: fixed-rate and poisson; at first: linear and step"),
                Key.of(path + ".to_per_second", RATE, "At the end: linear"),
                Key.of(path + ".add_per_second", RATE, "More after each step: step"),
                Key.of(path + ".every", TIME, "Length of a step: step"),
                Key.of(
                        path + ".source",
                        TEXT,
                        "CSV file with a row a day (daily) or a request (replay)"),
                Key.of(
                        path + ".column",
                        TEXT,
                        "Its column of requests a day (daily) or of seconds (replay)"),
                Key.of(path + ".day", TIME, "How long a day lasts here: daily"));
    }

    private static List<Key> closed(String path) {
        return List.of(
                Key.of(
                        path + ".clients",
                        new Kind.Whole(1, 10_000),
                        "Each has one request on its way: fixed-load (until it is irreversible) and"
                                + " fixed-backlog (until it is in a block)"),
                Key.of(
                        path + ".think",
                        new Kind.Either(MOMENT),
                        "Between two requests of a client: always the same, or a section"),
                Key.of(path + ".think.exponential", TIME, "Mean of an exponential distribution")
                        .needed(),
                Key.of(
                        path + ".limit",
                        new Kind.Whole(1, 1_000_000),
                        "No more requests than this: fixed-load, fixed-backlog, maximum; else"
                                + " 10000"));
    }

    private static List<Key> consent() {
        return List.of(
                Key.of("workload[].consent", SOMETIMES, "How patients answer"),
                Key.of("workload[].consent.approve", SHARE, "Share that says yes").needed(),
                Key.of("workload[].consent.deny", SHARE, "Share that says no").otherwise("0%"),
                Key.of(
                        "workload[].consent.ignore",
                        SHARE,
                        "Share that never answers; what is left of 100%"),
                Key.of(
                                "workload[].consent.delay",
                                new Kind.Either(TIME),
                                "Time to the answer: always the same, or a section")
                        .otherwise("3s"),
                Key.of("workload[].consent.delay.lognormal", SOMETIMES, "Drawn for each request")
                        .needed(),
                Key.of("workload[].consent.delay.lognormal.median", TIME, "Half are faster")
                        .needed(),
                Key.of("workload[].consent.delay.lognormal.p95", TIME, "95% are faster").needed());
    }
}
