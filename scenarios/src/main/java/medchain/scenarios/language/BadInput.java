package medchain.scenarios.language;

import java.util.Optional;

/**
 * Text that cannot be understood or read: says where, what, what was expected, and perhaps a hint.
 */
public final class BadInput extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public static final int USAGE = 2;
    public static final int BAD_DATA = 65;
    public static final int NO_INPUT = 66;
    public static final int CANNOT_CREATE = 73;
    public static final int IO = 74;
    public static final int NOT_PERMITTED = 77;
    public static final int CONFIGURATION = 78;

    private final transient Optional<Place> place;
    private final transient Optional<String> hint;
    private final int exitCode;
    private final String what;

    /**
     * @param exitCode one of the constants here
     * @param what what is wrong; expected what
     */
    public BadInput(int exitCode, Optional<Place> place, String what, Optional<String> hint) {
        super(what);
        this.exitCode = exitCode;
        this.what = what;
        this.place = place;
        this.hint = hint;
    }

    public static BadInput usage(Place place, String what) {
        return new BadInput(USAGE, Optional.of(place), what, Optional.empty());
    }

    public static BadInput usage(Place place, String what, Optional<String> hint) {
        return new BadInput(USAGE, Optional.of(place), what, hint);
    }

    public static BadInput data(Place place, String what) {
        return new BadInput(BAD_DATA, Optional.of(place), what, Optional.empty());
    }

    public static BadInput data(Place place, String what, Optional<String> hint) {
        return new BadInput(BAD_DATA, Optional.of(place), what, hint);
    }

    /** A file that is not there or cannot be read. */
    public static BadInput noInput(String what) {
        return new BadInput(NO_INPUT, Optional.empty(), what, Optional.empty());
    }

    /** The same in a file: what is a mistake of usage at the prompt is bad data there. */
    BadInput inFile() {
        return exitCode == USAGE ? new BadInput(BAD_DATA, place, what, hint) : this;
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

    /** {@code file:line:column: what; hint}, as after {@code error[65]} on standard error. */
    public String line() {
        return place.map(p -> p + ": ").orElse("")
                + getMessage()
                + hint.map(h -> "; " + h).orElse("");
    }
}
