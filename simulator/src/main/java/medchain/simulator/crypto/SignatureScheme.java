package medchain.simulator.crypto;

/**
 * How signatures of one world are checked: by {@link RsaPss#SCHEME}, or in a world with simulated
 * cryptography by its {@link SimulatedSignatures}. Pure, so that many can be checked at once.
 */
@FunctionalInterface
public interface SignatureScheme {
    /** False for everything that is not a signature of this message under this key. */
    boolean verify(VerifyKey key, String domain, byte[] message, Signature signature);
}
