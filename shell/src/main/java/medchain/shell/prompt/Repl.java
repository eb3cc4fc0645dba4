package medchain.shell.prompt;

import java.io.IOException;
import medchain.shell.command.Lines;
import medchain.shell.command.TypedLine;
import medchain.shell.render.ExitCode;
import medchain.shell.render.Screen;
import medchain.shell.render.Tone;
import medchain.shell.session.Session;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.UserInterruptException;

/** Reads a line, does it, and again: until the user leaves. */
public final class Repl {
    private final LineReader reader;
    private final Lines lines;
    private final Session session;
    private final Screen screen;

    public Repl(LineReader reader, Lines lines, Session session, Screen screen) {
        this.reader = reader;
        this.lines = lines;
        this.session = session;
        this.screen = screen;
    }

    /** Ctrl-C at the prompt drops the line, Ctrl-D leaves. */
    public void run() throws IOException {
        var last = ExitCode.DONE;
        while (!session.isLeaving()) {
            try {
                var line = reader.readLine(prompt(last), clock(), (Character) null, null);
                last = line.isBlank() || line.strip().startsWith("#") ? last : run(line);
            } catch (UserInterruptException dropped) {
                last = ExitCode.DONE;
            } catch (EndOfFileException left) {
                session.leave();
            }
        }
        reader.getHistory().save();
    }

    private ExitCode run(String line) {
        return lines.run(TypedLine.atPrompt(line.replace("\\\n", " ")));
    }

    private String prompt(ExitCode last) {
        var who = session.user().map(user -> user + "@").orElse("");
        var tone = last == ExitCode.DONE ? Tone.GOOD : Tone.BAD;
        return screen.prompt(who + "medchain", tone) + "> ";
    }

    /** Virtual time and how far the chain has come, at the right. */
    private String clock() {
        if (!session.hasWorld()) {
            return "";
        }
        var view = session.view();
        var text =
                "%.1fs  height %d  irreversible %d"
                        .formatted(
                                view.now().nanos() / 1e9,
                                view.headHeight(),
                                view.irreversibleHeight());
        return screen.prompt(text, Tone.FAINT);
    }
}
