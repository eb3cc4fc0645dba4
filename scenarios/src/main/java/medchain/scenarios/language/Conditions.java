package medchain.scenarios.language;

import java.util.regex.Pattern;
import medchain.scenarios.language.Arguments.Value;
import medchain.simulator.world.Condition;

/** Reads what a run waits for: {@code height >= 100}, {@code settled}, {@code included 3f2a}. */
public final class Conditions {
    private static final Pattern AT_LEAST =
            Pattern.compile("(height|irreversible_height|epoch)\\s*>=\\s*([0-9]{1,18})");
    private static final Pattern OF_TRANSACTION =
            Pattern.compile("(included|irreversible)\\s+(\\S+)");

    private Conditions() {}

    public static Condition parse(Value value, Surroundings world) {
        var text = value.text().strip();
        if (text.equals("settled")) {
            return new Condition.Settled();
        }
        if (text.equals("answered")) {
            return new Condition.Answered();
        }
        var atLeast = AT_LEAST.matcher(text);
        if (atLeast.matches()) {
            return atLeast(atLeast.group(1), Long.parseLong(atLeast.group(2)));
        }
        var transaction = OF_TRANSACTION.matcher(text);
        if (transaction.matches()) {
            var id =
                    Lookup.transaction(
                            new Value(transaction.group(2), value.place()), world.view());
            return transaction.group(1).equals("included")
                    ? new Condition.Included(id)
                    : new Condition.Irreversible(id);
        }
        throw unknown(value);
    }

    /** Refuses what can be no condition, before there is a world. */
    static void checkForm(Value value) {
        var text = value.text().strip();
        if (!text.equals("settled")
                && !text.equals("answered")
                && !AT_LEAST.matcher(text).matches()
                && !OF_TRANSACTION.matcher(text).matches()) {
            throw unknown(value);
        }
    }

    private static BadInput unknown(Value value) {
        return BadInput.data(
                value.place(),
                "\""
                        + value.text()
                        + "\"; expected a condition such as \"height >= 100\","
                        + " \"irreversible_height >= 50\", \"epoch >= 3\", \"settled\","
                        + " \"answered\","
                        + " \"included TX\" or \"irreversible TX\"");
    }

    private static Condition atLeast(String what, long number) {
        return switch (what) {
            case "height" -> new Condition.HeightAtLeast(number);
            case "epoch" -> new Condition.EpochAtLeast(number);
            default -> new Condition.IrreversibleHeightAtLeast(number);
        };
    }
}
