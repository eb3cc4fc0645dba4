package medchain.scenarios.language;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import medchain.simulator.identity.Role;

/** Writes the command reference from the registry. */
public final class Reference {
    private final StringBuilder out = new StringBuilder();

    private Reference() {}

    /** Every command with its usage, options and example. */
    public static String markdown() {
        return new Reference().write();
    }

    private String write() {
        out.append("# Commands\n\nEvery line also takes ");
        out.append(
                Verbs.EVERYWHERE.stream()
                        .map(p -> "`--" + p.name() + "` (" + p.help() + ")")
                        .collect(Collectors.joining(", ")));
        out.append(
                ".\n\nCommands marked ◆ change the world and can stand in a scenario as a `do:`");
        out.append(" line.\n");
        Verbs.nouns().stream().map(Verbs::ofNoun).forEach(this::noun);
        return out.toString();
    }

    private void noun(List<Verb> verbs) {
        if (!verbs.getFirst().verb().isEmpty()) {
            out.append("\n## ").append(verbs.getFirst().noun()).append('\n');
        }
        verbs.forEach(this::verb);
    }

    private void verb(Verb verb) {
        out.append("\n### ").append(verb.words());
        out.append(verb.directive().isPresent() ? " ◆\n\n" : "\n\n");
        out.append(verb.summary()).append('.');
        if (!verb.needs().isEmpty()) {
            out.append(" For ").append(roles(verb.needs())).append('.');
        }
        out.append("\n\n    ").append(verb.usage());
        out.append("\n    e.g. ").append(verb.example()).append('\n');
        if (!verb.parameters().isEmpty()) {
            out.append('\n');
            verb.parameters().forEach(this::parameter);
        }
    }

    private static String roles(List<Role> roles) {
        return roles.stream().map(r -> r.word() + "s").collect(Collectors.joining(" and "));
    }

    private void parameter(Parameter p) {
        var name = p.byPlace() ? p.name().toUpperCase(Locale.ROOT) : "--" + p.name();
        out.append("- `").append(name).append("` ").append(p.help());
        if (!p.choices().isEmpty()) {
            out.append(": ").append(String.join(", ", p.choices()));
        }
        p.fallback()
                .filter(f -> !f.isEmpty())
                .ifPresent(f -> out.append(" (else `").append(f).append("`)"));
        out.append('\n');
    }
}
