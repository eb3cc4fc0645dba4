package medchain.simulator.kernel;

import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Where bulk pure work goes (making keys, encrypting columns, checking a chain's signatures).
 *
 * <p>The simulator starts no thread; the edge injects a port that uses all cores. Results come back
 * in the order of the items, whatever the number of threads, so a run does not depend on it.
 */
public interface Parallel {
    /** One after the other in the calling thread: for tests and small work. */
    Parallel SERIAL =
            new Parallel() {
                @Override
                public <T, R> List<R> map(
                        String stage, List<T> items, Function<? super T, ? extends R> work) {
                    return items.stream().<R>map(work).toList();
                }
            };

    /**
     * @param stage what is being done, for the progress display: "making keys"
     * @param work a pure function; its failure is rethrown here
     * @return one result an item, in the order of the items
     * @throws Stopped when the user wants to stop
     */
    <T, R> List<R> map(String stage, List<T> items, Function<? super T, ? extends R> work);

    /**
     * Whether portable work of so many pieces of arithmetic would leave this process, and so is
     * worth being put into bytes.
     */
    default boolean sendsAway(int operations) {
        return false;
    }

    /**
     * The same for work that may be done by other processes.
     *
     * @param shared given to every piece
     * @return one result a piece, in their order
     */
    default List<byte[]> send(String stage, Portable work, byte[] shared, List<byte[]> pieces) {
        return map(stage, pieces, piece -> work.apply(shared, piece));
    }

    /** The same port for work that, once begun, is done to its end whatever the user wishes. */
    default Parallel steady() {
        return this;
    }

    /**
     * Does work of somebody's, so that the edge can tell what it takes of the processors.
     *
     * @param who a role: "compute node"; its work contains no other's
     */
    default <T> T by(String who, Supplier<T> work) {
        return work.get();
    }
}
