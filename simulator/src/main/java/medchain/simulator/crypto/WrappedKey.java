package medchain.simulator.crypto;

import java.util.Arrays;

/** A record's key, encrypted for one reader. */
public final class WrappedKey {
    private final SealingKey sender;
    private final byte[] sealed;

    WrappedKey(SealingKey sender, byte[] sealed) {
        this.sender = sender;
        this.sealed = sealed.clone();
    }

    /** The ephemeral key of whoever wrapped it. */
    SealingKey sender() {
        return sender;
    }

    byte[] sealed() {
        return sealed.clone();
    }

    /** Overwrites it: from now on it opens nothing. */
    public void destroy() {
        Arrays.fill(sealed, (byte) 0);
    }
}
