package medchain.scenarios.language;

import java.util.List;
import java.util.Locale;
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

    /** A required value by its place. */
    static Parameter position(String name, Completion completion, String help) {
        return new Parameter(
                name, Form.POSITIONAL, true, Optional.empty(), help, completion, List.of());
    }

    /** All words that are left. */
    static Parameter rest(String name, Completion completion, String help) {
        return new Parameter(name, Form.REST, true, Optional.empty(), help, completion, List.of());
    }

    /** An option that may be left out. */
    static Parameter option(String name, Completion completion, String help) {
        return new Parameter(
                name, Form.OPTION, false, Optional.empty(), help, completion, List.of());
    }

    /** An option that may be left out and whose value names nothing living. */
    static Parameter option(String name, String help) {
        return option(name, Completion.NONE, help);
    }

    static Parameter flag(String name, String help) {
        return new Parameter(
                name, Form.FLAG, false, Optional.empty(), help, Completion.NONE, List.of());
    }

    Parameter optional() {
        return new Parameter(name, form, false, fallback, help, completion, choices);
    }

    Parameter needed() {
        return new Parameter(name, form, true, fallback, help, completion, choices);
    }

    Parameter otherwise(String value) {
        return new Parameter(name, form, false, Optional.of(value), help, completion, choices);
    }

    Parameter among(String... values) {
        return new Parameter(name, form, required, fallback, help, completion, List.of(values));
    }

    /** The option may be given more than once. */
    Parameter repeatable() {
        return new Parameter(name, Form.REPEATED, required, fallback, help, completion, choices);
    }

    public boolean byPlace() {
        return form == Form.POSITIONAL || form == Form.REST;
    }

    /** As shown in usage lines: {@code PATIENT}, {@code [--bits 2048|3072]}. */
    public String usage() {
        var value = choices.isEmpty() ? name.toUpperCase(Locale.ROOT) : String.join("|", choices);
        var text =
                switch (form) {
                    case POSITIONAL -> value;
                    case REST -> value + "…";
                    case OPTION -> "--" + name + " " + value;
                    case REPEATED -> "--" + name + " " + value + " …";
                    case FLAG -> "--" + name;
                };
        return required ? text : "[" + text + "]";
    }

    /** How a parameter is given. */
    public enum Form {
        /** By its place. */
        POSITIONAL,
        /** By its place, all that are left. */
        REST,
        /** {@code --name value} or {@code --name=value}. */
        OPTION,
        /** The same, as often as wanted. */
        REPEATED,
        /** {@code --name}, no value. */
        FLAG
    }

    /** What living things a value names; the shell knows where to find them. */
    public enum Completion {
        NONE,
        USER,
        PATIENT,
        DOCTOR,
        /** Several, with commas between them. */
        DOCTORS,
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
