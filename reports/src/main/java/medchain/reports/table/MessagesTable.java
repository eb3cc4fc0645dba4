package medchain.reports.table;

import java.util.ArrayList;
import java.util.List;
import medchain.simulator.network.Traffic;

/**
 * messages.csv: what was sent between nodes and what became of it; delivered, lost and in flight
 * add up to sent and copied.
 */
final class MessagesTable {
    private static final List<String> COLUMNS = List.of("fate", "reason", "messages");

    private MessagesTable() {}

    static Table of(Traffic traffic) {
        var rows = new ArrayList<List<Cell>>();
        rows.add(row("sent", "", traffic.sent()));
        rows.add(row("copied", "", traffic.copied()));
        rows.add(row("delivered", "", traffic.delivered()));
        traffic.lost().forEach((reason, lost) -> rows.add(row("lost", reason, lost)));
        rows.add(row("in_flight", "", traffic.inFlight()));
        return new Table("messages", COLUMNS, rows);
    }

    private static List<Cell> row(String fate, String reason, long messages) {
        return List.of(Cell.of(fate), Cell.of(reason), Cell.of(messages));
    }
}
