package medchain.simulator.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import medchain.simulator.compute.Compute;
import medchain.simulator.crypto.CryptoMode;
import medchain.simulator.dpos.Presets;
import medchain.simulator.identity.BlockId;
import medchain.simulator.identity.NodeId;
import medchain.simulator.journal.Happening;
import medchain.simulator.kernel.Parallel;
import medchain.simulator.kernel.Progress;
import medchain.simulator.network.LatencyModel;
import medchain.simulator.network.NetworkShape;
import medchain.simulator.node.Conduct;
import org.junit.jupiter.api.Test;

/** Savanna's votes between four nodes, one of them bad: what is signed, persisted and believed. */
class VotesBesideBlocksTest {
    private static final NodeId BAD = new NodeId(1);
    private static final Duration SLOT = Duration.ofSeconds(2);
    private final World world = fast();

    private static World fast() {
        var regions = new TreeMap<String, Integer>();
        regions.put("EUROPE", 4);
        var latency = new LatencyModel.Constant(Duration.ofMillis(50));
        var spec =
                new WorldSpec(
                        11,
                        false,
                        CryptoMode.REAL,
                        Presets.named("medchain-fast", 4, SLOT).orElseThrow(),
                        new NetworkShape(regions, latency, 3, 0),
                        Compute.FREE,
                        SmallWorld.PEOPLE,
                        1000,
                        Duration.ofMinutes(2),
                        Optional.empty());
        return new World(spec, Parallel.SERIAL, Progress.NONE);
    }

    private void slots(int count) {
        world.apply(new Directive.RunFor(SLOT.multipliedBy(count)));
    }

    private <T extends Happening> List<T> facts(Class<T> type) {
        return world.facts().stream()
                .map(f -> f.what())
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    @Test
    void a_certificate_of_votes_that_their_delegates_did_not_sign_is_rejected_by_all() {
        slots(5);
        world.apply(
                new Directive.Misbehave(
                        BAD, "bad", new Conduct.Invalid(Conduct.Wrong.CERTIFICATE)));
        slots(20);
        assertThat(facts(Happening.BlockRejected.class))
                .isNotEmpty()
                .allMatch(r -> r.reason().startsWith("certificate has a vote that node-"))
                .extracting(Happening.BlockRejected::node)
                .contains(new NodeId(0), new NodeId(2), new NodeId(3));
        assertThat(world.view().irreversibleHeight()).isGreaterThan(14);
    }

    @Test
    void a_delegate_that_votes_for_two_blocks_of_a_slot_is_seen_and_changes_nothing() {
        world.apply(new Directive.Misbehave(BAD, "bad", new Conduct.Equivocate()));
        slots(40);
        assertThat(facts(Happening.EquivocationSeen.class))
                .isNotEmpty()
                .allMatch(e -> e.delegate().equals(BAD.account()));
        assertThat(facts(Happening.FinalityViolated.class)).isEmpty();
        assertThat(world.view().irreversibleHeight()).isGreaterThan(20);
    }

    /** It votes for all blocks, so also strongly for one branch and, slots later, for another. */
    @Test
    void strong_votes_for_two_branches_in_different_slots_are_seen_too() {
        world.apply(new Directive.Misbehave(BAD, "bad", new Conduct.Equivocate()));
        slots(40);
        var slot = new TreeMap<BlockId, Long>();
        facts(Happening.BlockForged.class).forEach(b -> slot.put(b.block(), b.slot()));
        assertThat(facts(Happening.EquivocationSeen.class))
                .allMatch(e -> e.delegate().equals(BAD.account()))
                .filteredOn(e -> !slot.get(e.one()).equals(slot.get(e.other())))
                .extracting(Happening.EquivocationSeen::node)
                .contains(new NodeId(0), new NodeId(2), new NodeId(3));
    }

    @Test
    void one_that_crashes_between_vote_and_vote_contradicts_nothing_with_or_without_its_disk() {
        for (int i = 0; i < 12; i++) {
            var node = new NodeId(i % 4);
            world.apply(new Directive.RunFor(Duration.ofMillis(2150)));
            world.apply(new Directive.Crash(node));
            world.apply(new Directive.RunFor(Duration.ofMillis(40)));
            world.apply(new Directive.Restart(node, i % 3 > 0));
        }
        slots(20);
        assertThat(facts(Happening.EquivocationSeen.class)).isEmpty();
        assertThat(facts(Happening.FinalityViolated.class)).isEmpty();
        assertThat(world.view().headHeight() - world.view().irreversibleHeight()).isEqualTo(2);
    }

    /**
     * Twins of a slot come 50 ms apart: who is down in between has voted for one, and must know it
     * when it sees the other. So must who has forged, and is back while its slot still runs.
     */
    @Test
    void what_a_delegate_has_signed_is_on_its_disk_before_anybody_hears_it() {
        world.apply(new Directive.Misbehave(BAD, "bad", new Conduct.Equivocate()));
        var honest = List.of(new NodeId(0), new NodeId(2), new NodeId(3));
        for (int i = 0; i < 120; i++) {
            slots(1);
            world.apply(new Directive.RunFor(Duration.ofMillis(60)));
            var node = honest.get(i % 3);
            world.apply(new Directive.Crash(node));
            world.apply(new Directive.RunFor(Duration.ofMillis(20)));
            world.apply(new Directive.Restart(node, true));
            world.apply(new Directive.RunFor(SLOT.minusMillis(80)));
        }
        assertThat(facts(Happening.EquivocationSeen.class))
                .isNotEmpty()
                .allMatch(e -> e.delegate().equals(BAD.account()));
        assertThat(facts(Happening.FinalityViolated.class)).isEmpty();
    }
}
