package medchain.reports.table;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import medchain.reports.measure.HeightChange;
import medchain.reports.measure.History;
import medchain.reports.measure.TransactionStory;
import medchain.simulator.kernel.SimTime;

/**
 * timeline.csv: one row a simulated second, from 0 to the one in which the run ended. Submitted,
 * approved, included and irreversible count what happened in the second; pending_consent, mempool
 * and the heights are as the second ends. A transaction waits in the mempool from the first node
 * that took it to the forging of its block of the main chain, or its exit.
 */
final class TimelineTable {
    private static final List<String> COLUMNS =
            List.of(
                    "second",
                    "submitted",
                    "approved",
                    "included",
                    "irreversible",
                    "pending_consent",
                    "mempool",
                    "head_height",
                    "irreversible_height");

    private TimelineTable() {}

    static Table of(History history) {
        return new Table("timeline", COLUMNS, () -> rows(history));
    }

    private static Iterator<List<Cell>> rows(History history) {
        var submitted = moments(history, it -> Optional.of(it.submitted()));
        var approved = moments(history, TransactionStory::approved);
        var included = moments(history, TransactionStory::included);
        var irreversible = moments(history, TransactionStory::irreversible);
        var asked = moments(history, TimelineTable::asked);
        var answered = moments(history, TimelineTable::answered);
        var entered = moments(history, TransactionStory::enteredMempool);
        var taken = moments(history, TimelineTable::leftMempool);
        var heads = new HeightAt(history.heads());
        var irreversibles = new HeightAt(history.irreversibles());
        return seconds(history.end())
                .mapToObj(second ->
                        List.of(
                                Cell.of(second),
                                submitted.in(second),
                                approved.in(second),
                                included.in(second),
                                irreversible.in(second),
                                Cell.of(asked.until(second) - answered.until(second)),
                                Cell.of(entered.until(second) - taken.until(second)),
                                Cell.of(heads.at(second)),
                                Cell.of(irreversibles.at(second))))
                .iterator();
    }

    private static LongStream seconds(SimTime end) {
        return LongStream.rangeClosed(0, end.nanos() / Moments.SECOND);
    }

    private static Moments moments(
            History history, Function<TransactionStory, Optional<SimTime>> which) {
        return Moments.of(
                history.transactions().stream().flatMap(story -> which.apply(story).stream()));
    }

    /** Medical ones wait for their patient from the submission on. */
    private static Optional<SimTime> asked(TransactionStory story) {
        boolean asks = story.medical().isPresent() && story.tx().isPresent();
        return asks ? Optional.of(story.submitted()) : Optional.empty();
    }

    private static Optional<SimTime> answered(TransactionStory story) {
        return asked(story).flatMap(_ -> story.approved().or(story::left));
    }

    private static Optional<SimTime> leftMempool(TransactionStory story) {
        return story.enteredMempool().flatMap(_ -> story.included().or(story::left));
    }

    /** Moments of one kind, in order. */
    private static final class Moments {
        private static final long SECOND = 1_000_000_000L;

        private final long[] nanos;

        Moments(long[] nanos) {
            this.nanos = nanos;
        }

        static Moments of(Stream<SimTime> times) {
            return new Moments(times.mapToLong(SimTime::nanos).sorted().toArray());
        }

        /** How many lie before the end of this second. */
        long until(long second) {
            int at = Arrays.binarySearch(nanos, (second + 1) * SECOND);
            int from = at >= 0 ? at : -at - 1;
            while (from > 0 && nanos[from - 1] >= (second + 1) * SECOND) {
                from--;
            }
            return from;
        }

        Cell in(long second) {
            return Cell.of(until(second) - (second == 0 ? 0 : until(second - 1)));
        }
    }

    /** A height over time; asked for seconds in rising order. */
    private static final class HeightAt {
        private final List<HeightChange> changes;
        private int next;
        private long height;

        HeightAt(List<HeightChange> changes) {
            this.changes = changes;
        }

        long at(long second) {
            while (next < changes.size()
                    && changes.get(next).at().nanos() < (second + 1) * Moments.SECOND) {
                height = changes.get(next).height();
                next++;
            }
            return height;
        }
    }
}
