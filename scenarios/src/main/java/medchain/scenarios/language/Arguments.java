package medchain.scenarios.language;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import medchain.simulator.identity.AccountId;
import medchain.simulator.identity.Purpose;
import medchain.simulator.identity.Role;
import medchain.simulator.kernel.Bug;

/**
 * The values that a line gives to a verb's parameters, each with its place for messages.
 *
 * @param given values by parameter name, fallbacks filled in; flags hold "true"
 * @param actor who asks: {@code --as USER}, or else the logged-in user
 * @param world what the values may refer to
 * @param at where the line begins
 */
public record Arguments(
        Map<String, List<Value>> given, Optional<AccountId> actor, Surroundings world, Place at) {

    /** A value as typed and where it stands. */
    public record Value(String text, Place place) {}

    public boolean has(String name) {
        return given.containsKey(name);
    }

    /** All values of a rest or repeated parameter. */
    public List<Value> all(String name) {
        return given.getOrDefault(name, List.of());
    }

    public Optional<Value> value(String name) {
        return all(name).stream().findFirst();
    }

    /** The value of a parameter that is required or has a fallback. */
    public Value one(String name) {
        return value(name)
                .orElseThrow(() -> new Bug("verb asks for \"" + name + "\", which may be absent"));
    }

    public String text(String name) {
        return one(name).text();
    }

    public Optional<String> optionalText(String name) {
        return value(name).map(Value::text);
    }

    /** Comma-separated parts of all its values; empty when not given. */
    public List<String> list(String name) {
        var parts = new ArrayList<String>();
        for (var value : all(name)) {
            for (var part : value.text().split(",", -1)) {
                if (!part.isBlank()) {
                    parts.add(part.strip());
                }
            }
        }
        return parts;
    }

    public int number(String name, int least, int most) {
        return Units.number(one(name), least, most);
    }

    public long whole(String name, long least, long most) {
        return Units.whole(one(name), least, most);
    }

    /** Longer than nothing. */
    public Duration duration(String name) {
        var duration = Units.duration(one(name));
        if (duration.isZero()) {
            throw BadInput.data(one(name).place(), "\"0\"; expected a duration above 0");
        }
        return duration;
    }

    public double share(String name) {
        return Units.share(one(name));
    }

    public AccountId account(String name) {
        return name(one(name), AccountId::new);
    }

    /**
     * Reads a typed name; the type's own rule is the message.
     *
     * @param type for example {@code RecordId::new}
     */
    public <T> T name(String name, Function<String, T> type) {
        return name(one(name), type);
    }

    /** Reads typed names that stand behind each other, with commas between them. */
    public <T> List<T> names(String name, Function<String, T> type) {
        var place = one(name).place();
        return list(name).stream().map(text -> name(new Value(text, place), type)).toList();
    }

    static <T> T name(Value value, Function<String, T> type) {
        try {
            return type.apply(value.text());
        } catch (IllegalArgumentException refused) {
            throw BadInput.data(
                    value.place(), "\"" + value.text() + "\" is " + refused.getMessage());
        }
    }

    /** Who asks. */
    public AccountId who() {
        return actor.orElseThrow(() ->
                new BadInput(
                        BadInput.NOT_PERMITTED,
                        Optional.of(at),
                        "nobody is logged in; expected a user who does this",
                        Optional.of("\"user login NAME\" first, or add --as NAME")));
    }

    /** The purpose of use given, else the usual one of the reader's role. */
    public Purpose purpose() {
        var typed = value("purpose");
        if (typed.isPresent()) {
            return Purpose.valueOf(typed.get().text().toUpperCase(Locale.ROOT));
        }
        var role =
                world.view().users().stream()
                        .filter(u -> Optional.of(u.user()).equals(actor))
                        .map(u -> u.role())
                        .findFirst();
        return Purpose.usualFor(role.orElse(Role.ADMINISTRATOR));
    }
}
