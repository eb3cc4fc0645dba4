package medchain.shell.wiring;

import java.nio.file.Path;
import java.util.Optional;

/** Where lines of earlier sessions are kept (XDG base directories); never a secret among them. */
final class History {
    private History() {}

    /** Empty where there is no home to keep them in. */
    static Optional<Path> file() {
        var state = System.getenv("XDG_STATE_HOME");
        var home = System.getProperty("user.home");
        if (state != null && !state.isEmpty()) {
            return Optional.of(Path.of(state, "medchain", "history"));
        }
        return home == null || home.isEmpty() || home.equals("?")
                ? Optional.empty()
                : Optional.of(Path.of(home, ".local", "state", "medchain", "history"));
    }
}
