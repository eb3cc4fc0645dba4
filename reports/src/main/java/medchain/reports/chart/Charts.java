package medchain.reports.chart;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import medchain.reports.csv.AtomicFile;
import medchain.reports.csv.CsvTable;

/** Draws the charts of a result folder, from its CSV files and nothing else. */
public final class Charts {
    private Charts() {}

    /** The charts that this folder's files allow, in the order of a report. */
    public static List<Chart> of(Path folder) throws IOException {
        var figures = Figures.read(folder);
        return Stream.of(
                        AtlasLagsChart.of(figures),
                        AtlasLatencyChart.of(figures),
                        AtlasOrphansChart.of(figures),
                        ThroughputChart.of(figures),
                        LatencyChart.of(figures),
                        DelegatesChart.of(figures),
                        HeightsChart.of(figures),
                        LatencyOverTimeChart.of(figures),
                        OutcomesChart.of(figures),
                        ConfusionChart.of(figures),
                        RocChart.of(figures),
                        CalibrationChart.of(figures))
                .flatMap(Optional::stream)
                .toList();
    }

    /** The charts of an evaluated model, from the files that the evaluation left in the folder. */
    public static List<Chart> ofEvaluation(Path folder) throws IOException {
        var figures = Figures.read(folder);
        return Stream.of(
                        ConfusionChart.of(figures),
                        RocChart.of(figures),
                        CalibrationChart.of(figures))
                .flatMap(Optional::stream)
                .toList();
    }

    /**
     * One number of a sweep over two of its parameters.
     *
     * @param sweep one row a point of the sweep
     */
    public static Chart heatMap(String name, CsvTable sweep, HeatMap axes) {
        return new HeatMapChart(sweep, axes, Optional.empty()).chart(name);
    }

    /**
     * One number of a sweep over one of its parameters.
     *
     * @param name column of the number; beside it {@code ci95_low} and {@code ci95_high}
     * @param sweep one row a point of the sweep, at least one
     */
    public static Chart intervals(String name, CsvTable sweep, String across, String unit) {
        return new IntervalChart(name, sweep, across, unit).chart(name, "Mean over replicates");
    }

    /**
     * What one of several parameters does to a number by itself.
     *
     * @param file name of the chart
     * @param effect columns: the parameter, the number, {@code ci95_low}, {@code ci95_high}
     */
    public static Chart effect(String file, CsvTable effect, String unit) {
        var across = effect.columns().get(0);
        return new IntervalChart(effect.columns().get(1), effect, across, unit)
                .chart(file, "Mean over all settings of the other keys");
    }

    /**
     * Writes each as PNG and SVG into {@code charts/}.
     *
     * @return the files
     */
    public static List<Path> write(List<Chart> charts, Path folder) throws IOException {
        var into = Files.createDirectories(folder.resolve("charts"));
        var files = new ArrayList<Path>();
        for (var chart : charts) {
            var png = into.resolve(chart.name() + ".png");
            AtomicFile.write(png, file -> Files.write(file, chart.png()));
            files.add(png);
            var svg = into.resolve(chart.name() + ".svg");
            AtomicFile.write(
                    svg,
                    file -> Files.writeString(file, chart.svg(Look.LIGHT), StandardCharsets.UTF_8));
            files.add(svg);
        }
        return files;
    }
}
