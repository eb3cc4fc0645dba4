package medchain.scenarios.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import medchain.scenarios.language.Arguments.Value;
import medchain.scenarios.language.Parameter.Form;

/** Understands a line, typed or from a file, by the registry of {@link Verbs}. */
public final class CommandLine {
    private static final String SECRETS = "password|passphrase|key|secret";
    private static final Pattern SECRET_OPTION =
            Pattern.compile("(^|\\s)--?(" + SECRETS + ")([\\s=]|$)");
    private static final Pattern SHORT_OPTION = Pattern.compile("-[A-Za-z].*");

    private final Verb verb;
    private final Place place;
    private final List<Value> words;
    private final SortedMap<String, List<Value>> given = new TreeMap<>();
    private final List<Value> byPlace = new ArrayList<>();

    private CommandLine(Verb verb, Place place, List<Value> words) {
        this.verb = verb;
        this.place = place;
        this.words = words;
    }

    /**
     * @param place where the line's first character stands
     * @throws BadInput usage errors with exit code 2 and their column
     */
    public static ParsedLine parse(String line, Place place) {
        return parse(place, Words.split(line, place));
    }

    /** Words that somebody else has split: the arguments of the launcher. */
    public static ParsedLine parse(List<String> words, Place place) {
        var values = new ArrayList<Value>();
        int column = place.column();
        for (var word : words) {
            values.add(new Value(word, new Place(place.source(), place.line(), column)));
            column += word.codePointCount(0, word.length()) + 1;
        }
        return parse(place, values);
    }

    private static ParsedLine parse(Place place, List<Value> words) {
        if (words.isEmpty()) {
            throw BadInput.usage(place, "an empty line; expected a command", Optional.of("help"));
        }
        var helped = helpForNoun(place, words);
        if (helped.isPresent()) {
            return helped.get();
        }
        var verb = findVerb(words);
        var rest = words.subList(verb.verb().isEmpty() ? 1 : 2, words.size());
        return new CommandLine(verb, place, rest).parse();
    }

    private static Optional<ParsedLine> helpForNoun(Place place, List<Value> words) {
        var asks = words.size() == 2 && isHelp(words.get(1).text());
        if (!asks || Verbs.find(words.getFirst().text()).isPresent()) {
            return Optional.empty();
        }
        var help = Verbs.find("help").orElseThrow();
        var given = new TreeMap<String, List<Value>>();
        given.put(help.parameters().getFirst().name(), List.of(words.getFirst()));
        return Optional.of(new ParsedLine(help, given, place));
    }

    private static Verb findVerb(List<Value> words) {
        var noun = words.getFirst();
        var single = Verbs.find(noun.text());
        if (single.isPresent()) {
            return single.get();
        }
        var verbs = Verbs.ofNoun(noun.text());
        if (verbs.isEmpty()) {
            throw BadInput.usage(
                    noun.place(),
                    "unknown command \"" + noun.text() + "\"",
                    Suggest.hint(noun.text(), Verbs.nouns()).or(() -> Optional.of("try help")));
        }
        var names = verbs.stream().map(Verb::verb).toList();
        if (words.size() == 1) {
            throw BadInput.usage(
                    noun.place(),
                    "\"" + noun.text() + "\" alone; expected one of " + String.join(", ", names));
        }
        var second = words.get(1);
        return Verbs.find(noun.text() + " " + second.text())
                .orElseThrow(() -> unknownVerb(noun, second, names));
    }

    private static BadInput unknownVerb(Value noun, Value verb, List<String> names) {
        return BadInput.usage(
                verb.place(),
                "unknown command \""
                        + noun.text()
                        + " "
                        + verb.text()
                        + "\"; expected one of "
                        + String.join(", ", names),
                Suggest.hint(verb.text(), names));
    }

    private ParsedLine parse() {
        boolean optionsEnded = false;
        for (int i = 0; i < words.size(); i++) {
            var word = words.get(i);
            if (optionsEnded || !looksLikeOption(word.text())) {
                byPlace.add(word);
            } else if (word.text().equals("--")) {
                optionsEnded = true;
            } else {
                i += takeOption(word, i + 1 < words.size() ? words.get(i + 1) : null);
            }
        }
        if (!given.containsKey("help")) {
            fillPlaces();
            fillRest();
        }
        return new ParsedLine(verb, given, place);
    }

    private static boolean isHelp(String word) {
        return word.equals("--help") || word.equals("-h");
    }

    private static boolean looksLikeOption(String word) {
        return word.startsWith("--") || SHORT_OPTION.matcher(word).matches();
    }

    /** Returns how many further words belong to the option. */
    private int takeOption(Value word, @org.jspecify.annotations.Nullable Value next) {
        if (isHelp(word.text())) {
            given.put("help", List.of(new Value("true", word.place())));
            return 0;
        }
        int equals = word.text().indexOf('=');
        var name = equals < 0 ? word.text() : word.text().substring(0, equals);
        var parameter = option(name, word.place());
        if (parameter.form() == Form.FLAG) {
            if (equals >= 0) {
                throw BadInput.usage(word.place(), name + " takes no value");
            }
            put(parameter, new Value("true", word.place()));
            return 0;
        }
        if (equals >= 0) {
            put(parameter, new Value(word.text().substring(equals + 1), after(word, equals + 1)));
            return 0;
        }
        if (next == null || looksLikeOption(next.text())) {
            throw BadInput.usage(
                    word.place(),
                    name + " without its value; expected " + parameter.needed().usage());
        }
        put(parameter, next);
        return 1;
    }

    private static Place after(Value word, int characters) {
        var at = word.place();
        return new Place(at.source(), at.line(), at.column() + characters);
    }

    /** Whether somebody gave a secret as an option: such a line is refused, and not kept. */
    public static boolean namesASecret(String line) {
        return SECRET_OPTION.matcher(line).find();
    }

    private Parameter option(String typed, Place at) {
        var name = typed.replaceFirst("^--?", "");
        if (name.matches(SECRETS)) {
            throw BadInput.usage(
                    at,
                    "a secret in a command would stay in its history; expected no option " + typed,
                    Optional.of("leave it out to be asked, or use --password-file FILE"));
        }
        var known = new ArrayList<>(verb.parameters().stream().filter(p -> !p.byPlace()).toList());
        known.addAll(Verbs.EVERYWHERE);
        return known.stream()
                .filter(p -> typed.equals("--" + p.name()))
                .findFirst()
                .orElseThrow(() -> unknownOption(typed, name, known, at));
    }

    private BadInput unknownOption(String typed, String name, List<Parameter> known, Place at) {
        var names = known.stream().map(Parameter::name).toList();
        return BadInput.usage(
                at,
                "unknown option "
                        + typed
                        + " of \""
                        + verb.words()
                        + "\"; expected one of --"
                        + String.join(", --", names),
                Suggest.nearest(name, names).map(n -> "did you mean --" + n + "?"));
    }

    private void put(Parameter parameter, Value value) {
        var values = new ArrayList<>(given.getOrDefault(parameter.name(), List.of()));
        if (!values.isEmpty() && parameter.form() != Form.REPEATED) {
            throw BadInput.usage(
                    value.place(), "--" + parameter.name() + " twice; expected it once");
        }
        values.add(checked(parameter, value));
        given.put(parameter.name(), List.copyOf(values));
    }

    private static Value checked(Parameter parameter, Value value) {
        var word = value.text().toLowerCase(Locale.ROOT);
        if (parameter.choices().isEmpty()) {
            return value;
        }
        if (!parameter.choices().contains(word)) {
            throw BadInput.data(
                    value.place(),
                    "\""
                            + value.text()
                            + "\" for "
                            + parameter.name()
                            + "; expected one of "
                            + String.join(", ", parameter.choices()),
                    Suggest.hint(word, parameter.choices()));
        }
        return new Value(word, value.place());
    }

    private void fillPlaces() {
        int next = 0;
        for (var parameter : verb.parameters().stream().filter(Parameter::byPlace).toList()) {
            if (next >= byPlace.size()) {
                continue;
            }
            if (parameter.form() == Form.REST) {
                var left = byPlace.subList(next, byPlace.size());
                given.put(parameter.name(), left.stream().map(v -> checked(parameter, v)).toList());
                return;
            }
            given.put(parameter.name(), List.of(checked(parameter, byPlace.get(next++))));
        }
        if (next < byPlace.size()) {
            var extra = byPlace.get(next);
            throw BadInput.usage(
                    extra.place(),
                    "\"" + extra.text() + "\" is one word too many; expected " + verb.usage(),
                    Optional.of("text of several words needs quotes"));
        }
    }

    private void fillRest() {
        for (var parameter : verb.parameters()) {
            if (given.containsKey(parameter.name())) {
                continue;
            }
            if (parameter.required()) {
                throw BadInput.usage(
                        place,
                        parameter.usage() + " is missing; expected " + verb.usage(),
                        Optional.of("for example: " + verb.example()));
            }
            parameter
                    .fallback()
                    .ifPresent(f -> given.put(parameter.name(), List.of(new Value(f, place))));
        }
    }
}
