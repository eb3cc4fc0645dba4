package medchain.simulator.world;

import medchain.simulator.crypto.CryptoMode;

/**
 * How strong keys and password hashes are made; named in manifest.json.
 *
 * @param crypto what kind of keys; simulated ones are as long as RSA keys of these bits
 * @param rsaBits 2048 for bulk registration, 3072 for a person at the shell
 * @param bcryptCost 4 to 15; 12 for a person at the shell
 */
public record KeyStrength(CryptoMode crypto, int rsaBits, int bcryptCost) {
    public static final KeyStrength BULK = new KeyStrength(CryptoMode.REAL, 2048, 6);
    public static final KeyStrength INTERACTIVE = new KeyStrength(CryptoMode.REAL, 3072, 12);

    public KeyStrength with(CryptoMode mode) {
        return new KeyStrength(mode, rsaBits, bcryptCost);
    }
}
