package medchain.scenarios.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import medchain.simulator.network.Bandwidth;
import medchain.simulator.network.Jitter;
import medchain.simulator.network.LatencyModel;
import medchain.simulator.network.Topology;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Overlays and delays that somebody has written down, as files beside a scenario. */
class NetworkFilesTest {
    private static final String START =
            """
            scenario: mine
            world:
              consensus: {delegates: 3}
              network:
            """;

    @TempDir Path folder;

    private Experiment read(String network, String... settings) throws IOException {
        var file = folder.resolve("mine.yaml");
        Files.writeString(file, START + network.indent(4));
        return Experiment.parse(ScenarioText.read(file), List.of(settings));
    }

    private String refusal(String network) {
        var refused = catchThrowableOfType(BadInput.class, () -> read(network));
        return refused.place().orElseThrow() + ": " + refused.getMessage();
    }

    private void csv(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    @Test
    void aFileOfLinksIsTheOverlayAndStandsInTheEffectiveFile() throws IOException {
        csv("overlay.csv", "from,to\nnode-1,node-2\n\nnode-2, node-3\n\"node-3\",node-4\n");
        var network = "regions: {EUROPE: 4}\ntopology: {links: overlay.csv}";
        var links =
                new Topology.Links(
                        List.of(
                                new Topology.Link(0, 1),
                                new Topology.Link(1, 2),
                                new Topology.Link(2, 3)));
        var experiment = read(network);
        assertThat(experiment.world().network().topology()).isEqualTo(links);

        var effective = new ScenarioText("effective.yaml", experiment.effective());
        assertThat(Experiment.parse(effective, List.of()).world().network().topology())
                .isEqualTo(links);
    }

    @Test
    void aMatrixMayBeAsymmetricAndChange() throws IOException {
        csv(
                "delays.csv",
                """
                at,from,WEST,EAST
                0s,WEST,5ms,40ms
                0s,EAST,,7ms
                1m,EAST,90ms,7ms
                1m,WEST,5ms,60ms
                """);
        var shape = read("latency: {matrix: delays.csv}", "world.nodes=5").world().network();
        assertThat(shape.regions().toString()).isEqualTo("{EAST=3, WEST=2}");
        assertThat(shape.latency())
                .isInstanceOfSatisfying(
                        LatencyModel.Matrix.class,
                        matrix -> {
                            assertThat(matrix.regions()).containsExactly("WEST", "EAST");
                            assertThat(matrix.oneWay().get(Duration.ZERO))
                                    .isEqualTo(List.of(millis(5, 40), millis(40, 7)));
                            assertThat(matrix.oneWay().get(Duration.ofMinutes(1)))
                                    .isEqualTo(List.of(millis(5, 60), millis(90, 7)));
                        });
    }

    private static List<Duration> millis(long... delays) {
        return Arrays.stream(delays).mapToObj(Duration::ofMillis).toList();
    }

    @Test
    void overlaysAndLinesHaveNames() throws IOException {
        var shape =
                read("""
                latency: cloud-like
                jitter: {exponential: 20%}
                degree: 6
                topology: {small_world: {rewired: 10%}}
                bandwidth: {down: 50Mbit/s, up: 1.5Mbit/s}
                """)
                        .world()
                        .network();
        assertThat(shape.topology()).isEqualTo(new Topology.SmallWorld(6, 0.1));
        assertThat(shape.jitter()).isEqualTo(new Jitter.Exponential(0.2));
        assertThat(shape.bandwidth()).contains(new Bandwidth(50_000_000, 1_500_000));
        assertThat(shape.regions().keySet()).containsExactly("FRANKFURT", "SINGAPORE", "US_EAST");
        assertThat(read("topology: star").world().network().topology())
                .isEqualTo(new Topology.Star());
        assertThat(
                        read("topology: {degrees: {lowest: 3, highest: 9}}")
                                .world()
                                .network()
                                .topology())
                .isEqualTo(new Topology.RandomDegrees(3, 9));
    }

    @Test
    void whatIsWrongInAFileIsToldWhereItStands() throws IOException {
        csv("links.csv", "from,to\nnode-1,node-2\nnode-2,node-9\n");
        csv("twice.csv", "from,to\nnode-1,node-2\nnode-2,node-1\n");
        csv("alone.csv", "from,to\nnode-1,node-2\n");
        csv("short.csv", "from,to\nnode-1\n");
        csv("self.csv", "from,to\nnode-1,node-1\n");
        csv("names.csv", "a,b\nnode-1,node-2\n");
        csv("unit.csv", "from,WEST\nWEST,5\n");
        csv("row.csv", "from,WEST,EAST\nWEST,5ms,1ms\n");
        csv("late.csv", "at,from,WEST\n1s,WEST,5ms\n");
        var links = "regions: {EUROPE: 3}\ntopology: {links: ";
        assertThat(refusal(links + "links.csv}"))
                .endsWith("links.csv:3:8: \"node-9\"; expected node-1 to node-3");
        assertThat(refusal(links + "twice.csv}"))
                .endsWith("twice.csv:3:1: the link of line 2 again; expected each once");
        assertThat(refusal(links + "alone.csv}"))
                .contains("no links lead from node-1 to node-3")
                .contains("mine.yaml:6");
        assertThat(refusal(links + "short.csv}"))
                .endsWith("short.csv:2:1: 1 cells; expected 2 as above");
        assertThat(refusal(links + "self.csv}"))
                .contains("self.csv:2:1: a link of a node to itself");
        assertThat(refusal(links + "names.csv}")).contains("names.csv:1:1: columns a,b");
        assertThat(refusal(links + "none.csv}")).contains("no file \"none.csv\"");
        assertThat(refusal(links + "../links.csv}")).contains("a file in the scenario's folder");
        assertThat(refusal("latency: {matrix: unit.csv}"))
                .contains("unit.csv:2:6: \"5\"; expected a duration");
        assertThat(refusal("latency: {matrix: row.csv}")).contains("no row for EAST");
        assertThat(refusal("latency: {matrix: late.csv}"))
                .contains("expected a row for each region at 0s");
        assertThat(refusal("latency: {}")).contains("an empty section");
        assertThat(refusal("latency: {constant: 5ms, exponential: 2ms}"))
                .contains("more than one latency");
        assertThat(refusal("bandwidth: {down: 5MB, up: 1Mbit/s}"))
                .contains("\"5MB\"; expected a bit rate such as 100Mbit/s");
        assertThat(refusal("topology: ring")).contains("expected one of random-regular");
    }
}
