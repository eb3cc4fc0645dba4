package medchain.simulator.chain;

/**
 * What a delegate pays for what it has signed, and for what it has missed.
 *
 * @param evidenceEpochs so old may evidence be; never longer than a delegate's own stake is locked
 * @param exclusionEpochs so long a punished delegate cannot be elected
 * @param strikes with so many punishments it never can again
 * @param slashPercent of its own stake is burned
 * @param reporterTokens of what is burned, so much goes to who has brought the evidence instead
 * @param missesInARow a delegate that has missed more slots in a row than this
 * @param idleEpochs and has not forged for more epochs than this is jailed
 */
public record Penalties(
        int evidenceEpochs,
        int exclusionEpochs,
        int strikes,
        int slashPercent,
        long reporterTokens,
        int missesInARow,
        int idleEpochs) {

    /** LIP-0024 and LIP-0057, with a day of Lisk as ten epochs; Lisk slashes nothing. */
    public static final Penalties USUAL = new Penalties(280, 840, 5, 5, 1, 50, 140);

    /** None of the real networks slashes. */
    public Penalties withoutSlashing() {
        return new Penalties(
                evidenceEpochs, exclusionEpochs, strikes, 0, 0, missesInARow, idleEpochs);
    }
}
