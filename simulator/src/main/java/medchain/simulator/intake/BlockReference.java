package medchain.simulator.intake;

/**
 * Points at a recent block, so that a transaction dies with the branch that its sender saw
 * (transactions as proof of stake, Antelope {@code ref_block_num}, TRON {@code ref_block_bytes}).
 *
 * @param height the block's height
 * @param prefix the first eight bytes of its id
 */
public record BlockReference(long height, long prefix) {}
