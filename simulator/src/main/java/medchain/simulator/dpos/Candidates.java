package medchain.simulator.dpos;

import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The candidates as they stand after a block, counted when somebody asks and then kept: every block
 * may turn out to be the last of its epoch, and only then does an election ask.
 *
 * <p>The count must follow from immutable things alone, so that it does not matter when it is made.
 * What it holds on to is held until then.
 */
public final class Candidates {
    private @Nullable Supplier<List<Standing>> count;
    private @Nullable List<Standing> counted;

    private Candidates(Supplier<List<Standing>> count) {
        this.count = count;
    }

    public static Candidates countedBy(Supplier<List<Standing>> count) {
        return new Candidates(count);
    }

    public static Candidates of(List<Standing> standings) {
        var kept = List.copyOf(standings);
        return new Candidates(() -> kept);
    }

    /** Those for whom this does not hold, counted when somebody asks for them. */
    Candidates without(Predicate<Standing> whom) {
        return new Candidates(() -> standings().stream().filter(whom.negate()).toList());
    }

    /** In no order that matters. */
    public List<Standing> standings() {
        if (counted == null) {
            counted = List.copyOf(Objects.requireNonNull(count).get());
            count = null;
        }
        return counted;
    }
}
