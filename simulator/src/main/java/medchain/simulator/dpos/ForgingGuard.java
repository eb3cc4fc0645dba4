package medchain.simulator.dpos;

import java.util.Optional;

/**
 * What a delegate writes to disk before it sends a block, so that neither a crash nor a change of
 * branch makes it sign twice for one slot or one height.
 *
 * <p>LIP-0014 would let an honest delegate sign a lower height again on a branch with more prevotes
 * (such a header carries no vote); we wait instead until the branch has grown past it, which keeps
 * the invariant simple: slots and heights only rise.
 *
 * @param maxHeightGenerated the largest height ever signed, on any branch; 0 before the first
 * @param lastSlot slot of the last signed header; 0 before the first
 */
public record ForgingGuard(long maxHeightGenerated, long lastSlot) {
    public static final ForgingGuard NEW = new ForgingGuard(0, 0);

    /** What the delegate finds signed by itself on a chain it has signed, even if it forgot. */
    public ForgingGuard knowing(long height) {
        return height <= maxHeightGenerated ? this : new ForgingGuard(height, lastSlot);
    }

    /** The guard to persist before the header is sent, or nothing: do not sign. */
    public Optional<ForgingGuard> sign(long slot, long height) {
        boolean fresh = slot > lastSlot && height > maxHeightGenerated;
        return fresh ? Optional.of(new ForgingGuard(height, slot)) : Optional.empty();
    }
}
