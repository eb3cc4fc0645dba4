package medchain.simulator.dpos;

import medchain.simulator.chain.BlockHeader;
import medchain.simulator.identity.Hash;

/** What later headers of the same delegate on this chain are held against. */
record LastHeader(long height, long maxHeightGenerated, long maxHeightPrevoted, Hash reveal) {
    static LastHeader of(BlockHeader header) {
        return new LastHeader(
                header.index(),
                header.maxHeightGenerated(),
                header.maxHeightPrevoted(),
                header.nonce());
    }
}
