package medchain.scenarios.language;

import static medchain.scenarios.language.Parameter.flag;
import static medchain.scenarios.language.Parameter.option;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import medchain.scenarios.language.Parameter.Completion;
import medchain.simulator.kernel.Assumption;

/**
 * The registry of everything that can be typed: from it come the shell's commands, the {@code do:}
 * lines of scenarios and the command reference.
 */
public final class Verbs {
    /** Options that every line takes. */
    public static final List<Parameter> EVERYWHERE =
            List.of(
                    option("as", Completion.USER, "who does it, instead of the logged-in user"),
                    option("format", "how to print").among("text", "json", "csv"),
                    option("out", Completion.DIRECTORY, "folder for the files that it leaves"),
                    flag("quiet", "print results only, no narration"),
                    flag("no-color", "no colours"),
                    flag("debug", "show the stack trace of an error"),
                    flag("help", "what the command does, with an example"));

    private static final List<Verb> ALL =
            Stream.of(
                            WorldVerbs.ALL,
                            UserVerbs.ALL,
                            RecordVerbs.ALL,
                            ConsentVerbs.ALL,
                            StakeVerbs.ALL,
                            ChainVerbs.ALL,
                            NetworkVerbs.ALL,
                            FaultVerbs.ALL,
                            DatasetVerbs.ALL,
                            KeyVerbs.ALL,
                            ModelVerbs.ALL,
                            QueryVerbs.ALL,
                            AuditVerbs.ALL,
                            FileVerbs.ALL,
                            SessionVerbs.ALL,
                            SweepVerbs.ALL,
                            SwarmVerbs.ALL,
                            EngineVerbs.ALL,
                            FhirVerbs.ALL,
                            BenchVerbs.ALL,
                            ShellVerbs.ALL)
                    .flatMap(List::stream)
                    .toList();

    private static final Map<String, Verb> BY_WORDS = byWords();

    private Verbs() {}

    /** In the order of the command reference. */
    public static List<Verb> all() {
        return ALL;
    }

    /**
     * @param words as typed: {@code record add}
     */
    public static Optional<Verb> find(String words) {
        return Optional.ofNullable(BY_WORDS.get(words));
    }

    public static List<Verb> ofNoun(String noun) {
        return ALL.stream().filter(v -> v.noun().equals(noun)).toList();
    }

    /** First words, in the order of the command reference. */
    public static Collection<String> nouns() {
        var nouns = new LinkedHashSet<String>();
        ALL.forEach(v -> nouns.add(v.noun()));
        return nouns;
    }

    private static Map<String, Verb> byWords() {
        var map = new LinkedHashMap<String, Verb>();
        for (var verb : ALL) {
            Assumption.check(
                    map.put(verb.words(), verb) == null, "two verbs \"" + verb.words() + "\"");
        }
        return map;
    }
}
