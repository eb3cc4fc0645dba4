package medchain.shell.wiring;

import medchain.shell.command.TypedLine;
import org.springframework.shell.core.command.CommandParser;
import org.springframework.shell.core.command.ParsedInput;

/** Spring Shell's parser loses quotes, sub-command flags and unknown options; ours does not. */
final class LineParser implements CommandParser {
    @Override
    public ParsedInput parse(String line) {
        return TypedLine.atPrompt(line).parsedInput();
    }
}
