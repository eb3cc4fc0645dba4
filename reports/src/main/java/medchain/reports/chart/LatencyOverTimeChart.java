package medchain.reports.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import medchain.reports.csv.CsvTable;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.plot.XYPlot;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/** Whether transactions of later times had to wait longer: latency by time of submission. */
record LatencyOverTimeChart(
        TreeMap<Integer, List<Double>> latencies, TimeScale scale, Figures figures) {
    static Optional<Chart> of(Figures figures) {
        var scale = TimeScale.of(figures.length());
        return figures.table("transactions")
                .map(it -> new LatencyOverTimeChart(byBin(it, scale), scale, figures))
                .filter(it -> it.latencies.size() > 1)
                .map(it -> new Chart("latency-over-time", it.headline(), it::draw));
    }

    private static TreeMap<Integer, List<Double>> byBin(CsvTable transactions, TimeScale scale) {
        var bins = new TreeMap<Integer, List<Double>>();
        transactions.stream()
                .filter(row -> !row.text("irreversible_s").isEmpty())
                .forEach(row -> {
                    double submitted = row.real("submitted_s");
                    int bin = (int) (submitted / scale.bin());
                    bins.computeIfAbsent(bin, _ -> new ArrayList<>())
                            .add(row.real("irreversible_s") - submitted);
                });
        bins.values().forEach(values -> values.sort(null));
        return bins;
    }

    private Headline headline() {
        return new Headline(
                "The slowest transaction took %s s to become irreversible, the mean %s s"
                        .formatted(
                                figures.summaryWords("irreversible_latency_max"),
                                figures.summaryWords("irreversible_latency_mean")),
                "Latency of the transactions submitted in each %s s. From transactions.csv"
                        .formatted(scale.bin()));
    }

    private JFreeChart draw(Look look) {
        var theme = new Theme(look);
        var plot = new XYPlot();
        theme.dress(plot);
        plot.setDomainAxis(theme.time(scale, figures.length()));
        var seconds = theme.numbers("seconds to irreversible");
        seconds.setUpperMargin(FaultBands.HEADROOM);
        plot.setRangeAxis(seconds);
        var lines = new XYSeriesCollection(line("slowest", 1000));
        lines.addSeries(line("median", 500));
        plot.setDataset(lines);
        plot.setRenderer(Steps.renderer(1.6, look, Hue.ORANGE, Hue.BLUE));
        FaultBands.of(figures).shade(plot, scale, look, true);
        return theme.chart(headline(), plot, true);
    }

    /** Nearest rank within each bin; a bin without transactions leaves a gap. */
    private XYSeries line(String label, int perMille) {
        var steps = new Steps(label);
        int before = latencies.firstKey();
        for (var bin : latencies.entrySet()) {
            var sorted = bin.getValue();
            if (bin.getKey() > before + 1) {
                steps.gap(scale.of((long) (before + 1) * scale.bin()));
            }
            double value = sorted.get((sorted.size() * perMille + 999) / 1000 - 1);
            steps.at(scale.of((long) bin.getKey() * scale.bin()), value);
            steps.at(scale.of((bin.getKey() + 1L) * scale.bin()), value);
            before = bin.getKey();
        }
        return steps.series();
    }
}
