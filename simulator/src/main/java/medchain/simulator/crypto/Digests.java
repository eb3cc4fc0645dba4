package medchain.simulator.crypto;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import medchain.simulator.identity.Hash;

/** SHA-256, plain and domain-separated. */
public final class Digests {
    /** Never fed: copying it spares the search among the providers, dearer than a short digest. */
    private static final MessageDigest FRESH = ofProvider();

    private Digests() {}

    public static MessageDigest sha256() {
        try {
            return (MessageDigest) FRESH.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("the JDK's SHA-256 can be copied", e);
        }
    }

    private static MessageDigest ofProvider() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    public static Hash sha256(byte[] data) {
        return Hash.of(sha256().digest(data));
    }

    /**
     * Digest of the domain's name, a zero byte, and the data: no value of one domain is one of
     * another.
     */
    public static Hash sha256(String domain, byte[] data) {
        return new Domain(domain).sha256(data);
    }

    /** Digests of one domain, for who makes many of them. Not for use by two threads. */
    public static final class Domain {
        private final byte[] prefix;
        private final MessageDigest md = Digests.sha256();

        public Domain(String name) {
            prefix = (name + '\0').getBytes(StandardCharsets.US_ASCII);
        }

        /** As {@link Digests#sha256(String, byte[])}. */
        public Hash sha256(byte[] data) {
            md.update(prefix);
            return Hash.of(md.digest(data));
        }
    }
}
