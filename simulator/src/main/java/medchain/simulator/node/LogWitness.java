package medchain.simulator.node;

import java.util.List;
import java.util.Optional;
import medchain.simulator.chain.LogHead;
import medchain.simulator.identity.Hash;

/** The access log as nodes see it: how far it has come, and proofs that it only grew. */
public interface LogWitness {
    /** As it stands. */
    LogHead head();

    /** As it stood when it had so many entries; empty when it has never had so many. */
    Optional<LogHead> headAt(long size);

    /**
     * What shows that the log of one size is the beginning of that of another (RFC 9162, 2.1.4);
     * empty when there is no such thing.
     */
    List<Hash> consistencyProof(long older, long newer);
}
