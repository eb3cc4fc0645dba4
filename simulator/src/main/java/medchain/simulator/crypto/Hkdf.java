package medchain.simulator.crypto;

import java.nio.charset.StandardCharsets;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.generators.HKDFBytesGenerator;
import org.bouncycastle.crypto.params.HKDFParameters;

/** HKDF-SHA-256 (RFC 5869) without a salt. */
final class Hkdf {
    private Hkdf() {}

    /**
     * @param info what the result is for
     */
    static byte[] derive(byte[] secret, String info, int bytes) {
        var generator = new HKDFBytesGenerator(new SHA256Digest());
        generator.init(new HKDFParameters(secret, null, info.getBytes(StandardCharsets.US_ASCII)));
        var out = new byte[bytes];
        generator.generateBytes(out, 0, bytes);
        return out;
    }
}
