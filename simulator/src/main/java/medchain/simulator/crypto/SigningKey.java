package medchain.simulator.crypto;

import medchain.simulator.kernel.ByteSource;

/** What its owner signs with; never printed. */
public sealed interface SigningKey permits RsaSigningKey, SimulatedSigningKey {
    /** What others check the signatures with. */
    VerifyKey verifyKey();

    /**
     * @param domain the kind of message in lower case: "transaction", "block-header"
     * @param salt asked for 32 bytes
     */
    Signature sign(String domain, byte[] message, ByteSource salt);

    /** The secret itself, for what is derived from it. */
    byte[] secret();

    /** The secret, to be kept where only its owner reads it. */
    default void write(CanonicalWriter out) {
        switch (this) {
            case RsaSigningKey rsa -> out.u8(0).integer(rsa.p()).integer(rsa.q());
            case SimulatedSigningKey simulated ->
                    out.u8(1).integer(simulated.verifyKey().modulus()).bytes(simulated.tagKey());
        }
    }

    /**
     * @throws MalformedEncoding for what is no key
     */
    static SigningKey read(CanonicalReader in) {
        try {
            return switch (in.u8()) {
                case 0 -> new RsaSigningKey(in.integer(), in.integer());
                case 1 ->
                        new SimulatedSigningKey(
                                new VerifyKey(in.integer(), VerifyKey.F4), in.bytes());
                default -> throw new MalformedEncoding("unknown kind of key");
            };
        } catch (IllegalArgumentException noKey) {
            throw new MalformedEncoding(String.valueOf(noKey.getMessage()));
        }
    }
}
