package medchain.shell.render;

import java.util.Optional;

/**
 * Why a command did not do what was asked, for one line on standard error.
 *
 * @param place file:line:column; empty for what was typed as a whole
 * @param what what is wrong; expected what
 * @param hint what to do instead
 */
public record Failure(ExitCode code, Optional<String> place, String what, Optional<String> hint) {
    public Failure(ExitCode code, String what) {
        this(code, Optional.empty(), what, Optional.empty());
    }

    public Failure(ExitCode code, String what, String hint) {
        this(code, Optional.empty(), what, Optional.of(hint));
    }

    /** {@code error[CODE] file:line:column: what; expected …; hint}, foreign text escaped. */
    public String line() {
        var line = new StringBuilder("error[").append(code.number()).append("] ");
        place.ifPresent(p -> line.append(SafeText.of(p)).append(": "));
        line.append(SafeText.capped(what, SafeText.MESSAGE_CAP));
        hint.ifPresent(h -> line.append("; ").append(SafeText.capped(h, SafeText.MESSAGE_CAP)));
        return line.toString();
    }
}
