package medchain.reports.table;

import java.util.List;
import medchain.reports.measure.DelegateStory;

/** delegates.csv: one row an account that was ever elected, forged or missed a slot. */
final class DelegatesTable {
    private static final List<String> COLUMNS =
            List.of(
                    "delegate_id",
                    "blocks_forged",
                    "blocks_on_main_chain",
                    "slots_missed",
                    "transactions",
                    "terms_on_standby");

    private DelegatesTable() {}

    static Table of(List<DelegateStory> delegates) {
        return new Table("delegates", COLUMNS, Rows.of(delegates, DelegatesTable::row));
    }

    private static List<Cell> row(DelegateStory it) {
        return List.of(
                Cell.of(it.delegate().value()),
                Cell.of(it.blocksForged()),
                Cell.of(it.blocksOnMainChain()),
                Cell.of(it.slotsMissed()),
                Cell.of(it.transactions()),
                Cell.of(it.termsOnStandby()));
    }
}
