package medchain.scenarios.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import medchain.scenarios.language.Experiment;
import medchain.scenarios.language.ScenarioText;
import medchain.simulator.identity.Operation;
import medchain.simulator.identity.TxId;
import medchain.simulator.journal.Fact;
import medchain.simulator.journal.Happening;
import medchain.simulator.journal.MedicalFacts;
import medchain.simulator.kernel.Parallel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Workloads seen from what they leave in the world. */
class WorkloadTest {
    private static final Optional<KeyCache> CACHE =
            Optional.of(new KeyCache(Path.of("target", "test-keys")));
    private static final String WARD =
            """
            scenario: ward
            world:
              nodes: 4
              consensus: {delegates: 3}
              network: {latency: {constant: 50ms}}
            population: {patients: 5, doctors: 3, password_cost: 4}
            workload:
            """;

    @TempDir private Path folder;

    private Finished run(String workload, String... settings) {
        var experiment =
                Experiment.parse(new ScenarioText("ward.yaml", WARD + workload), List.of(settings));
        return new Runner(Parallel.SERIAL, CACHE, folder, Narrator.SILENT).run(experiment);
    }

    /** How many were on their way at once, at most. */
    private static int mostOnTheWay(Finished run, boolean toBlock) {
        var blocks = new java.util.TreeMap<String, List<TxId>>();
        var onTheWay = new TreeSet<TxId>();
        int most = 0;
        for (Fact fact : run.world().facts()) {
            switch (fact.what()) {
                case Happening.Submitted s -> onTheWay.add(s.tx());
                case Happening.BlockForged b -> {
                    blocks.put(b.block().toString(), b.transactions());
                    if (toBlock) {
                        onTheWay.removeAll(b.transactions());
                    }
                }
                case Happening.BecameIrreversible b ->
                        onTheWay.removeAll(blocks.getOrDefault(b.block().toString(), List.of()));
                case Happening.ConsentDenied d -> onTheWay.remove(d.tx());
                default -> {}
            }
            most = Math.max(most, onTheWay.size());
        }
        return most;
    }

    private static long submitted(Finished run) {
        return run.world().facts().stream()
                .filter(f -> f.what() instanceof Happening.Submitted)
                .count();
    }

    @Test
    void a_fixed_load_keeps_its_clients_busy_and_never_exceeds_them() {
        var run =
                run(
                        """
                          - records: {generated: true}
                            rate: {controller: fixed-load, clients: 6}
                            from: 2s
                            for: 90s
                            consent: {approve: 80%, deny: 20%, delay: 1s}
                        """);

        assertThat(mostOnTheWay(run, false)).isEqualTo(6);
        assertThat(submitted(run)).as("each client came back").isGreaterThan(20);
        assertThat(new Counts(run.world()).value("irreversible").orElseThrow().intValue())
                .as("the run waits for the last")
                .isGreaterThan(15);
    }

    @Test
    void a_fixed_backlog_goes_on_when_a_block_has_taken_its_requests() {
        var load =
                """
                  - records: {generated: true}
                    rate: {controller: %s, clients: 6}
                    for: 60s
                    consent: {approve: 100%%, delay: 1s}
                """;
        var backlog = run(load.formatted("fixed-backlog"));

        assertThat(mostOnTheWay(backlog, true)).isEqualTo(6);
        assertThat(submitted(backlog))
                .as("blocks come before finality")
                .isGreaterThan(submitted(run(load.formatted("fixed-load"))));
    }

    @Test
    void clients_think_before_they_send_again_and_stop_at_their_limit() {
        var load =
                """
                  - records: {generated: true}
                    rate: {controller: fixed-backlog, clients: 4%s}
                    for: 60s
                    consent: {approve: 100%%, delay: 1s}
                """;
        var quick = submitted(run(load.formatted("")));
        var fixed = submitted(run(load.formatted(", think: 20s")));
        var random = submitted(run(load.formatted(", think: {exponential: 20s}")));

        assertThat(fixed).isLessThan(quick).isGreaterThan(4);
        assertThat(random).isLessThan(quick).isNotEqualTo(fixed);
        assertThat(submitted(run(load.formatted(", limit: 7")))).isEqualTo(7);
    }

    @Test
    void the_maximum_fills_every_block() {
        var run =
                run(
                        """
                          - records: {generated: true}
                            rate: {controller: maximum}
                            from: 1s
                            for: 20s
                            consent: {approve: 100%, delay: 500ms}
                        stop: {after: 24s}
                        """,
                        "world.consensus.block_transactions=15");
        int room = run.experiment().world().consensus().blockTransactions();
        var full =
                run.world().facts().stream()
                        .filter(f ->
                                f.what() instanceof Happening.BlockForged b
                                        && b.transactions().size() == room)
                        .count();

        assertThat(full).as("full blocks of %d", room).isGreaterThan(5);
    }

    @Test
    void a_mix_asks_all_that_people_ask() {
        var run =
                run(
                        """
                          - mix: {add: 30%, update: 10%, share: 15%, revoke: 10%, read: 10%, pry: 10%, stake: 10%, vote: 5%}
                            rate: {controller: poisson, per_second: 2}
                            for: 100s
                            consent: {approve: 100%, delay: 1s}
                        """);
        var facts = run.world().facts().stream().map(Fact::what).toList();
        var kinds =
                facts.stream()
                        .filter(Happening.Submitted.class::isInstance)
                        .map(f -> ((Happening.Submitted) f).kind())
                        .collect(Collectors.toCollection(TreeSet::new));
        var operations =
                facts.stream()
                        .filter(Happening.Submitted.class::isInstance)
                        .flatMap(f -> ((Happening.Submitted) f).medical().stream())
                        .map(MedicalFacts::operation)
                        .collect(Collectors.toCollection(TreeSet::new));
        var entries = run.world().accessEntries();

        assertThat(kinds).contains("medical", "revocation", "stake", "votes");
        assertThat(operations).containsExactly(Operation.values());
        assertThat(entries).anyMatch(e -> e.allowed() && e.actor().value().equals(e.subject()));
        assertThat(entries.stream().filter(e -> !e.actor().value().equals(e.subject())).toList())
                .isNotEmpty()
                .noneMatch(e -> e.allowed() && e.subject().startsWith("patient-"));
    }

    @Test
    void what_a_run_recorded_arrives_again_at_the_same_moments() throws Exception {
        var first =
                run(
                        """
                          - records: {generated: true}
                            rate: {controller: composite, parts: [{controller: poisson, per_second: 1, for: 30s}, {controller: linear, per_second: 0, to_per_second: 2, from: 10s, for: 20s}]}
                            from: 3s
                            consent: {approve: 100%, delay: 1s}
                        """);
        var times = times(first);
        var lines = new ArrayList<>(List.of("submitted_s"));
        times.forEach(nanos -> lines.add(java.math.BigDecimal.valueOf(nanos, 9).toPlainString()));
        Files.write(folder.resolve("recorded.csv"), lines);

        var again =
                run(
                        """
                          - records: {generated: true}
                            rate: {controller: replay, source: recorded.csv, column: submitted_s}
                            consent: {approve: 100%, delay: 1s}
                        """);

        assertThat(times).hasSizeGreaterThan(30);
        assertThat(times(again)).isEqualTo(times);
        assertThat(again.world().traceHash()).isEqualTo(first.world().traceHash());
    }

    private static List<Long> times(Finished run) {
        return run.world().facts().stream()
                .filter(f -> f.what() instanceof Happening.Submitted)
                .map(f -> f.at().nanos())
                .toList();
    }

    @Test
    void half_a_workload_is_refused_where_it_stands() {
        refused("  - mix: {add: 50%, read: 40%}\n    rate: {controller: zero}\n", "90%");
        refused("  - mix: {query: 100%}\n    rate: {controller: zero}\n", "\"dataset\" is missing");
        refused("  - mix: {add: 100%}\n    rate: {controller: fixed-load}\n", "\"clients\"");
        refused("  - mix: {add: 100%}\n    rate: {controller: composite}\n", "\"parts\"");
        refused("  - rate: {controller: zero}\n", "either records or a mix");
    }

    private void refused(String workload, String why) {
        assertThatThrownBy(() -> run(workload))
                .hasMessageContaining(why)
                .extracting("place")
                .asString()
                .contains("ward.yaml:");
    }
}
