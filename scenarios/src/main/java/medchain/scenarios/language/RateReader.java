package medchain.scenarios.language;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import medchain.scenarios.language.Arguments.Value;
import medchain.scenarios.language.Workload.Pace;
import medchain.scenarios.language.Workload.Rate;

/** Reads the section {@code rate} of a workload. */
final class RateReader {
    private static final int REQUESTS = 10_000;
    private static final String RECORD = "record";

    /** Of no other file that a run leaves. */
    private static final Pattern RECORDING = Pattern.compile("arrivals[A-Za-z0-9_-]{0,40}\\.csv");

    private RateReader() {}

    /**
     * @param item the workload, whose {@code for} says how long
     */
    static Pace read(Filled rate, Filled item) {
        return switch (rate.text("controller")) {
            case RECORD -> read(recorded(rate), item);
            case "fixed-load" -> closed(rate, item, clients(rate), false);
            case "fixed-backlog" -> closed(rate, item, clients(rate), true);
            case "maximum" -> closed(rate, item, OptionalInt.empty(), true);
            case "composite" -> new Pace.Open(composite(rate));
            default -> new Pace.Open(open(rate, item));
        };
    }

    private static Filled recorded(Filled rate) {
        return rate.section("of")
                .orElseThrow(() ->
                        BadInput.data(
                                rate.place(),
                                "key \"of\" is missing; expected the controller to record"));
    }

    /**
     * In which file of the run's folder the times of the requests are left.
     *
     * @throws BadInput when it could be another file of a run
     */
    static Optional<String> recordedAs(Filled rate) {
        boolean record = rate.text("controller").equals(RECORD);
        for (var key : List.of("of", "file")) {
            if (!record && rate.tree(key).isPresent()) {
                throw BadInput.data(
                        rate.tree(key).orElseThrow().place(), key + ": only record has it");
            }
        }
        if (!record) {
            return Optional.empty();
        }
        var file = rate.optional("file");
        file.filter(f -> !RECORDING.matcher(f.text()).matches())
                .ifPresent(f -> {
                    throw BadInput.data(
                            f.place(),
                            "\"" + f.text() + "\" for file; expected arrivals….csv",
                            Optional.of("arrivals-ward.csv, say; it is left in the run's folder"));
                });
        return Optional.of(file.map(Value::text).orElse("arrivals.csv"));
    }

    private static OptionalInt clients(Filled rate) {
        return OptionalInt.of(Units.number(needed(rate, "clients"), 1, 10_000));
    }

    private static Pace closed(Filled rate, Filled item, OptionalInt clients, boolean toBlock) {
        var random = rate.optional("think.exponential");
        var think = random.or(() -> rate.optional("think")).map(Units::duration);
        return new Pace.Closed(
                clients,
                toBlock,
                think.orElse(Duration.ZERO),
                random.isPresent(),
                lasts(item),
                rate.optional("limit").map(v -> Units.number(v, 1, 1_000_000)).orElse(REQUESTS));
    }

    private static Rate composite(Filled rate) {
        var parts = rate.sections("parts");
        if (parts.isEmpty()) {
            throw BadInput.data(rate.place(), "key \"parts\" is missing; composite needs some");
        }
        return new Rate.Composite(
                parts.stream()
                        .map(part ->
                                new Rate.Part(open(part, part), Units.duration(part.value("from"))))
                        .toList());
    }

    private static Rate open(Filled rate, Filled item) {
        return switch (rate.text("controller")) {
            case "fixed-rate" -> {
                double perSecond = number(rate, "per_second");
                yield new Rate.Even(perSecond, perSecond, lasts(item));
            }
            case "poisson" -> new Rate.Poisson(number(rate, "per_second"), lasts(item));
            case "linear" ->
                    new Rate.Even(
                            number(rate, "per_second"), number(rate, "to_per_second"), lasts(item));
            case "step" ->
                    new Rate.Step(
                            number(rate, "per_second"),
                            number(rate, "add_per_second"),
                            Units.duration(needed(rate, "every")),
                            lasts(item));
            case "daily" ->
                    new Rate.Daily(
                            needed(rate, "source").text(),
                            needed(rate, "column").text(),
                            Units.duration(needed(rate, "day")));
            case "replay" ->
                    new Rate.Replay(needed(rate, "source").text(), needed(rate, "column").text());
            default -> new Rate.Even(0, 0, Duration.ofSeconds(1));
        };
    }

    private static Duration lasts(Filled item) {
        return Units.duration(needed(item, "for"));
    }

    private static double number(Filled rate, String key) {
        return Units.decimal(needed(rate, key)).doubleValue();
    }

    private static Value needed(Filled part, String key) {
        Optional<Value> value = part.optional(key);
        return value.orElseThrow(() ->
                BadInput.data(
                        part.place(), "key \"" + key + "\" is missing; this controller needs it"));
    }
}
