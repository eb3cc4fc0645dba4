package medchain.reports.manifest;

/**
 * How real the cryptography of a run was.
 *
 * @param mode "real" or "simulated", as the scenario says it
 * @param simulatedKeys keys are made from the seed, so that the run repeats; no secret is one
 * @param bulkKeyBits RSA modulus of accounts that were registered in bulk
 * @param bcryptCost of accounts that were registered in bulk
 */
public record CryptoMode(String mode, boolean simulatedKeys, int bulkKeyBits, int bcryptCost) {
    private static final String SIMULATED = "simulated";

    static boolean isSimulated(String mode) {
        return mode.equals(SIMULATED);
    }

    public String keys() {
        return simulatedKeys ? "simulated keys" : "keys from the operating system's randomness";
    }
}
