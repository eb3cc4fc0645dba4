package medchain.simulator.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import medchain.simulator.identity.AccountId;
import medchain.simulator.identity.NodeId;
import medchain.simulator.identity.TxId;
import medchain.simulator.network.Disturbances.Way;
import org.junit.jupiter.api.Test;

/** What becomes of transactions whose block is left for a better branch. */
class ReorganisationTest {
    private static final Duration SLOT = Duration.ofSeconds(2);

    private final World world = SmallWorld.world(7);
    private final List<TxId> approved = new ArrayList<>();

    private final AccountId patient = SmallWorld.BOB;
    private final AccountId doctor = neighbour();

    private NodeId homeOf(AccountId user) {
        return world.view().users().stream()
                .filter(u -> u.user().equals(user))
                .findFirst()
                .orElseThrow()
                .home();
    }

    /** A doctor whom the patient's own node serves. */
    private AccountId neighbour() {
        return Stream.of(SmallWorld.DORA, SmallWorld.DIRK)
                .filter(d -> homeOf(d).equals(homeOf(patient)))
                .findFirst()
                .orElseThrow();
    }

    private void approve(int count) {
        for (int i = 0; i < count; i++) {
            var outcome = world.apply(SmallWorld.add(doctor, patient, "12.50"));
            world.apply(new Directive.RunFor(Duration.ofMillis(200)));
            var tx = SmallWorld.submitted(outcome);
            assertThat(world.apply(new Directive.Approve(patient, tx)))
                    .isInstanceOf(Outcome.Done.class);
            approved.add(tx);
        }
    }

    /** In how many places of one node transactions are: blocks of its main chain and mempool. */
    private static long places(NodeCopy node, List<TxId> wanted) {
        return inBlocks(node, wanted) + node.mempool().stream().filter(wanted::contains).count();
    }

    private static long inBlocks(NodeCopy node, List<TxId> wanted) {
        return node.main().stream()
                .flatMap(b -> b.transactions().stream())
                .filter(a -> wanted.contains(a.id()))
                .count();
    }

    /**
     * Three that both sides have in blocks of their own, and three that the left branch alone has.
     */
    @Test
    void they_return_to_the_mempool_once_or_stand_in_the_better_branch_already() {
        var alone = homeOf(doctor);
        approve(3);
        world.apply(new Directive.RunFor(Duration.ofMillis(500)));
        world.apply(
                new Directive.Inflict(new Fault.Cut(List.of(alone), Way.BOTH), Optional.empty()));
        approve(3);
        var shared = approved.subList(0, 3);
        var lonely = approved.subList(3, 6);
        world.apply(new Directive.RunFor(SLOT.multipliedBy(12)));
        assertThat(inBlocks(copyOf(alone), approved)).isEqualTo(6);
        for (var copy : others(alone)) {
            assertThat(inBlocks(copy, shared)).isEqualTo(3);
            assertThat(places(copy, lonely)).isZero();
        }
        world.apply(new Directive.Heal());
        boolean waited = false;
        for (int step = 0; step < 400; step++) {
            world.apply(new Directive.RunFor(Duration.ofMillis(100)));
            var now = copyOf(alone);
            assertThat(approved).allMatch(tx -> places(now, List.of(tx)) == 1);
            assertThat(inBlocks(now, shared)).isEqualTo(3);
            waited |= inBlocks(now, lonely) == 0;
        }
        assertThat(waited).as("the branch was left").isTrue();
        for (var copy : world.copies()) {
            assertThat(inBlocks(copy, approved)).isEqualTo(6);
            assertThat(places(copy, approved)).isEqualTo(6);
        }
    }

    private List<NodeCopy> others(NodeId alone) {
        return world.copies().stream().filter(c -> !c.node().equals(alone)).toList();
    }

    private NodeCopy copyOf(NodeId node) {
        return world.copies().stream().filter(c -> c.node().equals(node)).findFirst().orElseThrow();
    }
}
