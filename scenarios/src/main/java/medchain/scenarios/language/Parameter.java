package medchain.scenarios.language;

import java.util.List;
import java.util.Optional;

/**
 * One thing that a verb is told.
 *
 * @param name of the option without dashes, or of the positional value in help
 * @param form how it is given
 * @param required whether it must be
 * @param fallback its value when not given, as typed
 * @param completion where Tab finds values
 * @param choices the only values, in lower case; empty when open
 */
public record Parameter(
        String name,
        Form form,
        boolean required,
        Optional<String> fallback,
        String help,
        Completion completion,
        List<String> choices) {
    public Parameter {
        choices = List.copyOf(choices);
    }

    /** How a parameter is given. */
    public enum Form {
        /** By its place. */
        POSITIONAL,
        /** By its place, all that are left. */
        REST,
        /** {@code --name value} or {@code --name=value}. */
        OPTION,
        /** {@code --name}, no value. */
        FLAG
    }

    /** What living things a value names; the shell knows where to find them. */
    public enum Completion {
        NONE,
        USER,
        PATIENT,
        DOCTOR,
        ORGANISATION,
        PENDING_TRANSACTION,
        TRANSACTION,
        RECORD,
        NODE,
        CANDIDATE,
        BLOCK_HEIGHT,
        DATASET,
        COLUMN,
        MODEL,
        SCENARIO,
        FILE,
        DIRECTORY,
        COMMAND
    }
}
