package medchain.shell.command;

/** What the shell does for one verb. */
@FunctionalInterface
public interface Action {
    Answer act(Call call);
}
