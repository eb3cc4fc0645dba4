package medchain.scenarios.run;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import medchain.scenarios.language.Arguments.Value;
import medchain.scenarios.language.BadInput;
import medchain.scenarios.language.Experiment;
import medchain.scenarios.language.Experiment.TimedLine;
import medchain.scenarios.language.Parameter;
import medchain.scenarios.language.Suggest;
import medchain.simulator.identity.AccountId;

/** Finds names in the timeline that nobody will have, before anything runs. */
final class Preflight {
    private final Set<String> users = new TreeSet<>();
    private final int nodes;

    private Preflight(Experiment experiment, Cast cast) {
        this.nodes = experiment.world().network().nodes();
        cast.roles().keySet().stream().map(AccountId::value).forEach(users::add);
    }

    static void check(Experiment experiment, Cast cast) {
        var preflight = new Preflight(experiment, cast);
        experiment.timeline().forEach(preflight::line);
    }

    private void line(TimedLine line) {
        var parsed = line.parsed();
        parsed.given().getOrDefault("as", List.of()).forEach(this::user);
        for (var parameter : parsed.verb().parameters()) {
            parsed.given()
                    .getOrDefault(parameter.name(), List.of())
                    .forEach(v -> value(parameter, v));
        }
        if (parsed.verb().words().equals("user register")) {
            parsed.given().getOrDefault("user", List.of()).forEach(v -> users.add(v.text()));
        }
    }

    private void value(Parameter parameter, Value value) {
        switch (parameter.completion()) {
            case USER, PATIENT, DOCTOR -> user(value);
            case DOCTORS ->
                    Stream.of(value.text().split(",", -1))
                            .map(String::strip)
                            .forEach(name -> user(new Value(name, value.place())));
            case NODE -> node(value);
            default -> {}
        }
    }

    private void user(Value value) {
        if (!users.contains(value.text())) {
            throw BadInput.data(
                    value.place(),
                    "unknown user \"" + value.text() + "\"; expected one of the population",
                    Suggest.hint(value.text(), users));
        }
    }

    private void node(Value value) {
        for (var part : value.text().split(",", -1)) {
            var name = part.strip();
            if (name.matches("node-[0-9]+")
                    && (name.length() > 9
                            || Integer.parseInt(name.substring(5)) > nodes
                            || name.startsWith("node-0"))) {
                throw BadInput.data(
                        value.place(),
                        "unknown node \"" + name + "\"; expected node-1 to node-" + nodes);
            }
        }
    }
}
