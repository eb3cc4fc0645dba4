package medchain.scenarios.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import medchain.simulator.identity.Role;
import medchain.simulator.world.Directive;

/**
 * One verb of one noun: the single definition from which the shell's command, its completion and
 * help, the scenario's {@code do:} line and the command reference are made.
 *
 * @param noun first word: record
 * @param verb second word: add; empty for a command of one word
 * @param summary one line for lists
 * @param example a whole line that works
 * @param parameters positional ones first, in order
 * @param needs roles of which the acting user must have one; empty: nobody needs to be logged in.
 *     For help and completion: the world itself refuses, so that refusals are in the access log
 * @param directive makes the directive; empty for verbs that only show, or that concern the shell
 *     itself, and so cannot stand in a scenario
 */
public record Verb(
        String noun,
        String verb,
        String summary,
        String example,
        List<Parameter> parameters,
        List<Role> needs,
        Optional<Function<Arguments, Directive>> directive) {
    public Verb {
        parameters = List.copyOf(parameters);
        needs = List.copyOf(needs);
    }

    /** A verb that shows, until {@link #does} says what it asks of the world. */
    static Verb of(String words, String summary, String example, Parameter... parameters) {
        var space = words.indexOf(' ');
        return new Verb(
                space < 0 ? words : words.substring(0, space),
                space < 0 ? "" : words.substring(space + 1),
                summary,
                example,
                List.of(parameters),
                List.of(),
                Optional.empty());
    }

    Verb needs(Role... roles) {
        return new Verb(noun, verb, summary, example, parameters, List.of(roles), directive);
    }

    Verb does(Function<Arguments, Directive> makes) {
        return new Verb(noun, verb, summary, example, parameters, needs, Optional.of(makes));
    }

    /** The words as typed: {@code record add}. */
    public String words() {
        return verb.isEmpty() ? noun : noun + " " + verb;
    }

    /** The line that help shows: {@code consent deny TRANSACTION [--reason REASON]}. */
    public String usage() {
        var words = new ArrayList<String>();
        words.add(words());
        parameters.forEach(p -> words.add(p.usage()));
        return String.join(" ", words);
    }

    public Optional<Parameter> parameter(String name) {
        return parameters.stream().filter(p -> p.name().equals(name)).findFirst();
    }
}
