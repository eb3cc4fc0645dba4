package medchain.shell.prompt;

import java.util.Optional;
import java.util.function.Supplier;
import medchain.scenarios.language.BadInput;
import medchain.scenarios.run.Cancelled;
import medchain.shell.session.Passwords;
import medchain.simulator.crypto.Secret;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.UserInterruptException;

/** Asks for a password at the terminal; every character shows as a dot. */
public final class MaskedPrompt implements Passwords {
    private final Supplier<Optional<LineReader>> reader;

    /**
     * @param reader empty where input does not come from a terminal
     */
    public MaskedPrompt(Supplier<Optional<LineReader>> reader) {
        this.reader = reader;
    }

    @Override
    public Secret ask(String question) {
        var line =
                reader.get()
                        .orElseThrow(() ->
                                new BadInput(
                                        BadInput.USAGE,
                                        Optional.empty(),
                                        "there is no terminal to ask for the " + question,
                                        Optional.of(
                                                "a "
                                                        + (question.contains("passphrase")
                                                                ? "--passphrase-file"
                                                                : "--password-file")
                                                        + " has it in its first line")));
        try {
            return new Secret(line.readLine(question + ": ", '•').toCharArray());
        } catch (UserInterruptException | EndOfFileException gaveUp) {
            throw new Cancelled("asking for a password");
        }
    }

    /** Between the steps of a guided run; false when the user wants no more. */
    public static boolean waitForEnter(LineReader reader) {
        try {
            reader.readLine("  Enter goes on, Ctrl-C ends: ");
            return true;
        } catch (UserInterruptException | EndOfFileException gaveUp) {
            return false;
        }
    }
}
