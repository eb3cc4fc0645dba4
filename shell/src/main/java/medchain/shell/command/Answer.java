package medchain.shell.command;

import java.util.List;
import java.util.Optional;
import medchain.shell.render.Failure;
import medchain.shell.render.View;

/**
 * What a command leaves: things to show, and why it failed if it did.
 *
 * @param failure printed on standard error; its code becomes the exit code
 */
public record Answer(List<View> views, Optional<Failure> failure) {
    public static final Answer DONE = new Answer(List.of(), Optional.empty());

    public static Answer of(View... views) {
        return new Answer(List.of(views), Optional.empty());
    }

    public static Answer failed(Failure failure, View... views) {
        return new Answer(List.of(views), Optional.of(failure));
    }
}
