package medchain.shell.command;

import medchain.shell.render.ExitCode;

/** Does whole lines, one after the other, as if they were typed. */
@FunctionalInterface
public interface Lines {
    /** Prints answers and failures. */
    ExitCode run(TypedLine line);
}
