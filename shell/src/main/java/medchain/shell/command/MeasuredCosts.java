package medchain.shell.command;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import medchain.reports.csv.CsvTable;
import medchain.reports.manifest.Host;

/** What {@code bench crypto} measured, as a part of a scenario that others include. */
final class MeasuredCosts {
    /** Ciphertexts in the larger of the two answers whose shares are measured. */
    private static final int MANY = 9;

    private MeasuredCosts() {}

    static String yaml(List<CsvTable.Row> rows) {
        Map<String, Double> nanos = new TreeMap<>();
        for (var row : rows) {
            nanos.put(row.text("benchmark"), 1e9 / row.real("per_cpu_second"));
        }
        double one = of(nanos, "PaillierCosts.shareOfOne");
        double share = Math.max(1, (of(nanos, "PaillierCosts.sharesOfNine") - one) / (MANY - 1));
        var out =
                new StringBuilder("# What one core of this machine takes, by \"bench crypto\".\n");
        out.append("world:\n  compute:\n    profile:\n");
        out.append("      name: ").append(processor()).append('\n');
        line(out, "sign", of(nanos, "NodeCosts.sign"));
        line(out, "verify", of(nanos, "NodeCosts.verify"));
        line(out, "hash", of(nanos, "NodeCosts.hash"));
        line(out, "execute", of(nanos, "NodeCosts.execute"));
        line(out, "product", of(nanos, "PaillierCosts.product"));
        line(out, "share", share);
        line(out, "proof", Math.max(0, one - share));
        return out.toString();
    }

    private static double of(Map<String, Double> nanos, String benchmark) {
        return nanos.getOrDefault(benchmark, 0.0);
    }

    private static void line(StringBuilder out, String work, double nanos) {
        out.append(String.format(Locale.ROOT, "      %s: %.0fns%n", work, nanos));
    }

    /** As the language writes names. */
    private static String processor() {
        var name = Host.here().processor().toLowerCase(Locale.ROOT);
        var plain = name.replaceAll("\\(r\\)|\\(tm\\)|processor|cpu|@.*", " ");
        var dashed = plain.strip().replaceAll("[^a-z0-9]+", "-");
        return dashed.isEmpty() ? "unknown" : dashed.substring(0, Math.min(64, dashed.length()));
    }
}
