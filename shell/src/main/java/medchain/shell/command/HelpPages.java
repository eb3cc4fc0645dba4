package medchain.shell.command;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import medchain.scenarios.language.Parameter;
import medchain.scenarios.language.Verb;
import medchain.scenarios.language.Verbs;
import medchain.shell.render.Tone;
import medchain.shell.render.View;

/** Help made from the registry of verbs: an overview, a noun, a verb. */
final class HelpPages {
    private HelpPages() {}

    /** All nouns by group, with their verbs. */
    static List<View> overview() {
        var views = new ArrayList<View>();
        var sheet = View.sheet("", "group", "noun", "verbs");
        Verbs.nouns().stream()
                .sorted(Comparator.comparingInt(n -> order(Groups.of(n))))
                .forEach(noun -> sheet.row(Groups.of(noun), noun, verbsOf(noun)));
        views.add(sheet.done());
        views.add(parameters("every command takes", Verbs.EVERYWHERE));
        views.add(
                new View.Note(
                        Tone.FAINT,
                        "help NOUN lists its verbs, help NOUN VERB shows options and an example; Tab"
                                + " completes, Ctrl-C stops, Ctrl-D leaves; demo shows everything in"
                                + " one run"));
        return views;
    }

    private static int order(String group) {
        return List.of(
                        "World",
                        "People and records",
                        "Chain",
                        "Data and queries",
                        "Scenarios and reports",
                        "Shell")
                .indexOf(group);
    }

    private static String verbsOf(String noun) {
        var verbs = Verbs.ofNoun(noun);
        return verbs.size() == 1 && verbs.getFirst().verb().isEmpty()
                ? verbs.getFirst().summary()
                : verbs.stream().map(Verb::verb).collect(Collectors.joining(", "));
    }

    static List<View> ofNoun(String noun) {
        var sheet = View.sheet(noun, "command", "what it does");
        Verbs.ofNoun(noun).forEach(v -> sheet.row(v.words(), v.summary()));
        return List.of(sheet.done());
    }

    static List<View> ofVerb(Verb verb) {
        var facts =
                View.facts(verb.words())
                        .and("does", verb.summary())
                        .and("usage", verb.usage())
                        .and("example", verb.example());
        if (!verb.needs().isEmpty()) {
            facts =
                    facts.and(
                            "for",
                            verb.needs().stream()
                                    .map(role -> role.word())
                                    .collect(Collectors.joining(", ")));
        }
        var everywhere =
                Verbs.EVERYWHERE.stream().map(HelpPages::name).collect(Collectors.joining(" "));
        var rest = new View.Note(Tone.FAINT, "and, as every command: " + everywhere);
        return verb.parameters().isEmpty()
                ? List.of(facts, rest)
                : List.of(facts, parameters("", verb.parameters()), rest);
    }

    private static View parameters(String title, List<Parameter> parameters) {
        var sheet = View.sheet(title, "parameter", "default", "meaning");
        parameters.forEach(p -> sheet.row(name(p), standard(p), meaning(p)));
        return sheet.done();
    }

    private static String name(Parameter parameter) {
        return parameter.byPlace() ? parameter.usage() : "--" + parameter.name();
    }

    private static String standard(Parameter parameter) {
        return parameter.required() ? "(needed)" : parameter.fallback().orElse("");
    }

    private static String meaning(Parameter parameter) {
        return parameter.choices().isEmpty()
                ? parameter.help()
                : parameter.help() + ": " + String.join(", ", parameter.choices());
    }
}
