package medchain.scenarios.language;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import medchain.scenarios.language.Arguments.Value;
import medchain.scenarios.language.Experiment.Population;
import medchain.scenarios.language.Experiment.Stop;
import medchain.scenarios.language.Tree.Scalar;
import medchain.simulator.atlas.Atlas;
import medchain.simulator.identity.AccountId;
import medchain.simulator.identity.Role;

/** From text to {@link Experiment}: parse, override, check, fill in, read. */
final class ExperimentReader {
    private ExperimentReader() {}

    static Experiment read(ScenarioText text, List<String> settings) {
        var tree = Includes.resolve(text);
        for (var setting : settings) {
            tree = Overrides.apply(tree, setting);
        }
        return read(tree, text.beside());
    }

    /**
     * @param document without defaults, not yet checked
     * @param beside finds the files that it names
     */
    static Experiment read(Tree document, ScenarioText.Beside beside) {
        var written = Schema.check(Tables.inline(document, beside));
        var all = Filled.fill(written);
        var stop = stop(all.section("stop").orElseThrow());
        return new Experiment(
                all.text("scenario"),
                all.text("title"),
                all.text("description"),
                all.text("topic"),
                Units.whole(all.value("seed"), Long.MIN_VALUE, Long.MAX_VALUE),
                WorldReader.read(all.section("world").orElseThrow()),
                population(all.section("population").orElseThrow()),
                WorkloadReader.all(all.sections("workload")),
                WorkloadReader.behaviour(all.sections("workload")),
                TimelineReader.read(all.sections("timeline")),
                chapters(all.items("closed_forms")),
                expectations(all.items("expect"), stop),
                stop,
                new Sweep(written, beside, Replicates.read(all)),
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

    private static List<String> chapters(List<Tree> items) {
        return items.stream().map(i -> chapter(((Scalar) i).value())).toList();
    }

    private static String chapter(Value written) {
        if (!Atlas.chapters().contains(written.text())) {
            throw BadInput.data(
                    written.place(),
                    "no closed forms of \""
                            + written.text()
                            + "\"; expected one of "
                            + String.join(", ", Atlas.chapters()),
                    Suggest.hint(written.text(), Atlas.chapters()));
        }
        return written.text();
    }

    private static List<Expectation> expectations(List<Tree> items, Stop stop) {
        return items.stream()
                .map(i -> withinTheRun(Expectation.parse(((Scalar) i).value()), stop))
                .toList();
    }

    private static Expectation withinTheRun(Expectation expectation, Stop stop) {
        var end = stop.after();
        if (end.isPresent()
                && expectation.at().filter(t -> t.compareTo(end.get()) > 0).isPresent()) {
            throw BadInput.data(
                    expectation.place(),
                    "\""
                            + expectation.text()
                            + "\" is after the end; expected a time up to "
                            + Quantities.text(end.get()),
                    Optional.of("stop.after ends the run"));
        }
        return expectation;
    }

    private static Stop stop(Filled part) {
        return new Stop(
                part.optional("after").map(Units::duration), Units.duration(part.value("at_most")));
    }
}
