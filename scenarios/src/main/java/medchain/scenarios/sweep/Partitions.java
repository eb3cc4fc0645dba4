package medchain.scenarios.sweep;

import java.util.List;
import java.util.function.IntPredicate;
import medchain.simulator.kernel.Portable;

/** Bulk work by pieces of bytes on an engine, which stays open for the next. */
public interface Partitions extends AutoCloseable {
    /**
     * @param shared goes to each process once
     * @param goOn asked several times a second, and told how many pieces are done; false gives up
     * @return one result a piece, in their order; fewer when it was given up
     * @throws medchain.scenarios.language.BadInput when the cluster cannot be used
     */
    List<byte[]> map(Portable work, byte[] shared, List<byte[]> pieces, IntPredicate goOn);

    @Override
    void close();
}
