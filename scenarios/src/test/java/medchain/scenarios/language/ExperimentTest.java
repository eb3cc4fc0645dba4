package medchain.scenarios.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import medchain.simulator.dpos.FinalityRule;
import medchain.simulator.dpos.Presets;
import medchain.simulator.identity.AccountId;
import medchain.simulator.identity.Role;
import medchain.simulator.network.LatencyModel;
import medchain.simulator.network.Regions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExperimentTest {
    private static final String FULL =
            """
            scenario: partition-heals
            title: A partition
            description: |
              Two lines
              of text.
            seed: 7
            world:
              preset: medchain
              nodes: 15
              consensus: {delegates: 7, slot: 2s}
              network:
                degree: 8
                regions: {EUROPE: 7, NORTH_AMERICA: 5, ASIA_PACIFIC: 3}
                latency: {lognormal: {median: 80ms, p99: 400ms}}
                loss: 0.1%
            population: {patients: 200, doctors: 20, administrators: 1, hospitals: 5, people: {alice: patient}}
            workload:
              - records: {source: medical_transactions.csv, speed: 600x}
                consent: {approve: 92%, deny: 5%, ignore: 3%, delay: {lognormal: {median: 3s, p95: 20s}}}
            timeline:
              - at: 30s
                do: network partition delegate-1,delegate-2 from rest
              - do: world run 5s
              - at: 70s
                do: network heal
            expect:
              - safety holds
              - irreversible_latency_p95 < 60s
            stop: {after: 120s}
            """;

    @Test
    void a_scenario_is_read_with_its_units() {
        var read = read(FULL);
        assertThat(read.name()).isEqualTo("partition-heals");
        assertThat(read.description()).isEqualTo("Two lines\nof text.\n");
        assertThat(read.world().consensus().slot()).isEqualTo(Duration.ofSeconds(2));
        assertThat(read.world().network().nodes()).isEqualTo(15);
        assertThat(read.world().network().loss()).isEqualTo(0.001);
        assertThat(read.world().network().latency())
                .isEqualTo(
                        new LatencyModel.LogNormal(Duration.ofMillis(80), Duration.ofMillis(400)));
        assertThat(read.population().named()).containsEntry(new AccountId("alice"), Role.PATIENT);
        assertThat(read.patients().orElseThrow().approve()).isEqualTo(0.92);
        assertThat(file(read).speed()).isEqualByComparingTo("600");
        assertThat(read.timeline())
                .extracting(l -> l.parsed().verb().words())
                .containsExactly("network partition", "world run", "network heal");
        assertThat(read.stop().after()).hasValue(Duration.ofSeconds(120));
    }

    @Test
    void a_latency_is_one_of_its_kinds() {
        var text = "scenario: x\nworld: {network: {latency: {%s}}}\n";
        assertThat(read(text.formatted("exponential: 40ms")).world().network().latency())
                .isEqualTo(new LatencyModel.Exponential(Duration.ofMillis(40)));
        assertThatThrownBy(() -> read(text.formatted("exponential: 40ms, constant: 1ms")))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("expected one of constant, exponential, lognormal");
    }

    @Test
    void the_smallest_scenario_has_every_default() {
        var read = read("scenario: small\n");
        assertThat(read.seed()).isEqualTo(42);
        assertThat(read.world().network().regions())
                .hasToString("{ASIA_PACIFIC=4, EUROPE=6, NORTH_AMERICA=5}");
        assertThat(read.world().consensus().delegates()).isEqualTo(7);
        assertThat(read.world().network().latency()).isEqualTo(Regions.simblock2019());
    }

    @Test
    void the_effective_text_names_every_default_and_reads_back_as_the_same() {
        for (var text :
                List.of(
                        FULL,
                        "scenario: small\n",
                        "scenario: \"x1\"\ntitle: \"5: \\\"q\\\" # \\\\\"\n")) {
            var effective = read(text).effective();
            assertThat(effective).contains("max_churn: ", "block_size: 1MiB", "password_cost: 6");
            var again = read(effective);
            assertThat(again.effective()).isEqualTo(effective);
            assertThat(again.world()).isEqualTo(read(text).world());
            assertThat(again.title()).isEqualTo(read(text).title());
        }
    }

    @Test
    void every_key_with_a_fallback_stands_in_the_effective_text_and_every_key_is_documented() {
        var plain = read("scenario: small\n").effective();
        var rule = "scenario: small\nreplicates: {measure: throughput, half_width: 2%}\n";
        var withRule = read(rule).effective();
        for (var key : Keys.all()) {
            assertThat(key.doc()).as(key.path()).isNotBlank();
            if (key.fallback().isPresent() && !key.path().contains("[]")) {
                // the rule's own keys are there when replicates are a section, not a number
                assertThat(key.path().startsWith("replicates.") ? withRule : plain)
                        .as(key.path())
                        .containsPattern("(?m)^ *" + key.name() + ": ?");
            }
        }
    }

    @Test
    void settings_override_keys_and_derived_defaults_follow() {
        var read =
                read(
                        FULL,
                        "world.network.loss=5%",
                        "workload[0].records.limit=10",
                        "seed=9",
                        "stop.after=200s");
        assertThat(read.world().network().loss()).isEqualTo(0.05);
        assertThat(file(read).limit()).hasValue(10);
        assertThat(read.seed()).isEqualTo(9);
        assertThat(
                        read("scenario: s", "world.consensus.delegates=13")
                                .world()
                                .consensus()
                                .maxChurn())
                .isEqualTo(4);
        assertThat(
                        read("scenario: s", "world.network.regions={EUROPE: 9}")
                                .world()
                                .network()
                                .nodes())
                .isEqualTo(9);
    }

    @Test
    void a_preset_brings_its_own_numbers_and_nodes_enough() {
        var lisk = read("scenario: s\nworld: {preset: lisk}").world();
        assertThat(lisk.network().nodes()).isEqualTo(103);
        assertThat(lisk.consensus()).isEqualTo(Presets.named("lisk").orElseThrow());
        var four = read("scenario: s\nworld: {preset: tron, consensus: {delegates: 4}}").world();
        assertThat(four.network().nodes()).isEqualTo(4);
        assertThat(four.consensus().slot()).isEqualTo(Duration.ofSeconds(3));
        assertThat(four.consensus().policies())
                .isEqualTo(Presets.named("tron").orElseThrow().policies());
    }

    @Test
    void presets_that_vote_beside_the_blocks_are_read_like_any_other() {
        var hive = read("scenario: s\nworld: {preset: hive, consensus: {delegates: 4}}").world();
        assertThat(hive.consensus().policies().finality()).isEqualTo(new FinalityRule.Obi(3));
        assertThat(read("scenario: s\nworld: {preset: medchain-fast}").world().consensus())
                .isEqualTo(Presets.named("medchain-fast").orElseThrow());
    }

    @Test
    void a_wrong_setting_is_named() {
        assertThat(refused("scenario: s", "world.netwrok.loss=1%").line())
                .contains("--set world.netwrok.loss")
                .contains("did you mean \"network\"?");
        assertThat(refused("scenario: s", "world.network.loss=1").line())
                .contains("--set world.network.loss")
                .contains("1%?");
        assertThat(refused("scenario: s", "loss").exitCode()).isEqualTo(2);
        assertThat(refused(FULL, "timeline[9].at=1s").getMessage()).contains("no item [9]");
    }

    @Test
    void a_misspelt_key_is_refused_with_its_place_and_a_suggestion() {
        var refusal = refused("scenario: x\nworld:\n  nodse: 3\n");
        assertThat(refusal.line())
                .startsWith("f.yaml:3:3: unknown key \"nodse\"")
                .endsWith("did you mean \"nodes\"?");
        assertThat(refused("scenario: x\nloss: 1%\n").hint())
                .hasValue("did you mean world.network.loss?");
        assertThat(refused("scenario: x\ntimeline: [{att: 1s, do: network heal}]\n").line())
                .startsWith("f.yaml:2:13");
    }

    @Test
    void a_duplicate_key_names_both_places() {
        assertThat(refused("scenario: x\nseed: 1\nseed: 2\n").line())
                .isEqualTo("f.yaml:3:1: key \"seed\" twice; the first is at f.yaml:2:1");
    }

    @Test
    void words_that_older_yaml_takes_for_numbers_or_truth_are_never_text_silently() {
        for (var word : List.of("NO", "0123", "12:30", "true", "~", "1e3", "0x1F", ".5")) {
            assertThat(refused("scenario: x\ntitle: " + word + "\n").line())
                    .as(word)
                    .startsWith("f.yaml:2:8")
                    .contains("in quotes");
        }
        assertThat(read("scenario: x\ntitle: \"NO\"\n").title()).isEqualTo("NO");
    }

    @Test
    void machinery_of_yaml_is_refused() {
        for (var text :
                List.of(
                        "scenario: !!java.net.URL x",
                        "scenario: !!binary aGk=",
                        "scenario: &a x",
                        "&a [*a]",
                        "scenario: x\ntitle: *a",
                        "scenario: x\n---\nscenario: y",
                        "",
                        "# only a comment\n",
                        "- a\n- b\n",
                        "just text",
                        "scenario: {}",
                        "? [a]\n: b",
                        "scenario: x\n\tseed: 1\n",
                        "scenario: 'open",
                        "a: b: c",
                        "scenario: \"a\u202eb\"",
                        "scenario: x\ntimeline: " + "[".repeat(30) + "]".repeat(30))) {
            assertThat(refused(text).exitCode()).as(text).isEqualTo(65);
            assertThat(refused(text).place()).as(text).isPresent();
        }
        assertThat(refused("scenario: x\n\tseed: 1\n").hint())
                .hasValue("indent with spaces, not with tabs");
        assertThat(refused("scenario: x\n---\nscenario: y").line())
                .startsWith("f.yaml:2:1: a second document");
    }

    @Test
    void hostile_text_is_refused_before_it_is_built() {
        assertThat(refused("[".repeat(10_000)).getMessage()).contains("nested deeper than 20");
        assertThat(refused("a: " + "{a: ".repeat(10_000)).getMessage())
                .contains("nested deeper than 20");
        assertThat(refusedBytes(new byte[(1 << 20) + 1]).getMessage()).contains("1 MiB");
        assertThat(
                        refusedBytes("\ufeffscenario: x".getBytes(StandardCharsets.UTF_16LE))
                                .getMessage())
                .contains("UTF-16");
        assertThat(refusedBytes(new byte[] {'a', ':', '\n', 'b', (byte) 0xFF}).line())
                .startsWith("f.yaml:2:2")
                .contains("offset 4");
        var marked =
                ScenarioText.decode("\ufeffscenario: x".getBytes(StandardCharsets.UTF_8), "f.yaml");
        assertThat(Experiment.parse(marked, List.of()).name()).isEqualTo("x");
    }

    @Test
    void a_file_that_is_not_there_or_no_file_is_no_input(@TempDir Path folder) throws Exception {
        assertThat(
                        catchThrowableOfType(
                                        BadInput.class,
                                        () -> ScenarioText.read(folder.resolve("no.yaml")))
                                .exitCode())
                .isEqualTo(66);
        assertThat(catchThrowableOfType(BadInput.class, () -> ScenarioText.read(folder)).exitCode())
                .isEqualTo(66);
        var file = Files.writeString(folder.resolve("s.yaml"), "scenario: s\n");
        assertThat(ScenarioText.read(file).text()).isEqualTo("scenario: s\n");
    }

    @Test
    void wrong_values_are_refused_where_they_stand() {
        assertThat(refused("scenario: x\nworld: {consensus: {slot: 2}}").line())
                .startsWith("f.yaml:2:27")
                .contains("the unit is missing: 2ms?");
        assertThat(refused("scenario: x\nworld: 5").line()).startsWith("f.yaml:2:8");
        assertThat(refused("scenario: x\nworld: {nodes: 3, consensus: {delegates: 4}}").line())
                .startsWith("f.yaml:2:42");
        assertThat(
                        refused("scenario: x\nworld: {nodes: 3, network: {regions: {EUROPE: 2}}}")
                                .getMessage())
                .contains("2 nodes in all; expected 3");
        assertThat(refused("scenario: x\nworld: {network: {regions: {EUROP: 2}}}").hint())
                .hasValue("did you mean \"EUROPE\"?");
        assertThat(refused("scenario: x\nworld: {network: {loss: 100%}}").exitCode()).isEqualTo(65);
        assertThat(refused("scenario: a/b").exitCode()).isEqualTo(65);
        assertThat(refused("scenario: x\nseed: 99999999999999999999").exitCode()).isEqualTo(65);
        assertThat(
                        refused(
                                        "scenario: x\nworkload:\n  - records: {source: a.csv}\n    consent: {approve: 92%, deny: 5%, ignore: 4%}")
                                .getMessage())
                .contains("make 101%");
    }

    @Test
    void the_timeline_is_checked_before_anything_runs() {
        var backwards =
                refused(
                        "scenario: x\ntimeline:\n  - {at: 9s, do: network heal}\n  - {at: 8s, do: network heal}\n");
        assertThat(backwards.line()).startsWith("f.yaml:4:10: time goes backwards");
        var unknown = refused("scenario: x\ntimeline:\n  - do: network hael\n");
        assertThat(unknown.line())
                .startsWith("f.yaml:3:17: unknown command \"network hael\"")
                .contains("heal");
        assertThat(refused("scenario: x\ntimeline:\n  - do: block list\n").getMessage())
                .contains("changes nothing in the world");
    }

    @Test
    void expectations_are_checked_before_anything_runs() {
        assertThat(refused("scenario: x\nexpect: [\"p95 << 3\"]").line()).startsWith("f.yaml:2:10");
        assertThat(refused("scenario: x\nexpect: [\"p95 < 3 s\"]").exitCode()).isEqualTo(65);
        assertThat(refused("scenario: x\nexpect: safety holds").hint())
                .hasValue("begin each item with \"- \"");
    }

    private static Workload.FromFile file(Experiment experiment) {
        return (Workload.FromFile) experiment.workload().getFirst();
    }

    private static Experiment read(String text, String... settings) {
        return Experiment.parse(new ScenarioText("f.yaml", text), List.of(settings));
    }

    private static BadInput refused(String text, String... settings) {
        var refusal = catchThrowableOfType(BadInput.class, () -> read(text, settings));
        assertThat(refusal).as(text).isNotNull();
        return refusal;
    }

    private static BadInput refusedBytes(byte[] bytes) {
        return catchThrowableOfType(BadInput.class, () -> ScenarioText.decode(bytes, "f.yaml"));
    }
}
