package medchain.scenarios.language;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import medchain.simulator.identity.AccountId;

/**
 * The values that a line gives to a verb's parameters, each with its place for messages.
 *
 * @param given values by parameter name, fallbacks filled in; flags hold "true"
 * @param actor who asks: the logged-in user, or {@code --as USER}
 * @param world what the values may refer to
 */
public record Arguments(
        Map<String, List<Value>> given, Optional<AccountId> actor, Surroundings world) {

    /** A value as typed and where it stands. */
    public record Value(String text, Place place) {}
}
