package medchain.simulator.world;

import static medchain.simulator.world.SmallWorld.ADA;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import medchain.simulator.identity.DatasetId;
import medchain.simulator.identity.NodeId;
import medchain.simulator.identity.Purpose;
import medchain.simulator.journal.Happening;
import medchain.simulator.learning.TestTables;
import medchain.simulator.query.QueryRequest;
import org.junit.jupiter.api.Test;

/** A dataset of more parts than may be on their way at once. */
class LargeDatasetTest {
    private static final DatasetId LARGE = new DatasetId("large");
    private static final int ROWS = 3000;
    private static final int COLUMNS = 150;

    private final World world = SmallWorld.world(42);

    @Test
    void
            parts_follow_each_other_until_all_are_irreversible_though_the_owners_node_is_down_a_while() {
        var lines = new String[ROWS + 1];
        lines[0] =
                IntStream.range(0, COLUMNS).mapToObj(c -> "x" + c).collect(Collectors.joining(","));
        for (int r = 0; r < ROWS; r++) {
            int row = r;
            lines[r + 1] =
                    IntStream.range(0, COLUMNS)
                            .mapToObj(c -> "" + (row * 31 + c * 17) % 1000)
                            .collect(Collectors.joining(","));
        }
        done(
                new Directive.LoadDataset(
                        LARGE, TestTables.table(lines), Optional.empty(), Optional.empty()));
        done(new Directive.EncryptDataset(ADA, LARGE, 2048, Extras.NONE));
        int parts = world.view().datasets().getFirst().parts();
        assertThat(parts).isGreaterThan(100);
        assertThat(sent()).isEqualTo(96);

        world.apply(new Directive.RunFor(Duration.ofSeconds(20)));
        world.apply(new Directive.Crash(new NodeId(1)));
        world.apply(new Directive.RunUntil(new Condition.Settled(), Duration.ofMinutes(60)));
        assertThat(world.view().datasets().getFirst().irreversibleParts()).isEqualTo(parts);

        var sum = new QueryRequest.Sum(LARGE, java.util.List.of("x149"), Optional.empty());
        var outcome = world.apply(new Directive.Ask(ADA, sum, Purpose.HRESCH));
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Answered.class,
                        a ->
                                assertThat(a.answer().lines())
                                        .singleElement()
                                        .satisfies(l ->
                                                assertThat(l.encrypted())
                                                        .isEqualByComparingTo(l.plaintext())));
    }

    private long sent() {
        return world.facts().stream()
                .filter(f -> f.what() instanceof Happening.Submitted s && s.kind().equals("data"))
                .count();
    }

    private void done(Directive d) {
        assertThat(world.apply(d)).isInstanceOf(Outcome.Done.class);
    }
}
