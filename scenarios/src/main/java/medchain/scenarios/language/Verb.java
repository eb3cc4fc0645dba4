package medchain.scenarios.language;

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
 * @param needs roles of which the acting user must have one; empty: nobody needs to be logged in
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

    /** The words as typed: {@code record add}. */
    public String words() {
        return verb.isEmpty() ? noun : noun + " " + verb;
    }
}
