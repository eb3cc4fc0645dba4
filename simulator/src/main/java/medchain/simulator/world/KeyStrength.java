package medchain.simulator.world;

/**
 * How strong keys and password hashes are made; named in manifest.json.
 *
 * @param rsaBits 2048 for bulk registration, 3072 for a person at the shell
 * @param bcryptCost 4 to 15; 12 for a person at the shell
 */
public record KeyStrength(int rsaBits, int bcryptCost) {
    public static final KeyStrength BULK = new KeyStrength(2048, 6);
    public static final KeyStrength INTERACTIVE = new KeyStrength(3072, 12);
}
