package medchain.reports.table;

import static java.util.stream.Collectors.joining;

import java.util.List;
import medchain.reports.measure.FaultStory;
import medchain.simulator.identity.NodeId;

/** faults.csv: one row a fault, in the order in which they began. */
final class FaultsTable {
    private static final List<String> COLUMNS =
            List.of("kind", "at_s", "until_s", "recovered_s", "nodes", "detail");

    private FaultsTable() {}

    static Table of(List<FaultStory> faults) {
        return new Table("faults", COLUMNS, Rows.of(faults, FaultsTable::row));
    }

    private static List<Cell> row(FaultStory it) {
        return List.of(
                Cell.of(it.kind()),
                Cell.of(it.at()),
                Cell.ofTime(it.until()),
                Cell.ofTime(it.recovered()),
                Cell.of(it.nodes().stream().map(NodeId::toString).collect(joining(" "))),
                Cell.of(it.detail()));
    }
}
