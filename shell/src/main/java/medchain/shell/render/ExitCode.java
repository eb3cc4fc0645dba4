package medchain.shell.render;

import java.util.Arrays;

/** What a command leaves behind for scripts; the numbers follow sysexits.h where it has one. */
public enum ExitCode {
    DONE(0),
    /** An expectation or a verdict failed. */
    EXPECTATION_FAILED(1),
    USAGE(2),
    BAD_DATA(65),
    NO_INPUT(66),
    INTERNAL(70),
    CANNOT_CREATE(73),
    IO(74),
    NOT_PERMITTED(77),
    CONFIGURATION(78),
    CANCELLED(130);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    public int number() {
        return number;
    }

    /** The code with this number; any other number is a fault of ours. */
    public static ExitCode of(int number) {
        return Arrays.stream(values())
                .filter(code -> code.number == number)
                .findFirst()
                .orElse(INTERNAL);
    }
}
