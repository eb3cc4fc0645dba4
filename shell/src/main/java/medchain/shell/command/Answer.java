package medchain.shell.command;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import medchain.shell.render.ExitCode;
import medchain.shell.render.Failure;
import medchain.shell.render.View;

/**
 * What a command leaves: things to show, how it ended, and why it failed if that was not said yet.
 *
 * @param failure printed on standard error
 */
public record Answer(List<View> views, ExitCode code, Optional<Failure> failure) {
    public static final Answer DONE = of();

    public static Answer of(View... views) {
        return new Answer(List.of(views), ExitCode.DONE, Optional.empty());
    }

    public static Answer of(List<View> views) {
        return new Answer(views, ExitCode.DONE, Optional.empty());
    }

    public static Answer failed(Failure failure, View... views) {
        return new Answer(List.of(views), failure.code(), Optional.of(failure));
    }

    /** The same with more to show, after what there is. */
    public Answer and(View... more) {
        return new Answer(Stream.concat(views.stream(), Stream.of(more)).toList(), code, failure);
    }

    /** The same views, and why it failed after all. */
    public Answer failing(Failure why) {
        return new Answer(views, why.code(), Optional.of(why));
    }

    /** The failure was told already, by what this command ran. */
    public static Answer ended(ExitCode code) {
        return new Answer(List.of(), code, Optional.empty());
    }
}
