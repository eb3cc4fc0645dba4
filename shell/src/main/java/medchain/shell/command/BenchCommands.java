package medchain.shell.command;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import medchain.reports.csv.AtomicFile;
import medchain.reports.csv.CsvTable;
import medchain.reports.manifest.Build;
import medchain.reports.manifest.Manifest;
import medchain.scenarios.language.Arguments;
import medchain.scenarios.language.BadInput;
import medchain.scenarios.language.Place;
import medchain.shell.render.Tone;
import medchain.shell.render.View;

/** {@code bench}: benchmarks in JVMs of their own, their results as CSV. */
public final class BenchCommands {
    private static final int MOST_REPEATS = 20;
    private static final String JMH = "medchain.simulator.bench.Main";
    private static final List<String> COLUMNS =
            List.of("benchmark", "parameters", "per_cpu_second", "least", "most");

    private final BenchJvm jvm;

    /** Which benchmarks a verb runs, by the packages that they are in. */
    private enum Suite {
        KERNEL("kernel", JMH, "kernel|network|world|crypto\\.Merkle|node\\.Block"),
        CRYPTO("crypto", JMH, "node\\.NodeCosts|paillier\\.PaillierCosts"),

        /** In one JVM: processors slow down under vectors, and javallier's figures with them. */
        PAILLIER("paillier", "medchain.simulator.paillier.PaillierBench", "paillier");

        private final String word;
        private final String main;
        private final String classes;

        Suite(String word, String main, String classes) {
            this.word = word;
            this.main = main;
            this.classes = classes;
        }

        String pattern(Optional<String> only) {
            return "^"
                    + only.map(part -> "(?=.*" + Pattern.quote(part) + ")").orElse("")
                    + "medchain\\.simulator\\.("
                    + classes
                    + ").*";
        }
    }

    /**
     * @param jars the folder of the benchmarks
     */
    public BenchCommands(Path jars) {
        jvm = new BenchJvm(jars);
    }

    public Map<String, Action> actions() {
        return Map.of(
                "bench kernel",
                call -> run(call, Suite.KERNEL, "forks"),
                "bench crypto",
                this::crypto,
                "bench paillier",
                call -> run(call, Suite.PAILLIER, "rounds"),
                "bench compare",
                BenchComparison::act);
    }

    private Answer run(Call call, Suite suite, String repeated) {
        var csv = measure(call, suite, repeated);
        return Answer.of(sheet(csv), new View.Note(Tone.GOOD, "measured; " + csv));
    }

    private Answer crypto(Call call) {
        var csv = measure(call, Suite.CRYPTO, "forks");
        var profile = csv.resolveSibling("cost-profile.yaml");
        try {
            AtomicFile.write(profile, f -> Files.writeString(f, MeasuredCosts.yaml(rows(csv))));
        } catch (IOException failed) {
            throw Results.unwritten(profile, failed);
        }
        return Answer.of(
                sheet(csv),
                new View.Note(
                        Tone.GOOD,
                        "measured; a scenario that includes " + profile + " computes as slowly"));
    }

    /**
     * Returns the CSV.
     *
     * @param repeated the option that says how often each is measured
     */
    private Path measure(Call call, Suite suite, String repeated) {
        var a = call.arguments();
        int repeats = a.number(repeated, 1, MOST_REPEATS);
        var edge = call.desk().edge();
        var folder = ScenarioCommands.out(a).orElseGet(() -> edge.results().resolve("bench"));
        var csv = folder.resolve("bench-" + suite.word + ".csv");
        var fresh = folder.resolve("." + csv.getFileName() + ".part");
        Results.prepare(folder);
        try {
            try {
                jvm.run(
                        suite.main,
                        suite.pattern(a.optionalText("only")),
                        repeats,
                        fresh,
                        edge.progress());
                if (CsvTable.read(fresh).rows().isEmpty()) {
                    throw nothingCalled(a);
                }
                Manifest.ofMachine(new Build(edge.version(), edge.commit())).write(folder);
                Files.move(
                        fresh,
                        csv,
                        StandardCopyOption.ATOMIC_MOVE,
                        StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(fresh);
            }
        } catch (IOException failed) {
            throw Results.unwritten(csv, failed);
        }
        return csv;
    }

    private static BadInput nothingCalled(Arguments a) {
        return BadInput.usage(
                a.one("only").place(),
                "\"" + a.text("only") + "\" names no benchmark; expected a part of one's name");
    }

    private static View sheet(Path csv) {
        var sheet =
                View.sheet(
                        "per second of processor time, median over JVMs",
                        "benchmark",
                        "parameters",
                        "a CPU second",
                        "least",
                        "most",
                        "reference",
                        "times");
        for (var row : rows(csv)) {
            sheet.row(
                    row.text("benchmark"),
                    row.text("parameters"),
                    brief(row.real("per_cpu_second")),
                    brief(row.real("least")),
                    brief(row.real("most")),
                    row.text("ratio").isEmpty() ? "" : row.text("reference"),
                    row.text("ratio"));
        }
        return sheet.done();
    }

    static String brief(CsvTable.Row row) {
        return brief(row.real("per_cpu_second"));
    }

    /** 12 345 678 as 12.3 M. */
    private static String brief(double rate) {
        double value = rate;
        var names = new String[] {"", " k", " M", " G"};
        int name = 0;
        while (value >= 1000 && name < names.length - 1) {
            value /= 1000;
            name++;
        }
        return BigDecimal.valueOf(value).round(new MathContext(3)).toPlainString() + names[name];
    }

    private static void checkNumbers(Path csv, CsvTable table) {
        for (int i = 0; i < table.rows().size(); i++) {
            for (var column : COLUMNS.subList(2, COLUMNS.size())) {
                int at = table.columns().indexOf(column);
                var cell = table.rows().get(i).get(at);
                if (!cell.matches("[0-9]{1,18}(\\.[0-9]{1,9})?")) {
                    throw BadInput.data(
                            new Place(csv.toString(), i + 2, at + 1),
                            column + " is \"" + cell + "\"; expected a number");
                }
            }
        }
    }

    /**
     * @throws BadInput naming the file when it is no result of {@code bench}
     */
    static List<CsvTable.Row> rows(Path csv) {
        try {
            var table = CsvTable.read(csv);
            for (var column : COLUMNS) {
                if (!table.has(column)) {
                    throw BadInput.data(
                            new Place(csv.toString(), 1, 1),
                            "no column " + column + "; expected a CSV that bench left");
                }
            }
            checkNumbers(csv, table);
            return table.stream().toList();
        } catch (NoSuchFileException missing) {
            throw new BadInput(
                    BadInput.NO_INPUT,
                    Optional.of(new Place(csv.toString(), 1, 1)),
                    "no such file; expected a CSV that bench left",
                    Optional.empty());
        } catch (IOException broken) {
            throw BadInput.data(
                    new Place(csv.toString(), 1, 1),
                    "not a CSV that bench left: " + broken.getMessage());
        }
    }
}
