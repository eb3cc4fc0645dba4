package medchain.scenarios.language;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import medchain.scenarios.language.Arguments.Value;
import medchain.scenarios.language.Workload.Rate;
import medchain.simulator.world.ConsentBehaviour;

/** Reads the section {@code workload}. */
final class WorkloadReader {
    private WorkloadReader() {}

    static Workload read(Filled item) {
        var records = item.section("records").orElseThrow();
        var source = records.optional("source");
        boolean generated =
                records.optional("generated").map(v -> v.text().equals("true")).orElse(false);
        if (source.isPresent() == generated) {
            throw BadInput.data(
                    records.place(), "expected either a source or \"generated: true\" for records");
        }
        var from = Units.duration(item.value("from"));
        if (source.isPresent()) {
            refuse(item, "rate", "only generated records have a rate; a file has its own times");
            refuse(item, "for", "only generated records have an end; a file has limit");
            return fromFile(source.get(), records, from);
        }
        refuse(records, "speed", "only a source has a speed");
        refuse(records, "limit", "only a source has a limit");
        var rate = item.section("rate");
        if (rate.isEmpty()) {
            throw BadInput.data(
                    item.place(), "key \"rate\" is missing; expected how often records are made");
        }
        return new Workload.Generated(rate(rate.get(), item), from, records.place());
    }

    private static void refuse(Filled part, String key, String why) {
        part.tree(key)
                .ifPresent(t -> {
                    throw BadInput.data(t.place(), key + ": " + why);
                });
    }

    private static Workload fromFile(Value source, Filled records, Duration from) {
        var limit = records.optional("limit").map(v -> Units.number(v, 1, Integer.MAX_VALUE));
        return new Workload.FromFile(
                source.text(),
                from,
                records.optional("speed").map(Units::speed).orElse(BigDecimal.ONE),
                limit.map(OptionalInt::of).orElse(OptionalInt.empty()),
                source.place());
    }

    private static Rate rate(Filled rate, Filled item) {
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
        return part.optional(key)
                .orElseThrow(() ->
                        BadInput.data(
                                part.place(),
                                "key \"" + key + "\" is missing; this controller needs it"));
    }

    /** How patients answer; said in one workload, true for all patients. */
    static Optional<ConsentBehaviour> behaviour(List<Filled> workload) {
        var sections = workload.stream().flatMap(w -> w.section("consent").stream()).toList();
        if (sections.size() > 1) {
            throw BadInput.data(
                    sections.get(1).place(),
                    "how patients answer, twice; expected it in one workload, for all patients");
        }
        return sections.stream().findFirst().map(WorkloadReader::behaviour);
    }

    private static ConsentBehaviour behaviour(Filled part) {
        double approve = Units.share(part.value("approve"));
        double deny = Units.share(part.value("deny"));
        double ignore = part.optional("ignore").map(Units::share).orElse(1 - approve - deny);
        if (Math.abs(approve + deny + ignore - 1) > 1e-9 || ignore < -1e-9) {
            throw BadInput.data(
                    part.place(),
                    "approve, deny and ignore make "
                            + Quantities.percent(Math.rint((approve + deny + ignore) * 1e6) / 1e6)
                            + "; expected 100%");
        }
        var fixed = part.optional("delay");
        var median = fixed.orElseGet(() -> part.value("delay.lognormal.median"));
        var p95 = fixed.orElseGet(() -> part.value("delay.lognormal.p95"));
        if (Units.duration(p95).compareTo(Units.duration(median)) < 0) {
            throw BadInput.data(
                    p95.place(), "\"" + p95.text() + "\"; expected at least the median");
        }
        return new ConsentBehaviour(approve, deny, Units.duration(median), Units.duration(p95));
    }
}
