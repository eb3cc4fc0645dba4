package medchain.shell.wiring;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import medchain.scenarios.language.BadInput;
import medchain.shell.render.Format;

/**
 * What the launcher was told.
 *
 * @param command words of one command, options of its own behind it; empty: a shell
 * @param format of everything that is printed, where a line does not say otherwise
 * @param quiet results only: no banner, no progress
 * @param debug stack traces of failures
 * @param warmUp exercise the shell without a terminal and leave, to train the start-up cache
 */
public record Options(
        List<String> command,
        Format format,
        boolean colour,
        boolean quiet,
        boolean debug,
        boolean warmUp) {
    public static final Options NONE = parse(List.of());

    private static final List<String> WITH_VALUE = List.of("--format", "--out", "--as");
    private static final List<String> FLAGS =
            List.of("--no-color", "--quiet", "--debug", "--warm-up");

    /**
     * Options may stand before the command or behind it; those before it move behind, where the
     * grammar of lines understands them.
     *
     * @throws BadInput for options that mean nothing without a command
     */
    public static Options parse(List<String> words) {
        int first = 0;
        while (first < words.size() && words.get(first).startsWith("-")) {
            first += WITH_VALUE.contains(words.get(first)) ? 2 : 1;
        }
        first = Math.min(first, words.size());
        var options = words.subList(0, first);
        var command = new ArrayList<>(words.subList(first, words.size()));
        var format = Format.TEXT;
        if (command.isEmpty()) {
            command.addAll(asCommand(options));
            format = formatOfShell(options);
        } else {
            command.addAll(options);
        }
        return new Options(
                List.copyOf(command),
                format,
                !words.contains("--no-color"),
                words.contains("--quiet"),
                words.contains("--debug"),
                words.contains("--warm-up"));
    }

    private static List<String> asCommand(List<String> options) {
        if (options.contains("--help") || options.contains("-h")) {
            return List.of("help");
        }
        return options.contains("--version") ? List.of("version") : List.of();
    }

    private static Format formatOfShell(List<String> options) {
        var format = Format.TEXT;
        for (int i = 0; i < options.size(); i++) {
            var word = options.get(i);
            if (word.equals("--format") && i + 1 < options.size()) {
                format = formatNamed(options.get(++i));
            } else if (word.startsWith("--format=")) {
                format = formatNamed(word.substring("--format=".length()));
            } else if (!FLAGS.contains(word) && asCommand(options).isEmpty()) {
                throw usage(
                        "\"" + word + "\" without a command",
                        "expected one of --format, " + String.join(", ", FLAGS.subList(0, 3)));
            }
        }
        return format;
    }

    private static Format formatNamed(String word) {
        return Arrays.stream(Format.values())
                .filter(format -> format.word().equals(word.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> usage("--format " + word, "expected text, json or csv"));
    }

    private static BadInput usage(String what, String expected) {
        return new BadInput(
                BadInput.USAGE, Optional.empty(), what + "; " + expected, Optional.empty());
    }
}
