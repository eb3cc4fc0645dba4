package medchain.scenarios.language;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import medchain.scenarios.language.Arguments.Value;
import medchain.simulator.identity.AccountId;
import medchain.simulator.world.Directive;

/**
 * A line that was understood, before the world is asked.
 *
 * @param given values by parameter name, fallbacks filled in; also the options that every line
 *     takes, see {@link Verbs#EVERYWHERE}
 * @param place where the line begins
 */
public record ParsedLine(Verb verb, SortedMap<String, List<Value>> given, Place place) {

    /** {@code --help} stands in the line; nothing else of it was checked. */
    public boolean asksForHelp() {
        return given.containsKey("help");
    }

    /** The user named by {@code --as}. */
    public Optional<AccountId> as() {
        return Optional.ofNullable(given.get("as"))
                .map(values -> Arguments.name(values.getFirst(), AccountId::new));
    }

    /**
     * @param loggedIn who asks when the line does not say {@code --as}
     */
    public Arguments arguments(Optional<AccountId> loggedIn, Surroundings world) {
        return new Arguments(given, as().or(() -> loggedIn), world, place);
    }

    /**
     * What the line asks of the world; empty for a line that only shows, or that concerns the shell
     * itself.
     */
    public Optional<Directive> directive(Optional<AccountId> loggedIn, Surroundings world) {
        return verb.directive().map(makes -> makes.apply(arguments(loggedIn, world)));
    }
}
