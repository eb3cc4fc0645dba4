package medchain.scenarios.language;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.TreeSet;
import medchain.scenarios.language.Arguments.Value;
import medchain.simulator.identity.DatasetId;
import medchain.simulator.world.ConsentBehaviour;

/** Reads the section {@code workload}. */
final class WorkloadReader {
    private WorkloadReader() {}

    /** No two of them are recorded in one file. */
    static List<Workload> all(List<Filled> items) {
        var files = new TreeSet<String>();
        for (var item : items) {
            item.section("rate")
                    .flatMap(RateReader::recordedAs)
                    .filter(file -> !files.add(file))
                    .ifPresent(file -> {
                        throw BadInput.data(
                                item.place(),
                                file + " twice; expected each recording in a file of its own",
                                Optional.of("file: arrivals-2.csv, say"));
                    });
        }
        return items.stream().map(WorkloadReader::read).toList();
    }

    private static Workload read(Filled item) {
        var records = item.section("records");
        var mix = item.section("mix");
        if (records.isPresent() == mix.isPresent()) {
            throw BadInput.data(item.place(), "expected either records or a mix in a workload");
        }
        var source = records.flatMap(r -> r.optional("source"));
        return source.isPresent()
                ? fromFile(source.get(), records.orElseThrow(), item)
                : generated(item, records, mix);
    }

    private static Workload generated(Filled item, Optional<Filled> records, Optional<Filled> mix) {
        var what = records.or(() -> mix).orElseThrow();
        records.ifPresent(WorkloadReader::checkGenerated);
        var rate =
                item.section("rate")
                        .orElseThrow(() ->
                                BadInput.data(
                                        item.place(),
                                        "key \"rate\" is missing; expected how often requests are"
                                                + " made"));
        var dataset = item.optional("dataset").map(v -> Arguments.name(v, DatasetId::new));
        var shares = mix.map(WorkloadReader::mix).orElse(Map.of(Workload.Kind.ADD, 1.0));
        if (shares.containsKey(Workload.Kind.QUERY) && dataset.isEmpty()) {
            throw BadInput.data(
                    what.place(), "key \"dataset\" is missing; expected which one queries count");
        }
        return new Workload.Generated(
                shares,
                RateReader.read(rate, item),
                Units.duration(item.value("from")),
                dataset,
                RateReader.recordedAs(rate),
                what.place());
    }

    private static void checkGenerated(Filled records) {
        if (!records.optional("generated").map(v -> v.text().equals("true")).orElse(false)) {
            throw BadInput.data(
                    records.place(), "expected either a source or \"generated: true\" for records");
        }
        refuse(records, "speed", "only a source has a speed");
        refuse(records, "limit", "only a source has a limit");
    }

    private static Map<Workload.Kind, Double> mix(Filled part) {
        var shares = new TreeMap<Workload.Kind, Double>();
        for (var kind : Workload.Kind.values()) {
            part.optional(kind.name().toLowerCase(Locale.ROOT))
                    .map(Units::share)
                    .filter(share -> share > 0)
                    .ifPresent(share -> shares.put(kind, share));
        }
        double sum = shares.values().stream().mapToDouble(Double::doubleValue).sum();
        if (Math.abs(sum - 1) > 1e-9) {
            throw BadInput.data(
                    part.place(),
                    "the mix makes "
                            + Quantities.percent(Math.rint(sum * 1e6) / 1e6)
                            + "; expected 100%");
        }
        return shares;
    }

    private static void refuse(Filled part, String key, String why) {
        part.tree(key)
                .ifPresent(t -> {
                    throw BadInput.data(t.place(), key + ": " + why);
                });
    }

    private static Workload fromFile(Value source, Filled records, Filled item) {
        if (records.tree("generated").isPresent()) {
            throw BadInput.data(
                    records.place(), "expected either a source or \"generated: true\" for records");
        }
        refuse(item, "rate", "only generated records have a rate; a file has its own times");
        refuse(item, "for", "only generated records have an end; a file has limit");
        var limit = records.optional("limit").map(v -> Units.number(v, 1, Integer.MAX_VALUE));
        return new Workload.FromFile(
                source.text(),
                Units.duration(item.value("from")),
                records.optional("speed").map(Units::speed).orElse(BigDecimal.ONE),
                limit.map(OptionalInt::of).orElse(OptionalInt.empty()),
                source.place());
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
