package medchain.simulator.query;

import java.nio.ByteBuffer;
import java.util.Arrays;
import medchain.simulator.crypto.Digests;
import medchain.simulator.identity.Hash;
import medchain.simulator.kernel.ByteSource;

/**
 * The same bytes at every delegate for one query, and a secret to everybody else: SHA-256 in
 * counter mode over the secret that the dealer gave to all of them. So all arrive at the same
 * re-randomised ciphertexts, and can compare.
 */
public final class MaskSource implements ByteSource {
    private static final String DOMAIN = "MedChain/v1/query-masks";

    private final byte[] seed;
    private long counter;
    private byte[] block = new byte[0];
    private int used;

    /**
     * @param query names the query; no two of one secret may be the same
     */
    public MaskSource(byte[] secret, Hash query) {
        seed =
                ByteBuffer.allocate(secret.length + Hash.BYTES)
                        .put(secret)
                        .put(query.bytes())
                        .array();
    }

    @Override
    public void fill(byte[] out) {
        for (int i = 0; i < out.length; i++) {
            if (used == block.length) {
                next();
            }
            out[i] = block[used++];
        }
    }

    private void next() {
        var input = Arrays.copyOf(seed, seed.length + Long.BYTES);
        ByteBuffer.wrap(input).putLong(seed.length, counter++);
        block = Digests.sha256(DOMAIN, input).bytes();
        used = 0;
    }
}
