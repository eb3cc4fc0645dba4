package medchain.reports.manifest;

import java.util.List;

/**
 * How real the cryptography of a run was.
 *
 * @param mode "real" or "simulated", as the scenario says it
 * @param simulatedKeys keys are made from the seed, so that the run repeats; no secret is one
 * @param bulkKeyBits RSA modulus of accounts that were registered in bulk
 * @param bcryptCost of accounts that were registered in bulk
 */
public record CryptoMode(String mode, boolean simulatedKeys, int bulkKeyBits, int bcryptCost) {
    /** Between the modes of a sweep's points. */
    static final String SEPARATOR = ", ";

    private static final String SIMULATED = "simulated";

    static final String SIMULATED_KEYS = "simulated keys";

    /**
     * What every picture must say, empty if nothing.
     *
     * @param mode of a run; of a sweep those of its points
     */
    static String mark(String mode) {
        var modes = List.of(mode.split(SEPARATOR));
        if (!modes.contains(SIMULATED)) {
            return "";
        }
        return "simulated cryptography"
                + (modes.size() > 1 ? " at some points" : "")
                + ": signatures are keyed digests";
    }

    public String keys() {
        return simulatedKeys ? SIMULATED_KEYS : "keys from the operating system's randomness";
    }
}
