package medchain.scenarios.language;

import static medchain.scenarios.language.Parameter.flag;
import static medchain.scenarios.language.Parameter.option;
import static medchain.scenarios.language.Parameter.position;

import java.util.List;
import medchain.scenarios.language.Parameter.Completion;

/** {@code session}: a live session in a file, and back. */
final class SessionVerbs {
    private static final Parameter PASSPHRASE_FILE =
            option(
                    "passphrase-file",
                    Completion.FILE,
                    "file whose first line is the passphrase; otherwise it is asked for");

    static final List<Verb> ALL =
            List.of(
                    Verb.of(
                            "session save",
                            "Writes world, people, keys and history into one encrypted file",
                            "session save morning.medchain",
                            position(
                                    "file", Completion.FILE, "where to; an older save is replaced"),
                            PASSPHRASE_FILE),
                    Verb.of(
                            "session restore",
                            "Comes back to a saved session, the same in every bit",
                            "session restore morning.medchain",
                            position("file", Completion.FILE, "what session save wrote"),
                            PASSPHRASE_FILE,
                            flag("force", "gives up what is in no file")));

    private SessionVerbs() {}
}
