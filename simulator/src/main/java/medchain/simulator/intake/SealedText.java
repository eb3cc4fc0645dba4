package medchain.simulator.intake;

import medchain.simulator.crypto.RecordKey;
import medchain.simulator.identity.Hash;

/**
 * A text as it stands on the chain: encrypted under a key of its own, and a commitment to both; for
 * everybody without the key, noise.
 *
 * @param ciphertext at most what {@link Limits#TEXT_BYTES} of text take
 */
public record SealedText(Hash commitment, Bytes ciphertext) {
    public SealedText {
        if (ciphertext.length() > RecordKey.sealedBytes(Limits.TEXT_BYTES)) {
            throw new IllegalArgumentException("a sealed text longer than any text");
        }
    }

    /**
     * @throws IllegalArgumentException for a text that may not stand in a record
     */
    public static SealedText seal(String what, String text, RecordKey key) {
        Limits.checkText(what, text, Limits.TEXT_BYTES);
        return new SealedText(key.commitmentTo(text), new Bytes(key.seal(text)));
    }

    @Override
    public String toString() {
        return "sealed text " + commitment.hex().substring(0, 8);
    }
}
