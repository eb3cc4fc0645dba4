package medchain.simulator.crypto;

import medchain.simulator.kernel.ByteSource;

/** A key of a world with simulated cryptography; see {@link SimulatedSignatures}. */
public final class SimulatedSigningKey implements SigningKey {
    private final VerifyKey verifyKey;
    private final byte[] tagKey;

    /**
     * @param tagKey what the world's scheme derives for this verify key
     */
    SimulatedSigningKey(VerifyKey verifyKey, byte[] tagKey) {
        if (tagKey.length != SimulatedSignatures.TAG_BYTES) {
            throw new IllegalArgumentException("a simulated key has 32 bytes");
        }
        this.verifyKey = verifyKey;
        this.tagKey = tagKey.clone();
    }

    byte[] tagKey() {
        return tagKey.clone();
    }

    @Override
    public VerifyKey verifyKey() {
        return verifyKey;
    }

    @Override
    public Signature sign(String domain, byte[] message, ByteSource salt) {
        return SimulatedSignatures.signature(
                verifyKey, tagKey, RsaPss.signedBytes(domain, message), salt.bytes(32));
    }

    @Override
    public byte[] secret() {
        return tagKey();
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof SimulatedSigningKey other && verifyKey.equals(other.verifyKey);
    }

    @Override
    public int hashCode() {
        return verifyKey.hashCode();
    }

    @Override
    public String toString() {
        return "SimulatedSigningKey of " + verifyKey.bits() + " bits";
    }
}
