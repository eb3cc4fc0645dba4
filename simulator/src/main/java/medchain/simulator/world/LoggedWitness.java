package medchain.simulator.world;

import java.util.List;
import java.util.Optional;
import medchain.simulator.chain.LogHead;
import medchain.simulator.identity.Hash;
import medchain.simulator.node.LogWitness;
import medchain.simulator.records.AccessLog;

/** Shows the world's access log to its nodes. */
record LoggedWitness(AccessLog log) implements LogWitness {
    @Override
    public LogHead head() {
        return new LogHead(log.entries().size(), log.root());
    }

    @Override
    public Optional<LogHead> headAt(long size) {
        return isKnown(size)
                ? Optional.of(new LogHead(size, log.rootAt((int) size)))
                : Optional.empty();
    }

    @Override
    public List<Hash> consistencyProof(long older, long newer) {
        return older >= 0 && older <= newer && isKnown(newer)
                ? log.consistencyProof((int) older, (int) newer)
                : List.of();
    }

    private boolean isKnown(long size) {
        return size >= 0 && size <= log.entries().size();
    }
}
