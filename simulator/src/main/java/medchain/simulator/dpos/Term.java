package medchain.simulator.dpos;

import java.util.List;
import medchain.simulator.identity.AccountId;

/**
 * Who forges in an epoch, and how that came about.
 *
 * @param delegates n of them, heaviest first
 * @param firstHeight height of the first block that this set forges
 * @param capped the churn cap kept newcomers out (LIP-0056)
 * @param carried no election: the snapshot was not irreversible yet, or there was none
 * @param timeshare how shared seats go on from here, where there are any
 */
public record Term(
        long epoch,
        List<AccountId> delegates,
        long firstHeight,
        boolean capped,
        boolean carried,
        Timeshare timeshare) {
    public Term {
        delegates = List.copyOf(delegates);
    }
}
