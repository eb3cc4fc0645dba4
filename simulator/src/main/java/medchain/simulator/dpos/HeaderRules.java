package medchain.simulator.dpos;

import java.util.Optional;
import medchain.simulator.chain.BlockHeader;

/** The checks of a header that follow from its chain, cheapest first (design, block validity). */
final class HeaderRules {
    private final Consensus consensus;

    HeaderRules(Consensus consensus) {
        this.consensus = consensus;
    }

    Optional<String> fault(ConsensusState parent, BlockHeader header) {
        return place(parent, header)
                .or(() -> forger(parent, header))
                .or(() -> claims(parent, header));
    }

    private Optional<String> place(ConsensusState parent, BlockHeader header) {
        if (!header.previousHash().equals(parent.id())) {
            return Optional.of("its previous hash is not the parent's");
        }
        if (header.index() != parent.height() + 1) {
            return wrong("height", header.index(), parent.height() + 1);
        }
        if (header.slot() <= parent.slot()) {
            return Optional.of(
                    "slot " + header.slot() + " is not after its parent's, " + parent.slot());
        }
        if (header.slot() > Long.MAX_VALUE / consensus.slots().slot().toNanos()) {
            return Optional.of("slot " + header.slot() + " lies beyond the end of time");
        }
        var start = consensus.slots().startOf(header.slot());
        return header.timestamp().equals(start)
                ? Optional.empty()
                : Optional.of("timestamp " + header.timestamp() + "; expected " + start);
    }

    private Optional<String> forger(ConsensusState parent, BlockHeader header) {
        if (consensus.isSkipped(parent, header.slot())) {
            return Optional.of("slot " + header.slot() + " stays empty after an election");
        }
        var scheduled = consensus.scheduled(parent, header.slot());
        return scheduled.equals(header.delegateId())
                ? Optional.empty()
                : Optional.of(
                        "slot "
                                + header.slot()
                                + " belongs to "
                                + scheduled
                                + ", not to "
                                + header.delegateId());
    }

    private Optional<String> claims(ConsensusState parent, BlockHeader header) {
        var claim = parent.finality.claimFault(header);
        if (claim.isPresent()) {
            return claim;
        }
        if (header.maxHeightGenerated() < 0) {
            return Optional.of("maxHeightGenerated is negative");
        }
        return parent.register
                .headers()
                .get(header.delegateId())
                .filter(last -> consensus.forkChoice().contradict(last, LastHeader.of(header)))
                .map(last -> "contradicts its forger's block at height " + last.height());
    }

    private static Optional<String> wrong(String what, long is, long expected) {
        return Optional.of(what + " " + is + "; expected " + expected);
    }
}
