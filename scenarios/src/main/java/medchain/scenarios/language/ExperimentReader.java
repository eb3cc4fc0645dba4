package medchain.scenarios.language;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import medchain.scenarios.language.Arguments.Value;
import medchain.scenarios.language.Experiment.Population;
import medchain.scenarios.language.Experiment.Stop;
import medchain.scenarios.language.Experiment.TimedLine;
import medchain.scenarios.language.Experiment.Wanted;
import medchain.scenarios.language.Experiment.Workload;
import medchain.scenarios.language.Tree.Scalar;
import medchain.simulator.identity.AccountId;
import medchain.simulator.identity.Role;
import medchain.simulator.world.ConsentBehaviour;

/** From text to {@link Experiment}: parse, override, check, fill in, read. */
final class ExperimentReader {
    private ExperimentReader() {}

    static Experiment read(ScenarioText text, List<String> settings) {
        var tree = Yaml.parse(text.text(), text.source());
        for (var setting : settings) {
            tree = Overrides.apply(tree, setting);
        }
        return read(Filled.fill(Schema.check(tree)));
    }

    private static Experiment read(Filled all) {
        return new Experiment(
                all.text("scenario"),
                all.text("title"),
                all.text("description"),
                all.text("topic"),
                Units.whole(all.value("seed"), Long.MIN_VALUE, Long.MAX_VALUE),
                WorldReader.read(all.section("world").orElseThrow()),
                population(all.section("population").orElseThrow()),
                all.sections("workload").stream().map(ExperimentReader::workload).toList(),
                behaviour(all.sections("workload")),
                timeline(all.sections("timeline")),
                expectations(all.items("expect")),
                stop(all.section("stop").orElseThrow()),
                EffectiveText.write(all.section()));
    }

    private static Population population(Filled part) {
        var named = new TreeMap<AccountId, Role>();
        part.section("people")
                .ifPresent(people ->
                        people.section()
                                .entries()
                                .forEach(e -> named.put(person(e), role((Scalar) e.value()))));
        return new Population(
                count(part, "patients"),
                count(part, "doctors"),
                count(part, "administrators"),
                count(part, "hospitals"),
                count(part, "insurers"),
                named,
                count(part, "key_bits"),
                count(part, "password_cost"));
    }

    private static AccountId person(Tree.Entry entry) {
        return Arguments.name(new Value(entry.key(), entry.place()), AccountId::new);
    }

    private static Role role(Scalar scalar) {
        return Role.valueOf(scalar.text().toUpperCase(Locale.ROOT));
    }

    private static int count(Filled part, String key) {
        return Units.number(part.value(key), 0, Integer.MAX_VALUE);
    }

    private static Workload workload(Filled item) {
        var records = item.section("records").orElseThrow();
        var source =
                records.optional("source")
                        .orElseThrow(() ->
                                BadInput.data(
                                        records.place(),
                                        "key \"source\" is missing; expected a CSV file"));
        var limit = records.optional("limit").map(v -> Units.number(v, 1, Integer.MAX_VALUE));
        return new Workload(
                source.text(),
                Units.duration(item.value("from")),
                records.optional("speed").map(Units::speed).orElse(BigDecimal.ONE),
                limit.map(OptionalInt::of).orElse(OptionalInt.empty()),
                source.place());
    }

    private static Optional<ConsentBehaviour> behaviour(List<Filled> workload) {
        var sections = workload.stream().flatMap(w -> w.section("consent").stream()).toList();
        if (sections.size() > 1) {
            throw BadInput.data(
                    sections.get(1).place(),
                    "how patients answer, twice; expected it in one workload, for all patients");
        }
        return sections.stream().findFirst().map(ExperimentReader::behaviour);
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

    private static List<TimedLine> timeline(List<Filled> items) {
        var lines = new ArrayList<TimedLine>();
        var latest = Duration.ZERO;
        for (var item : items) {
            var at = item.optional("at").map(Units::duration);
            if (at.isPresent() && at.get().compareTo(latest) < 0) {
                throw BadInput.data(
                        item.value("at").place(),
                        "time goes backwards: "
                                + item.text("at")
                                + " after "
                                + Quantities.text(latest)
                                + "; expected lines in the order of their times");
            }
            latest = at.orElse(latest);
            lines.add(line(item, at));
        }
        return lines;
    }

    private static TimedLine line(Filled item, Optional<Duration> at) {
        var line = (Scalar) item.tree("do").orElseThrow();
        var parsed = CommandLine.parse(line.text().strip(), inside(line));
        if (parsed.verb().directive().isEmpty() || parsed.asksForHelp()) {
            throw BadInput.data(
                    line.place(),
                    "\""
                            + parsed.verb().words()
                            + "\" changes nothing in the world; expected a line that does");
        }
        return new TimedLine(
                at,
                line.text().strip(),
                parsed,
                Wanted.valueOf(item.text("outcome").toUpperCase(Locale.ROOT)),
                item.optional("why").map(Value::text).orElse(""));
    }

    /** Where the text of a quoted value begins. */
    private static Place inside(Scalar scalar) {
        var at = scalar.place();
        return scalar.quoted() ? new Place(at.source(), at.line(), at.column() + 1) : at;
    }

    private static List<Expectation> expectations(List<Tree> items) {
        return items.stream().map(i -> Expectation.parse(((Scalar) i).value())).toList();
    }

    private static Stop stop(Filled part) {
        return new Stop(
                part.optional("after").map(Units::duration), Units.duration(part.value("at_most")));
    }
}
