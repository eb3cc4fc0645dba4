package medchain.simulator.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.LongStream;
import medchain.simulator.compute.Compute;
import medchain.simulator.crypto.CryptoMode;
import medchain.simulator.dpos.ConsensusParameters;
import medchain.simulator.dpos.Presets;
import medchain.simulator.identity.NodeId;
import medchain.simulator.journal.Happening;
import medchain.simulator.journal.TxStage;
import medchain.simulator.kernel.Parallel;
import medchain.simulator.kernel.Progress;
import medchain.simulator.network.LatencyModel;
import medchain.simulator.network.NetworkShape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules of the real networks, run by nodes that send each other blocks. */
class PresetWorldTest {
    static List<String> presets() {
        return Presets.names();
    }

    private static World world(ConsensusParameters consensus) {
        var regions = new TreeMap<String, Integer>();
        regions.put("EUROPE", consensus.seats());
        var shape =
                new NetworkShape(
                        regions,
                        new LatencyModel.Constant(Duration.ofMillis(10)),
                        Math.min(4, consensus.seats() - 1),
                        0);
        var spec =
                new WorldSpec(
                        7,
                        false,
                        CryptoMode.REAL,
                        consensus,
                        shape,
                        Compute.FREE,
                        SmallWorld.PEOPLE,
                        1000,
                        Duration.ofMinutes(2),
                        Optional.empty());
        return new World(spec, Parallel.SERIAL, Progress.NONE);
    }

    private static World small(String preset) {
        var usual = Presets.named(preset).orElseThrow();
        return world(Presets.named(preset, 4, usual.slot()).orElseThrow());
    }

    /** Height of each block less the irreversible height after it, from this height on. */
    private static LongStream lags(World world, long from) {
        return world.facts().stream()
                .map(f -> f.what())
                .filter(Happening.BlockForged.class::isInstance)
                .map(Happening.BlockForged.class::cast)
                .filter(b -> b.height() >= from)
                .mapToLong(b -> b.height() - b.irreversibleHeightAfter());
    }

    private static void runSlots(World world, int slots) {
        var time = world.spec().consensus().slot().multipliedBy(slots);
        world.apply(new Directive.RunFor(time));
    }

    @ParameterizedTest
    @MethodSource("presets")
    void nodes_of_every_preset_agree_and_keep_a_patients_record(String preset) {
        var world = small(preset);
        var tx = SmallWorld.submitted(world.apply(SmallWorld.add("12.50")));
        world.apply(new Directive.RunFor(Duration.ofSeconds(1)));
        assertThat(world.apply(new Directive.Approve(SmallWorld.ALICE, tx)))
                .isInstanceOf(Outcome.Done.class);
        runSlots(world, 200);
        var consensus = world.spec().consensus();
        var head = world.view().headHeight();
        assertThat(head).isGreaterThan(190);
        for (int i = 0; i < consensus.seats(); i++) {
            assertThat(world.view().chain(new NodeId(i)).size()).isGreaterThan((int) head - 1);
        }
        boolean hasFinality = !preset.equals("ark");
        assertThat(world.stage(tx)).hasValue(hasFinality ? TxStage.IRREVERSIBLE : TxStage.BLOCK);
        assertThat(world.view().irreversibleHeight() > 0).isEqualTo(hasFinality);
        assertThat(world.facts())
                .noneMatch(f -> f.what() instanceof Happening.FinalityViolated)
                .noneMatch(f -> f.what() instanceof Happening.EquivocationSeen)
                .noneMatch(f -> f.what() instanceof Happening.BlockRejected);
    }

    @Test
    void tron_is_eighteen_blocks_behind_always() {
        var world = world(Presets.named("tron").orElseThrow());
        runSlots(world, 100);
        assertThat(lags(world, 28).distinct().boxed()).containsExactly(18L);
    }

    @Test
    void antelope_legacy_is_a_saw_tooth_of_336_to_325_blocks() {
        var world = world(Presets.named("antelope-legacy").orElseThrow());
        runSlots(world, 252 * 4);
        var round = lags(world, 1).skip(252 * 3 - 12).limit(252).summaryStatistics();
        assertThat(round.getMax()).isEqualTo(336);
        assertThat(round.getMin()).isEqualTo(325);
        assertThat(round.getAverage()).isEqualTo(330.5);
    }

    @Test
    void medchain_is_ten_blocks_and_a_quarter_behind_on_average() {
        var world = world(ConsensusParameters.medchain());
        runSlots(world, 7 * 300);
        var lag = lags(world, 15).summaryStatistics();
        assertThat(lag.getMin()).isEqualTo(9);
        assertThat(lag.getAverage()).isCloseTo(10.226, within(0.1));
    }

    @Test
    void bitshares_is_fourteen_blocks_behind_at_best_and_sixteen_on_average() {
        var world = world(Presets.named("bitshares").orElseThrow());
        runSlots(world, 1100);
        var lag = lags(world, 43).summaryStatistics();
        assertThat(lag.getMin()).isEqualTo(14);
        assertThat(lag.getAverage()).isCloseTo(15.87, within(0.3));
    }

    @Test
    void hive_before_its_fast_finality_is_fifteen_blocks_behind_at_best() {
        var world = world(Presets.named("hive-legacy").orElseThrow());
        runSlots(world, 1100);
        var lag = lags(world, 43).summaryStatistics();
        assertThat(lag.getMin()).isEqualTo(15);
        assertThat(lag.getAverage()).isCloseTo(17.39, within(0.3));
    }

    @Test
    void medchain_goes_on_with_two_of_seven_down_and_stops_with_three() {
        var world = world(ConsensusParameters.medchain());
        crash(world, 0, 2);
        runSlots(world, 7 * 200);
        assertThat(world.view().irreversibleHeight()).isGreaterThan(900);
        crash(world, 2, 3);
        runSlots(world, 7);
        var frozen = world.view().irreversibleHeight();
        runSlots(world, 7 * 30);
        assertThat(world.view().irreversibleHeight()).isEqualTo(frozen);
        assertThat(world.view().headHeight()).isGreaterThan(frozen + 100);
    }

    @Test
    void tron_stops_finalising_with_nine_of_twenty_seven_down_and_not_with_eight() {
        var world = world(Presets.named("tron").orElseThrow());
        runSlots(world, 60);
        crash(world, 0, 8);
        runSlots(world, 81);
        var before = world.view().irreversibleHeight();
        assertThat(world.view().headHeight() - before).isEqualTo(18);
        crash(world, 8, 9);
        runSlots(world, 27);
        var frozen = world.view().irreversibleHeight();
        runSlots(world, 81);
        assertThat(world.view().irreversibleHeight()).isEqualTo(frozen);
        assertThat(world.view().headHeight()).isGreaterThan(frozen + 60);
    }

    private static void crash(World world, int from, int to) {
        for (int i = from; i < to; i++) {
            world.apply(new Directive.Crash(new NodeId(i)));
        }
    }

    @Test
    void savanna_is_two_blocks_behind_and_a_hundred_times_faster_than_before_it() {
        var world = world(Presets.named("antelope-savanna").orElseThrow());
        runSlots(world, 60);
        assertThat(lags(world, 3).distinct().boxed()).containsExactly(2L);
        assertThat(world.view().headHeight()).isEqualTo(60);
        assertThat(world.facts()).noneMatch(f -> f.what() instanceof Happening.FinalityViolated);
    }

    @Test
    void savanna_goes_on_with_two_of_seven_down_and_stops_with_three() {
        var world = world(Presets.named("medchain-fast").orElseThrow());
        runSlots(world, 20);
        crash(world, 0, 2);
        runSlots(world, 70);
        var head = world.view().headHeight();
        assertThat(head - world.view().irreversibleHeight()).isBetween(1L, 3L);
        crash(world, 2, 3);
        runSlots(world, 14);
        var frozen = world.view().irreversibleHeight();
        runSlots(world, 42);
        assertThat(world.view().irreversibleHeight()).isEqualTo(frozen);
        for (int i = 0; i < 3; i++) {
            world.apply(new Directive.Restart(new NodeId(i), true));
        }
        runSlots(world, 14);
        assertThat(world.view().headHeight() - world.view().irreversibleHeight()).isEqualTo(2);
    }

    @Test
    void hive_makes_a_block_irreversible_within_its_slot() {
        var world = small("hive");
        runSlots(world, 20);
        world.apply(new Directive.RunFor(Duration.ofSeconds(1)));
        var head = world.view().headHeight();
        assertThat(world.view().irreversibleHeight()).isEqualTo(head);
        crash(world, 2, 4);
        runSlots(world, 8);
        assertThat(world.view().irreversibleHeight()).isEqualTo(head);
        assertThat(world.view().headHeight()).isGreaterThan(head);
    }
}
