package medchain.simulator.dpos;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import medchain.simulator.crypto.Digests;
import medchain.simulator.identity.Hash;

/**
 * A delegate's chain of digests, revealed from the outside in: each reveal can be checked against
 * the one before, and none can be chosen late (LIP-0022).
 *
 * <p>When all layers are used the next onion begins; its first reveal does not fit the last and is
 * ignored once.
 */
public final class HashOnion {
    private static final int STRIDE = 64;
    private static final String DOMAIN = "medchain.onion";

    private final byte[] seed;
    private final int layers;
    private int cachedOnion = -1;
    private List<Hash> cachedKnots = List.of();
    private int cachedStride = -1;
    private List<Hash> cachedLayers = List.of();

    /**
     * @param seed secret; the same seed gives the same onion
     * @param layers how many reveals an onion has, 1 to 1,000,000
     */
    public HashOnion(byte[] seed, int layers) {
        if (layers < 1 || layers > 1_000_000) {
            throw new IllegalArgumentException("layers; expected 1 to 1000000");
        }
        this.seed = seed.clone();
        this.layers = layers;
    }

    /** The digest of a reveal, which the delegate's previous reveal must equal. */
    static Hash layerAbove(Hash reveal) {
        return layerAbove(new Digests.Domain(DOMAIN), reveal);
    }

    private static Hash layerAbove(Digests.Domain onions, Hash layer) {
        return onions.sha256(layer.bytes());
    }

    /**
     * @param k how many reveals the delegate has made before on this chain, from 0
     */
    public Hash reveal(int k) {
        int onion = k / layers;
        int depth = layers - 1 - k % layers;
        return layersAbove(onion, depth / STRIDE).get(depth % STRIDE);
    }

    /** A knot and the layers above it up to the next: one reveal after the other lies there. */
    private List<Hash> layersAbove(int onion, int stride) {
        var knots = knots(onion);
        if (stride != cachedStride) {
            cachedLayers =
                    Stream.iterate(knots.get(stride), HashOnion::layerAbove).limit(STRIDE).toList();
            cachedStride = stride;
        }
        return cachedLayers;
    }

    /** Every 64th layer, so that the layers between two cost 63 digests, once. */
    private List<Hash> knots(int onion) {
        if (onion != cachedOnion) {
            var input = ByteBuffer.allocate(seed.length + 4).put(seed).putInt(onion);
            var hash = Digests.sha256("medchain.onion.core", input.array());
            var knots = new ArrayList<Hash>();
            var onions = new Digests.Domain(DOMAIN);
            for (int depth = 0; depth < layers; depth++) {
                if (depth % STRIDE == 0) {
                    knots.add(hash);
                }
                hash = layerAbove(onions, hash);
            }
            cachedKnots = List.copyOf(knots);
            cachedOnion = onion;
            cachedStride = -1;
        }
        return cachedKnots;
    }
}
