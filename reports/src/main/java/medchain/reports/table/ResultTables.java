package medchain.reports.table;

import java.util.List;
import medchain.reports.measure.History;
import medchain.reports.measure.Measurements;
import medchain.reports.measure.Replicates;
import medchain.simulator.network.Traffic;
import medchain.simulator.world.WorldView.NodeStatus;

/** The tables that every result folder holds; their columns are a contract with scripts. */
public final class ResultTables {
    private ResultTables() {}

    /**
     * @param nodes the nodes as they stand at the end
     */
    public static List<Table> of(
            History history, List<NodeStatus> nodes, Traffic traffic, List<Verdict> verdicts) {
        return List.of(
                TransactionsTable.of(history.transactions()),
                BlocksTable.of(history.blocks()),
                TimelineTable.of(history),
                NodesTable.of(nodes, history.nodes()),
                MessagesTable.of(traffic),
                DelegatesTable.of(history.delegates()),
                FaultsTable.of(history.faults()),
                QueriesTable.of(history.queries()),
                VerdictsTable.of(verdicts),
                summary(new Replicates(List.of(Measurements.of(history)))));
    }

    /** summary.csv over replicates with different seeds: means with their 95 % t intervals. */
    public static Table summary(Replicates replicates) {
        return SummaryTable.of(replicates);
    }
}
