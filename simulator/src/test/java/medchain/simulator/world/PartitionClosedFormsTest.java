package medchain.simulator.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import medchain.simulator.compute.Compute;
import medchain.simulator.crypto.CryptoMode;
import medchain.simulator.dpos.ConsensusParameters;
import medchain.simulator.identity.AccountId;
import medchain.simulator.identity.NodeId;
import medchain.simulator.identity.Role;
import medchain.simulator.journal.Happening;
import medchain.simulator.kernel.Parallel;
import medchain.simulator.kernel.Progress;
import medchain.simulator.network.Disturbances.Way;
import medchain.simulator.network.LatencyModel;
import medchain.simulator.network.NetworkShape;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A partition a | b of whole nodes costs what algebra says (design, 4.7). */
class PartitionClosedFormsTest {
    private static final KeyStrength QUICK = new KeyStrength(CryptoMode.SIMULATED, 2048, 4);
    private static final Duration SLOT = Duration.ofSeconds(2);
    private static final int N = 7;
    private static final int ROUNDS = 15;

    /** Of the sides without a quorum. */
    private static final int LARGER = 4;

    private final World world = world();

    private static World world() {
        var nodes = new ArrayList<Enrolment>();
        for (int i = 1; i <= N; i++) {
            nodes.add(Enrolment.simulated(5, new AccountId("node-" + i), Role.NODE, QUICK));
        }
        var regions = new TreeMap<String, Integer>();
        regions.put("EUROPE", N);
        var latency = new LatencyModel.Constant(Duration.ofMillis(50));
        var spec =
                new WorldSpec(
                        5,
                        false,
                        CryptoMode.SIMULATED,
                        ConsensusParameters.medchain(N, SLOT),
                        new NetworkShape(regions, latency, N - 1, 0),
                        Compute.FREE,
                        nodes,
                        1000,
                        Duration.ofMinutes(2),
                        Optional.empty());
        return new World(spec, Parallel.SERIAL, Progress.NONE);
    }

    private void rounds(int count) {
        world.apply(new Directive.RunFor(SLOT.multipliedBy((long) count * N)));
    }

    private long head(int node) {
        return world.view().nodes().get(node).headHeight();
    }

    /** The first slot whose block made one above a height irreversible, and what it should be. */
    private void finalityIsBackAsSoonAs(int coming, long healed, long height) {
        int quorum = 2 * N / 3 + 1;
        var others = new TreeSet<AccountId>();
        var all = new TreeSet<AccountId>();
        for (var block : world.copies().getLast().main()) {
            var forger = block.header().delegateId();
            if (block.header().slot() <= healed) {
                continue;
            }
            if (others.size() < coming) {
                boolean wasOnTheSmallerSide =
                        IntStream.rangeClosed(1, N - LARGER)
                                .anyMatch(i -> forger.value().equals("node-" + i));
                if (wasOnTheSmallerSide) {
                    others.add(forger);
                }
            } else if (all.add(forger) && all.size() == quorum) {
                assertThat(slotOfFinalityAbove(height)).isEqualTo(block.header().slot());
                return;
            }
        }
        throw new AssertionError("too few blocks after the cut");
    }

    private long slotOfFinalityAbove(long height) {
        return world.facts().stream()
                .map(f -> f.what())
                .filter(Happening.BlockForged.class::isInstance)
                .map(Happening.BlockForged.class::cast)
                .filter(b -> b.irreversibleHeightAfter() > height)
                .mapToLong(Happening.BlockForged::slot)
                .min()
                .orElseThrow();
    }

    /** In which slots blocks above a height became irreversible. */
    private List<Long> irreversibleAbove(long height) {
        return world.facts().stream()
                .filter(f ->
                        f.what() instanceof Happening.BecameIrreversible i && i.height() > height)
                .map(f -> f.at().nanos() / SLOT.toNanos())
                .toList();
    }

    @ParameterizedTest
    @CsvSource({"4", "5"})
    void each_side_grows_by_its_share_and_the_smaller_ones_blocks_are_undone(int a) {
        int b = N - a;
        world.apply(new Directive.RunFor(Duration.ofSeconds(1)));
        rounds(20);
        var side = IntStream.range(0, b).mapToObj(NodeId::new).toList();
        world.apply(new Directive.Inflict(new Fault.Cut(side, Way.BOTH), Optional.empty()));
        long before = head(0);
        rounds(ROUNDS);
        assertThat(head(0) - before).as("b/n a slot").isEqualTo((long) ROUNDS * b);
        assertThat(head(N - 1) - before).as("a/n a slot").isEqualTo((long) ROUNDS * a);
        long healed = world.now().nanos() / SLOT.toNanos();
        world.apply(new Directive.Heal());
        rounds(10);
        var reverted =
                world.facts().stream()
                        .map(f -> f.what())
                        .filter(Happening.HeadMoved.class::isInstance)
                        .map(Happening.HeadMoved.class::cast)
                        .toList();
        assertThat(reverted).extracting(Happening.HeadMoved::node).containsAll(side).hasSize(b);
        // floor(t b / (n T)), and what the side forges before it hears the first block of the other
        assertThat(reverted)
                .extracting(Happening.HeadMoved::reverted)
                .allSatisfy(r -> assertThat(r).isBetween(ROUNDS * b, ROUNDS * b + b));
        var after = irreversibleAbove(before);
        var meanwhile = after.stream().filter(s -> s <= healed).toList();
        if (a >= 5) {
            assertThat(meanwhile).as("it has a quorum").hasSizeGreaterThan(ROUNDS * a / 2);
        } else {
            // no quorum anywhere: the cut, then q - a of the others, then q of all
            assertThat(meanwhile).isEmpty();
            finalityIsBackAsSoonAs(5 - a, healed, before);
        }
        assertThat(world.facts()).noneMatch(f -> f.what() instanceof Happening.FinalityViolated);
        assertThat(head(0)).isEqualTo(head(N - 1));
    }
}
