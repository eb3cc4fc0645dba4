package medchain.reports.table;

import java.util.List;
import medchain.reports.measure.History;
import medchain.reports.measure.Measurements;
import medchain.simulator.world.WorldView.NodeStatus;

/** The tables that every result folder holds; their columns are a contract with scripts. */
public final class ResultTables {
    private ResultTables() {}

    /**
     * @param nodes the nodes as they stand at the end
     */
    public static List<Table> of(History history, List<NodeStatus> nodes, List<Verdict> verdicts) {
        return List.of(
                TransactionsTable.of(history.transactions()),
                BlocksTable.of(history.blocks()),
                TimelineTable.of(history),
                NodesTable.of(nodes, history.nodes()),
                DelegatesTable.of(history.delegates()),
                FaultsTable.of(history.faults()),
                QueriesTable.of(history.queries()),
                VerdictsTable.of(verdicts),
                SummaryTable.of(Measurements.of(history)));
    }
}
