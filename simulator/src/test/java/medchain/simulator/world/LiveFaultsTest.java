package medchain.simulator.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import medchain.simulator.check.Invariants;
import medchain.simulator.identity.AccountId;
import medchain.simulator.identity.NodeId;
import medchain.simulator.journal.Happening;
import medchain.simulator.network.Disturbances.Way;
import org.junit.jupiter.api.Test;

/** What goes wrong goes wrong as said, ends as said, and leaves a world that keeps its promises. */
class LiveFaultsTest {
    private static final NodeId ONE = new NodeId(0);
    private static final NodeId TWO = new NodeId(1);

    private final World world = SmallWorld.world(11);

    private Outcome inflict(Fault fault) {
        return world.apply(new Directive.Inflict(fault, Optional.empty()));
    }

    private Outcome inflict(Fault fault, int seconds) {
        return world.apply(new Directive.Inflict(fault, Optional.of(Duration.ofSeconds(seconds))));
    }

    private void run(int seconds) {
        runMillis(1000 * seconds);
    }

    private void runMillis(int millis) {
        world.apply(new Directive.RunFor(Duration.ofMillis(millis)));
    }

    private long height(NodeId node) {
        return world.view().nodes().get(node.index()).headHeight();
    }

    private String state(NodeId node) {
        return world.view().nodes().get(node.index()).state();
    }

    private void keepsItsPromises() {
        assertThat(Invariants.check(world)).filteredOn(c -> c.broken().isPresent()).isEmpty();
    }

    private long forgedBy(NodeId node) {
        return world.facts().stream()
                .filter(f -> f.what() instanceof Happening.BlockForged b && b.node().equals(node))
                .count();
    }

    @Test
    void a_paused_node_stands_still_and_catches_up_from_what_waited_for_it() {
        run(20);
        assertThat(inflict(new Fault.Pause(ONE), 30)).isInstanceOf(Outcome.Done.class);
        long before = height(ONE);
        run(29);
        assertThat(state(ONE)).isEqualTo("paused");
        assertThat(height(ONE)).isEqualTo(before);
        assertThat(height(TWO)).isGreaterThan(before + 5);
        assertThat(inflict(new Fault.Pause(ONE))).isInstanceOf(Outcome.Refused.class);
        run(12);
        assertThat(state(ONE)).isEqualTo("up");
        assertThat(height(ONE)).isEqualTo(height(TWO));
        // in the middle of a slot nothing is on its way: all that waited has come
        assertThat(world.view().traffic().inFlight()).isLessThan(5);
        keepsItsPromises();
    }

    @Test
    void a_crash_ends_a_pause_and_nothing_is_lost_count_of() {
        run(10);
        inflict(new Fault.Pause(ONE));
        run(20);
        world.apply(new Directive.Crash(ONE));
        run(20);
        assertThat(state(ONE)).isEqualTo("down");
        world.apply(new Directive.Restart(ONE, true));
        run(21);
        assertThat(height(ONE)).isEqualTo(height(TWO));
        keepsItsPromises();
    }

    @Test
    void a_timed_partition_heals_by_itself() {
        run(10);
        inflict(new Fault.Cut(List.of(ONE, TWO), Way.BOTH), 40);
        run(39);
        long frozen = world.view().irreversibleHeight();
        run(61);
        assertThat(world.view().irreversibleHeight()).isGreaterThan(frozen + 20);
        assertThat(world.facts()).extracting(f -> f.what()).contains(new Happening.FaultEnded(1));
        keepsItsPromises();
    }

    /** Who is not heard cannot ask for what was announced, either. */
    @Test
    void who_is_cut_off_one_way_falls_behind() {
        run(10);
        inflict(new Fault.Cut(List.of(ONE), Way.IN), 60);
        inflict(new Fault.Cut(List.of(TWO), Way.OUT), 60);
        run(50);
        var others = new NodeId(2);
        assertThat(height(ONE)).isLessThan(height(others));
        assertThat(height(TWO)).isLessThan(height(others));
        run(61);
        assertThat(height(ONE)).isEqualTo(height(others));
        keepsItsPromises();
    }

    @Test
    void a_clock_that_is_a_slot_ahead_forges_early_and_is_not_believed_until_it_is_right() {
        run(20);
        inflict(new Fault.Skew(ONE, Duration.ofSeconds(5), 0));
        long before = rejectedOrLate();
        run(60);
        assertThat(rejectedOrLate()).isGreaterThan(before);
        long head = height(TWO);
        world.apply(new Directive.Recover(ONE));
        long forged = forgedBy(ONE);
        run(60);
        assertThat(height(TWO)).isGreaterThan(head + 20);
        assertThat(forgedBy(ONE)).isGreaterThan(forged);
        keepsItsPromises();
    }

    private long rejectedOrLate() {
        return world.facts().stream()
                .filter(f ->
                        f.what() instanceof Happening.BlockRejected
                                || f.what() instanceof Happening.SlotMissed)
                .count();
    }

    /** It would forge on an old head: it hears from more than a liar that time has gone on. */
    @Test
    void a_delegate_whose_clock_is_behind_the_blocks_of_others_stops_and_comes_back() {
        run(20);
        inflict(new Fault.Skew(ONE, Duration.ofSeconds(-5), 0));
        run(20);
        long before = forgedBy(ONE);
        run(60);
        assertThat(forgedBy(ONE)).isEqualTo(before);
        assertThat(pauses(ONE)).singleElement().asString().startsWith("its clock is behind");
        assertThat(height(TWO)).isGreaterThan(25);
        world.apply(new Directive.Recover(ONE));
        run(60);
        assertThat(forgedBy(ONE)).isGreaterThan(before + 3);
        assertThat(pauses(TWO)).isEmpty();
        keepsItsPromises();
    }

    private java.util.List<String> pauses(NodeId node) {
        return world.facts().stream()
                .map(f -> f.what())
                .filter(Happening.ForgingPaused.class::isInstance)
                .map(Happening.ForgingPaused.class::cast)
                .filter(p -> p.node().equals(node))
                .map(Happening.ForgingPaused::reason)
                .toList();
    }

    @Test
    void a_clock_that_is_wrong_within_what_the_rules_tolerate_does_no_harm() {
        inflict(new Fault.Skew(ONE, Duration.ofMillis(200), 50));
        inflict(new Fault.Skew(TWO, Duration.ofMillis(-200), -50));
        run(120);
        assertThat(world.view().headHeight()).isGreaterThan(55);
        assertThat(forgedBy(ONE)).isGreaterThan(10);
        keepsItsPromises();
    }

    @Test
    void nodes_come_and_go_and_all_are_back_in_the_end() {
        var all = IntStream.range(0, world.view().nodes().size()).mapToObj(NodeId::new).toList();
        inflict(new Fault.Churn(all, Duration.ofSeconds(15), Duration.ofSeconds(10), true), 240);
        run(240);
        long crashes =
                world.facts().stream()
                        .filter(f -> f.what() instanceof Happening.NodeCrashed)
                        .count();
        assertThat(crashes).isBetween(6L, 30L);
        run(120);
        assertThat(world.view().nodes()).extracting(n -> n.state()).containsOnly("up");
        assertThat(world.apply(new Directive.Calm())).isInstanceOf(Outcome.Refused.class);
        keepsItsPromises();
    }

    @Test
    void messages_that_come_twice_or_late_change_nothing_that_is_promised() {
        inflict(new Fault.Duplication(0.3));
        inflict(new Fault.Reordering(0.3, Duration.ofMillis(800)));
        inflict(new Fault.Loss(0.1), 60);
        var tx = SmallWorld.submitted(world.apply(SmallWorld.add("12.50")));
        run(2);
        world.apply(new Directive.Approve(SmallWorld.ALICE, tx));
        SmallWorld.irreversible(world, tx);
        run(60);
        assertThat(world.view().traffic().copied()).isPositive();
        assertThat(world.view().irreversibleHeight()).isPositive();
        keepsItsPromises();
    }

    private WorldView.NodeStatus status(NodeId node) {
        return world.view().nodes().get(node.index());
    }

    private NodeId home(AccountId user) {
        return world.view().users().stream()
                .filter(u -> u.user().equals(user))
                .findFirst()
                .orElseThrow()
                .home();
    }

    /** Dora's node and Alice's are not the same, so the request cannot reach Alice. */
    @Test
    void what_was_said_during_a_cut_is_heard_on_both_sides_once_it_heals() {
        var alices = home(SmallWorld.ALICE);
        run(10);
        inflict(new Fault.Cut(List.of(alices), Way.BOTH), 40);
        var tx = SmallWorld.submitted(world.apply(SmallWorld.add("12.50")));
        run(39);
        assertThat(status(alices).pendingConsents()).isZero();
        run(2);
        assertThat(status(alices).pendingConsents()).isOne();
        inflict(new Fault.Cut(List.of(alices), Way.BOTH), 20);
        world.apply(new Directive.Approve(SmallWorld.ALICE, tx));
        run(19);
        assertThat(status(TWO.equals(alices) ? ONE : TWO).mempool()).isZero();
        SmallWorld.irreversible(world, tx);
        keepsItsPromises();
    }

    /** By then nobody waits for Alice any more: what is told is what waits for a block. */
    @Test
    void who_was_cut_off_while_alice_said_yes_hears_it_before_a_block_does() {
        var others = List.of(home(SmallWorld.ALICE), home(SmallWorld.DORA));
        var cutOff =
                world.view().nodes().stream()
                        .map(WorldView.NodeStatus::node)
                        .filter(n -> !others.contains(n))
                        .findFirst()
                        .orElseThrow();
        runMillis(10_200);
        inflict(new Fault.Cut(List.of(cutOff), Way.BOTH), 1);
        var tx = SmallWorld.submitted(world.apply(SmallWorld.add("12.50")));
        runMillis(400);
        world.apply(new Directive.Approve(SmallWorld.ALICE, tx));
        runMillis(300);
        assertThat(status(others.getFirst()).mempool()).isOne();
        assertThat(status(cutOff).mempool()).isZero();
        runMillis(800);
        assertThat(status(cutOff).mempool()).isOne();
        keepsItsPromises();
    }

    @Test
    void who_comes_back_hears_from_its_peers_what_waits() {
        run(10);
        SmallWorld.submitted(world.apply(SmallWorld.add("12.50")));
        run(2);
        world.apply(new Directive.Crash(ONE));
        run(10);
        world.apply(new Directive.Restart(ONE, false));
        assertThat(status(ONE).pendingConsents()).isZero();
        run(5);
        assertThat(status(ONE).pendingConsents()).isOne();
        keepsItsPromises();
    }

    @Test
    void what_cannot_be_is_refused_and_changes_nothing() {
        var none = new NodeId(99);
        for (var fault :
                List.of(
                        new Fault.Pause(none),
                        new Fault.Slowness(ONE, 1),
                        new Fault.Cut(List.of(), Way.IN),
                        new Fault.Churn(
                                List.of(), Duration.ofSeconds(1), Duration.ofSeconds(1), true))) {
            assertThat(inflict(fault)).as(fault.kind()).isInstanceOf(Outcome.Refused.class);
        }
        assertThat(world.apply(new Directive.Recover(ONE))).isInstanceOf(Outcome.Refused.class);
        assertThat(world.facts()).noneMatch(f -> f.what() instanceof Happening.FaultBegan);
    }
}
