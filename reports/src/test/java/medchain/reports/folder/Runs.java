package medchain.reports.folder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import medchain.reports.StillView;
import medchain.reports.WardDay;
import medchain.reports.manifest.Build;
import medchain.reports.manifest.Cost;
import medchain.reports.manifest.CryptoMode;
import medchain.reports.manifest.Origin;
import medchain.reports.table.Verdict;
import medchain.simulator.identity.Hash;

/** Invented runs. */
public final class Runs {
    private Runs() {}

    static RunRecord day(int transactions, String title) {
        return new RunRecord(
                origin("ward-day", title),
                cost(),
                new CryptoMode("real", true, 2048, 6),
                WardDay.facts(transactions),
                StillView.at(WardDay.end(transactions)),
                List.of(held(), broken()),
                List.of());
    }

    /** The same run, had its signatures been keyed digests. */
    static RunRecord simulated(RunRecord run) {
        return new RunRecord(
                run.origin(),
                run.cost(),
                new CryptoMode("simulated", true, 2048, 6),
                run.facts(),
                run.view(),
                run.verdicts(),
                run.artefacts());
    }

    static RunRecord quiet() {
        var day = day(0, "Nothing");
        return new RunRecord(
                day.origin(),
                day.cost(),
                day.crypto(),
                List.of(),
                StillView.at(WardDay.end(0)),
                List.of(),
                List.of());
    }

    static RunRecord with(RunRecord run, List<Artefact> artefacts) {
        return new RunRecord(
                run.origin(),
                run.cost(),
                run.crypto(),
                run.facts(),
                run.view(),
                run.verdicts(),
                artefacts);
    }

    static Origin origin(String scenario, String title) {
        return new Origin(
                scenario,
                title,
                "An invented day on a ward: one delegate crashes and comes back, one node is cut"
                        + " off for four seconds and follows a losing branch.",
                42,
                List.of("medchain"),
                "scenario: ward-day\nseed: 42\n");
    }

    private static Cost cost() {
        return new Cost(
                new Build("0.1.0", "abc1234"),
                new Hash(1, 2, 3, 4),
                123_456,
                Duration.ofMillis(4321),
                Duration.ofMillis(8123),
                Duration.ofMillis(4000));
    }

    private static Verdict held() {
        return new Verdict(
                "I1 no two irreversible blocks at one height",
                Verdict.Kind.INVARIANT,
                4810,
                Verdict.Answer.HELD,
                Optional.empty(),
                "",
                "",
                "");
    }

    private static Verdict broken() {
        return new Verdict(
                "irreversible_latency_p95 < 10s",
                Verdict.Kind.EXPECTATION,
                24,
                Verdict.Answer.BROKEN,
                Optional.empty(),
                "expected below 10 s <img src=x>",
                "< 10s",
                "18.2s");
    }

    /** By name within the folder: the bytes of each file, in hex. */
    static Map<String, String> contents(Path folder) throws IOException {
        var contents = new TreeMap<String, String>();
        try (var files = Files.walk(folder)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var bytes = Files.readAllBytes(file);
                contents.put(folder.relativize(file).toString(), HexFormat.of().formatHex(bytes));
            }
        }
        return contents;
    }
}
