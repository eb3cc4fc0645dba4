package medchain.simulator.world;

import static medchain.simulator.world.QuickWorld.facts;
import static medchain.simulator.world.QuickWorld.slots;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.TreeSet;
import medchain.simulator.identity.NodeId;
import medchain.simulator.journal.Happening;
import medchain.simulator.node.Conduct;
import org.junit.jupiter.api.Test;

/** A delegate shows blocks that lead nowhere and answers nobody who asks for their parents. */
class OrphanFloodTest {
    private static final NodeId BAD = new NodeId(3);
    private final World world = QuickWorld.of("medchain");

    private void flood(int slots) {
        slots(world, 10);
        world.apply(new Directive.Misbehave(BAD, "orphans", new Conduct.Orphans()));
        slots(world, slots);
    }

    @Test
    void it_costs_the_others_one_wait_and_no_more() {
        flood(60);
        assertThat(facts(world, Happening.SlotMissed.class))
                .as("slots that pass while the first ask is open")
                .hasSizeBetween(1, 2);
        assertThat(world.view().headHeight()).isGreaterThanOrEqualTo(66);
        assertThat(world.view().irreversibleHeight()).isGreaterThan(50);
        assertThat(facts(world, Happening.FinalityViolated.class)).isEmpty();
    }

    @Test
    void what_can_be_told_without_the_parent_is_told_by_everybody_at_once() {
        flood(20);
        assertThat(refusals("signature is not node-4's over this header")).hasSize(6);
        assertThat(refusals("delegate_id node-4; the slot is node-")).hasSize(6);
        assertThat(refusals("previous_hash names no block that came within a round")).hasSize(6);
    }

    /** Who refuses for this reason. */
    private TreeSet<NodeId> refusals(String reason) {
        var nodes = new TreeSet<NodeId>();
        for (var refusal : facts(world, Happening.BlockRejected.class)) {
            if (refusal.reason().startsWith(reason)) {
                nodes.add(refusal.node());
            }
        }
        return nodes;
    }

    @Test
    void its_signed_headers_contradict_each_other_and_convict_it() {
        flood(30);
        assertThat(facts(world, Happening.DelegatePunished.class))
                .extracting(Happening.DelegatePunished::delegate)
                .containsExactly(BAD.account());
    }

    /** Who lost its disk asks everybody, and so the silent one too: that costs it one wait. */
    @Test
    void a_node_without_its_disk_catches_up_beside_a_silent_peer() {
        flood(20);
        var late = new NodeId(5);
        world.apply(new Directive.Crash(late));
        slots(world, 5);
        world.apply(new Directive.Restart(late, false));
        slots(world, 3);
        assertThat(facts(world, Happening.NodeSynchronised.class))
                .extracting(Happening.NodeSynchronised::node)
                .contains(late);
        slots(world, 30);
        assertThat(world.view().nodes().get(5).headHeight())
                .isGreaterThanOrEqualTo(world.view().headHeight() - 1);
        assertThat(facts(world, Happening.EquivocationSeen.class))
                .allMatch(e -> e.delegate().equals(BAD.account()));
    }
}
