package medchain.shell.prompt;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import medchain.scenarios.language.Parameter;
import medchain.scenarios.language.Parameter.Completion;
import medchain.scenarios.language.Parameter.Form;
import medchain.scenarios.language.Verb;
import medchain.scenarios.language.Verbs;
import medchain.shell.command.Groups;
import medchain.shell.prompt.LivingNames.Name;
import medchain.shell.render.SafeText;
import medchain.shell.session.Session;
import org.jline.builtins.Completers.DirectoriesCompleter;
import org.jline.builtins.Completers.FileNameCompleter;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;

/** Completes nouns, verbs, options, their choices, files and the names of living things. */
public final class LineCompleter implements Completer {
    private final LivingNames names;
    private final Supplier<List<String>> scenarios;
    private final Completer files = new FileNameCompleter();
    private final Completer folders =
            new DirectoriesCompleter(java.nio.file.Path.of("").toAbsolutePath());

    /**
     * @param scenarios names of the library
     */
    public LineCompleter(Session session, Supplier<List<String>> scenarios) {
        this.names = new LivingNames(session);
        this.scenarios = scenarios;
    }

    @Override
    public void complete(LineReader reader, ParsedLine line, List<Candidate> out) {
        var before = line.words().subList(0, line.wordIndex());
        if (before.isEmpty()) {
            Verbs.nouns().forEach(noun -> out.add(noun(noun)));
            return;
        }
        var verb = verbOf(before);
        if (verb.isPresent()) {
            var words = before.subList(verb.get().verb().isEmpty() ? 1 : 2, before.size());
            parameters(verb.get(), words, reader, line, out);
        } else if (before.size() == 1) {
            offer(LivingNames.verbs(before.getFirst()), "", "verbs", out);
        }
    }

    private static Optional<Verb> verbOf(List<String> words) {
        var single = Verbs.find(words.getFirst());
        return single.isPresent() || words.size() < 2
                ? single
                : Verbs.find(words.get(0) + " " + words.get(1));
    }

    private static Candidate noun(String noun) {
        var verbs = Verbs.ofNoun(noun);
        var about =
                verbs.getFirst().verb().isEmpty()
                        ? verbs.getFirst().summary()
                        : String.join(", ", verbs.stream().map(Verb::verb).toList());
        return new Candidate(noun, noun, Groups.of(noun), about, null, null, true);
    }

    private void parameters(
            Verb verb,
            List<String> before,
            LineReader reader,
            ParsedLine line,
            List<Candidate> out) {
        var word = line.word();
        var waiting =
                before.isEmpty() ? Optional.<Parameter>empty() : option(verb, before.getLast());
        if (waiting.isPresent() && waiting.get().form() != Form.FLAG) {
            values(waiting.get(), "", reader, line, out);
            return;
        }
        var equals = word.indexOf('=');
        if (word.startsWith("--") && equals > 0) {
            option(verb, word.substring(0, equals))
                    .ifPresent(p -> values(p, word.substring(0, equals + 1), reader, line, out));
            return;
        }
        if (!word.startsWith("-")) {
            byPlace(verb, before).ifPresent(p -> values(p, afterComma(word), reader, line, out));
        }
        if (out.isEmpty()) {
            options(verb, before, out);
        }
    }

    /** Lists of names are separated by commas: the next one is completed. */
    private static String afterComma(String word) {
        return word.substring(0, word.lastIndexOf(',') + 1);
    }

    private static Optional<Parameter> option(Verb verb, String word) {
        return java.util.stream.Stream.concat(verb.parameters().stream(), Verbs.EVERYWHERE.stream())
                .filter(p -> !p.byPlace() && word.equals("--" + p.name()))
                .findFirst();
    }

    private static Optional<Parameter> byPlace(Verb verb, List<String> before) {
        int taken = 0;
        for (int i = 0; i < before.size(); i++) {
            var option = option(verb, before.get(i));
            if (option.isEmpty() && !before.get(i).startsWith("--")) {
                taken++;
            } else if (option.isPresent() && option.get().form() != Form.FLAG) {
                i++;
            }
        }
        var places = verb.parameters().stream().filter(Parameter::byPlace).toList();
        if (taken < places.size()) {
            return Optional.of(places.get(taken));
        }
        return places.stream().filter(p -> p.form() == Form.REST).findFirst();
    }

    private static void options(Verb verb, List<String> before, List<Candidate> out) {
        var used = new HashSet<>(before);
        verb.parameters().stream()
                .filter(p -> !p.byPlace())
                .filter(p -> p.form() == Form.REPEATED || !used.contains("--" + p.name()))
                .forEach(p -> out.add(option(p, "options")));
        Verbs.EVERYWHERE.stream()
                .filter(p -> !used.contains("--" + p.name()))
                .forEach(p -> out.add(option(p, "options of every command")));
    }

    private static Candidate option(Parameter parameter, String group) {
        var text = "--" + parameter.name();
        return new Candidate(text, text, group, parameter.help(), null, null, true);
    }

    private void values(
            Parameter parameter,
            String prefix,
            LineReader reader,
            ParsedLine line,
            List<Candidate> out) {
        parameter.choices().forEach(c -> out.add(value(prefix + c, c, "", parameter.name())));
        switch (parameter.completion()) {
            case FILE -> files.complete(reader, line, out);
            case DIRECTORY -> folders.complete(reader, line, out);
            case SCENARIO -> {
                scenarios.get().forEach(s -> out.add(value(s, s, "", "library")));
                files.complete(reader, line, out);
            }
            case Completion kind -> offer(names.of(kind), prefix, parameter.name(), out);
        }
    }

    private static void offer(List<Name> names, String prefix, String group, List<Candidate> out) {
        names.forEach(n -> out.add(value(prefix + n.value(), n.value(), n.about(), group)));
    }

    private static Candidate value(String value, String shown, String about, String group) {
        var complete = !value.endsWith("=");
        return new Candidate(
                value,
                SafeText.of(shown),
                group,
                about.isEmpty() ? null : SafeText.of(about),
                null,
                null,
                complete);
    }
}
