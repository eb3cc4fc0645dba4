package medchain.reports.compare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import medchain.reports.csv.CsvTable;
import medchain.reports.csv.CsvWriter;
import medchain.reports.manifest.Manifest;
import medchain.reports.table.Cell;
import medchain.reports.table.Table;

/** Sets the numbers of two result folders beside each other. */
public final class Comparison {
    private static final List<String> COLUMNS =
            List.of("measure", "unit", "one", "other", "change", "change_percent", "finding");

    private final Manifest one;
    private final Manifest other;
    private final List<Difference> differences;

    private Comparison(Manifest one, Manifest other, List<Difference> differences) {
        this.one = one;
        this.other = other;
        this.differences = List.copyOf(differences);
    }

    /** What differs in how the two came to be: a key of the manifest and its two values. */
    record Cause(String key, String one, String other) {}

    /**
     * @throws IOException when a folder holds no summary.csv or no manifest.json of a run
     */
    public static Comparison of(Path one, Path other) throws IOException {
        var a = CsvTable.read(one.resolve("summary.csv"));
        var b = CsvTable.read(other.resolve("summary.csv"));
        var differences = new ArrayList<Difference>();
        a.stream()
                .forEach(row ->
                        find(b, row).ifPresent(it -> differences.add(Difference.of(row, it))));
        return new Comparison(Manifest.ofRun(one), Manifest.ofRun(other), differences);
    }

    private static Optional<CsvTable.Row> find(CsvTable table, CsvTable.Row row) {
        return table.stream()
                .filter(it -> it.text("measure").equals(row.text("measure")))
                .findFirst();
    }

    /** One row a number that both folders know; the change is other minus one. */
    public Table table() {
        return new Table("comparison", COLUMNS, differences.stream().map(Comparison::row).toList());
    }

    private static List<Cell> row(Difference it) {
        return List.of(
                Cell.of(it.measure()),
                Cell.of(it.unit()),
                Cell.ofNumber(it.one()),
                Cell.ofNumber(it.other()),
                Cell.ofNumber(it.change()),
                Cell.ofNumber(it.percent()),
                Cell.of(it.finding().word()));
    }

    /**
     * Writes comparison.csv and comparison.html.
     *
     * @return the files
     */
    public List<Path> write(Path folder) throws IOException {
        Files.createDirectories(folder);
        return List.of(CsvWriter.write(table(), folder), new ComparisonPage(this).write(folder));
    }

    Manifest one() {
        return one;
    }

    Manifest other() {
        return other;
    }

    List<Difference> differences() {
        return differences;
    }

    List<Cause> causes() {
        var keys = new LinkedHashSet<>(one.entries().keySet());
        keys.addAll(other.entries().keySet());
        return keys.stream()
                .map(key -> new Cause(key, one.text(key), other.text(key)))
                .filter(cause -> !cause.one().equals(cause.other()))
                .toList();
    }
}
