package medchain.simulator.crypto;

/** How the signatures of a world are made. */
public enum CryptoMode {
    /** RSASSA-PSS, made and checked. */
    REAL("real"),

    /**
     * Keyed digests of the same length, a thousand times cheaper. Only who holds the key can make
     * one in this process; outside of it they prove nothing, so every artefact says so.
     */
    SIMULATED("simulated");

    private final String word;

    CryptoMode(String word) {
        this.word = word;
    }

    /** As scenarios and manifests say it. */
    public String word() {
        return word;
    }
}
