package medchain.shell.command;

import java.util.List;
import java.util.stream.Collectors;
import medchain.scenarios.language.CommandLine;
import medchain.scenarios.language.ParsedLine;
import medchain.scenarios.language.Place;
import org.springframework.shell.core.command.CommandArgument;
import org.springframework.shell.core.command.ParsedInput;

/**
 * A line and where it stands. Spring Shell's parsed input keeps words without their places, so the
 * line itself travels in it as arguments and is understood by the grammar that scenarios use.
 */
public record TypedLine(String text, Place place) {
    private static final String PROMPT = "<line>";
    private static final String PLAIN_WORD = "[A-Za-z0-9_./:=,@%+-]+";

    /** A line at the prompt. */
    public static TypedLine atPrompt(String text) {
        return new TypedLine(text, new Place(PROMPT, 1, 1));
    }

    boolean isAtPrompt() {
        return place.source().equals(PROMPT);
    }

    /** Words that the operating system's shell has split already. */
    public static TypedLine ofWords(List<String> words) {
        return atPrompt(words.stream().map(TypedLine::quoted).collect(Collectors.joining(" ")));
    }

    private static String quoted(String word) {
        return word.matches(PLAIN_WORD) ? word : "'" + word.replace("'", "'\\''") + "'";
    }

    ParsedLine parse() {
        return CommandLine.parse(text, place);
    }

    /**
     * @throws medchain.scenarios.language.BadInput when nothing can be made of the line
     */
    public ParsedInput parsedInput() {
        var verb = parse().verb();
        var input = ParsedInput.builder().commandName(verb.noun());
        if (!verb.verb().isEmpty()) {
            input.addSubCommand(verb.verb());
        }
        return input.addArgument(new CommandArgument(0, text))
                .addArgument(new CommandArgument(1, place.source()))
                .addArgument(new CommandArgument(2, Integer.toString(place.line())))
                .addArgument(new CommandArgument(3, Integer.toString(place.column())))
                .build();
    }

    static TypedLine from(ParsedInput input) {
        var arguments = input.arguments();
        return new TypedLine(
                arguments.get(0).value(),
                new Place(
                        arguments.get(1).value(),
                        Integer.parseInt(arguments.get(2).value()),
                        Integer.parseInt(arguments.get(3).value())));
    }
}
