package medchain.scenarios.sweep;

import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Does a task: a pure function of it, so that it may be done again, or twice, elsewhere. */
public interface Work {
    /**
     * @param goOn false when nobody waits for it any more
     * @return what was measured; empty when it was given up
     */
    Optional<List<String>> apply(Task task, BooleanSupplier goOn);

    /** What another machine needs to do the same. */
    Parcel parcel();
}
