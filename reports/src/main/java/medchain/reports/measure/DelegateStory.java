package medchain.reports.measure;

import medchain.simulator.identity.AccountId;

/**
 * What one account did that was ever elected, forged or missed a slot.
 *
 * @param termsOnStandby election periods in which it forged without a vote on finality
 */
public record DelegateStory(
        AccountId delegate,
        long blocksForged,
        long blocksOnMainChain,
        long slotsMissed,
        long transactions,
        long termsOnStandby) {}
