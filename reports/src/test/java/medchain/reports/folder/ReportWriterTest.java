package medchain.reports.folder;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import medchain.reports.StillView;
import medchain.reports.WardDay;
import medchain.reports.manifest.Cost;
import medchain.reports.manifest.CryptoMode;
import medchain.reports.manifest.Origin;
import medchain.reports.table.Verdict;
import medchain.simulator.identity.Hash;
import org.junit.jupiter.api.Test;

class ReportWriterTest {
    static RunRecord run(int transactions, String title) {
        return new RunRecord(
                new Origin(
                        "ward-day",
                        title,
                        "An invented day on a ward: one delegate crashes and comes back, one node is"
                                + " cut off for four seconds and follows a losing branch.",
                        42,
                        List.of("medchain"),
                        "scenario: ward-day\nseed: 42\n"),
                new Cost(
                        "0.1.0",
                        "abc1234",
                        new Hash(1, 2, 3, 4),
                        123_456,
                        Duration.ofMillis(4321),
                        Duration.ofMillis(8123)),
                new CryptoMode("real", true, 2048, 6),
                WardDay.facts(transactions),
                new StillView(WardDay.end(transactions)),
                List.of(
                        new Verdict(
                                "I1 no two irreversible blocks at one height",
                                Verdict.Kind.INVARIANT,
                                4810,
                                Verdict.Answer.HELD,
                                Optional.empty(),
                                "",
                                "",
                                ""),
                        new Verdict(
                                "irreversible_latency_p95 < 10s",
                                Verdict.Kind.EXPECTATION,
                                24,
                                Verdict.Answer.BROKEN,
                                Optional.empty(),
                                "expected below 10 s",
                                "< 10s",
                                "18.2s")),
                List.of());
    }

    @Test
    void leaves_a_folder() throws IOException {
        var out = Path.of("target", "look");
        for (int n : new int[] {30, 1500}) {
            var run = run(n, "A day on the ward <b>" + n + "</b>");
            var files = ReportWriter.write(run, out.resolve("run" + n));
            assertThat(files).isNotEmpty();
        }
    }
}
