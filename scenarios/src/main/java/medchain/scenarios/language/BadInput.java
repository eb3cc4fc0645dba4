package medchain.scenarios.language;

import java.util.Optional;

/**
 * Text that cannot be understood or read: says where, what, what was expected, and perhaps a hint.
 */
public final class BadInput extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Optional<Place> place;
    private final transient Optional<String> hint;
    private final int exitCode;

    /**
     * @param exitCode 2 usage, 65 bad data, 66 no input, 78 configuration
     * @param what what is wrong; expected what
     */
    public BadInput(int exitCode, Optional<Place> place, String what, Optional<String> hint) {
        super(what);
        this.exitCode = exitCode;
        this.place = place;
        this.hint = hint;
    }

    public Optional<Place> place() {
        return place;
    }

    public Optional<String> hint() {
        return hint;
    }

    public int exitCode() {
        return exitCode;
    }
}
