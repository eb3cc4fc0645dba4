package medchain.shell.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import medchain.reports.chart.Charts;
import medchain.reports.csv.CsvWriter;
import medchain.reports.table.Table;

/**
 * Leaves the tables of an evaluation or a prediction in a folder, and the charts of what it holds.
 */
final class EvaluationFiles {
    private EvaluationFiles() {}

    static void write(List<Table> tables, Path folder) {
        Results.prepare(folder);
        try {
            for (var table : tables) {
                CsvWriter.write(table, folder);
            }
            Charts.write(Charts.ofEvaluation(folder), folder);
        } catch (IOException failed) {
            throw Results.unwritten(folder, failed);
        }
    }
}
