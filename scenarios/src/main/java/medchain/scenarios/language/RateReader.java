package medchain.scenarios.language;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import medchain.scenarios.language.Arguments.Value;
import medchain.scenarios.language.Workload.Pace;
import medchain.scenarios.language.Workload.Rate;

/** Reads the section {@code rate} of a workload. */
final class RateReader {
    private static final int REQUESTS = 10_000;

    private RateReader() {}

    /**
     * @param item the workload, whose {@code for} says how long
     */
    static Pace read(Filled rate, Filled item) {
        return switch (rate.text("controller")) {
            case "fixed-load" -> closed(rate, item, clients(rate), false);
            case "fixed-backlog" -> closed(rate, item, clients(rate), true);
            case "maximum" -> closed(rate, item, OptionalInt.empty(), true);
            case "composite" -> new Pace.Open(composite(rate));
            default -> new Pace.Open(open(rate, item));
        };
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
