package medchain.shell.command;

import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import medchain.reports.csv.CsvTable;
import medchain.shell.render.ExitCode;
import medchain.shell.render.Failure;
import medchain.shell.render.Tone;
import medchain.shell.render.View;

/**
 * Two results of {@code bench} beside each other. One is slower when its median is by more than the
 * tolerance and the ranges over JVMs do not even touch.
 */
final class BenchComparison {
    private BenchComparison() {}

    /** How a benchmark has changed. */
    private enum Change {
        SAME("as before", Tone.FAINT),
        FASTER("faster", Tone.GOOD),
        SLOWER("slower", Tone.BAD);

        private final String word;
        private final Tone tone;

        Change(String word, Tone tone) {
            this.word = word;
            this.tone = tone;
        }

        static Change of(CsvTable.Row before, CsvTable.Row now, double tolerance) {
            double ratio = ratio(before, now);
            if (ratio < 1 - tolerance && now.real("most") < before.real("least")) {
                return SLOWER;
            }
            return ratio > 1 + tolerance && now.real("least") > before.real("most") ? FASTER : SAME;
        }
    }

    static Answer act(Call call) {
        var a = call.arguments();
        double tolerance = a.share("tolerance");
        var baseline = new TreeMap<String, CsvTable.Row>();
        BenchCommands.rows(Path.of(a.text("baseline"))).forEach(r -> baseline.put(name(r), r));
        var sheet = View.sheet("", "benchmark", "baseline", "current", "ratio", "change");
        int slower = 0;
        for (var now : BenchCommands.rows(Path.of(a.text("current")))) {
            var before = baseline.remove(name(now));
            if (before == null) {
                sheet.row(name(now), "", BenchCommands.brief(now), "", "new");
                continue;
            }
            var change = Change.of(before, now, tolerance);
            slower += change == Change.SLOWER ? 1 : 0;
            sheet.row(
                    name(now),
                    BenchCommands.brief(before),
                    BenchCommands.brief(now),
                    BigDecimal.valueOf(ratio(before, now)).round(new MathContext(3)),
                    new View.Toned(change.word, change.tone));
        }
        gone(baseline, sheet);
        return slower == 0
                ? Answer.of(sheet.done())
                : Answer.failed(
                        new Failure(
                                ExitCode.EXPECTATION_FAILED, slower + " slower than the baseline"),
                        sheet.done());
    }

    private static void gone(Map<String, CsvTable.Row> left, View.SheetBuilder sheet) {
        left.forEach((name, row) -> sheet.row(name, BenchCommands.brief(row), "", "", "gone"));
    }

    private static double ratio(CsvTable.Row before, CsvTable.Row now) {
        return now.real("per_cpu_second") / before.real("per_cpu_second");
    }

    private static String name(CsvTable.Row row) {
        return (row.text("benchmark") + " " + row.text("parameters")).strip();
    }
}
