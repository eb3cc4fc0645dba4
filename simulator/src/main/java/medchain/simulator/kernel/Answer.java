package medchain.simulator.kernel;

import java.util.function.Function;

/**
 * What was asked for, or the reason why it is refused: bad data is an answer, not an exception.
 *
 * @param <T> what was asked for
 */
public sealed interface Answer<T> {
    record Given<T>(T value) implements Answer<T> {}

    /**
     * @param why what is wrong, where, and what was expected instead; for people
     */
    record Refused<T>(String why) implements Answer<T> {}

    static <T> Answer<T> of(T value) {
        return new Given<>(value);
    }

    static <T> Answer<T> refused(String why) {
        return new Refused<>(why);
    }

    default <R> Answer<R> then(Function<? super T, Answer<R>> next) {
        return switch (this) {
            case Given<T>(var value) -> next.apply(value);
            case Refused<T>(var why) -> new Refused<>(why);
        };
    }

    default <R> Answer<R> map(Function<? super T, ? extends R> next) {
        return then(value -> new Given<>(next.apply(value)));
    }

    /** The value where a refusal would be a broken assumption of ours. */
    default T orBug() {
        return switch (this) {
            case Given<T>(var value) -> value;
            case Refused<T>(var why) -> throw new Bug("refused: " + why);
        };
    }
}
