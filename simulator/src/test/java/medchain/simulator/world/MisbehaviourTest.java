package medchain.simulator.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import medchain.simulator.identity.AccountId;
import medchain.simulator.identity.NodeId;
import medchain.simulator.identity.TxId;
import medchain.simulator.journal.Happening;
import medchain.simulator.journal.TxStage;
import medchain.simulator.node.Conduct;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One of four delegates is bad: the other three must see it, refuse it, and go on. */
class MisbehaviourTest {
    private static final NodeId BAD = new NodeId(1);
    private final World world = SmallWorld.world(11);

    private void turn(Conduct how) {
        assertThat(world.apply(new Directive.Misbehave(BAD, "bad", how)))
                .isInstanceOf(Outcome.Done.class);
    }

    private void run(int seconds) {
        world.apply(new Directive.RunFor(Duration.ofSeconds(seconds)));
    }

    private <T extends Happening> List<T> facts(Class<T> type) {
        return world.facts().stream()
                .map(f -> f.what())
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    private TxId approved() {
        var tx = SmallWorld.submitted(world.apply(SmallWorld.add("12.50")));
        run(1);
        world.apply(new Directive.Approve(SmallWorld.ALICE, tx));
        return tx;
    }

    /** The chain grows, becomes irreversible, and is the same for all. */
    private void lifeGoesOn() {
        var tx = approved();
        long before = world.view().irreversibleHeight();
        run(90);
        assertThat(world.view().irreversibleHeight()).isGreaterThan(before + 20);
        assertThat(world.stage(tx)).hasValue(TxStage.IRREVERSIBLE);
        assertThat(facts(Happening.FinalityViolated.class)).isEmpty();
    }

    @Test
    void two_blocks_in_one_slot_are_seen_by_all_honest_nodes_with_both_ids() {
        turn(new Conduct.Equivocate());
        run(60);
        var seen = facts(Happening.EquivocationSeen.class);
        assertThat(seen).isNotEmpty().allMatch(e -> e.delegate().equals(BAD.account()));
        assertThat(seen).allMatch(e -> !e.one().equals(e.other()));
        var witnesses = new TreeSet<NodeId>();
        seen.forEach(e -> witnesses.add(e.node()));
        assertThat(witnesses).contains(new NodeId(0), new NodeId(2), new NodeId(3));
        lifeGoesOn();
    }

    @Test
    void an_honest_world_reports_no_equivocation_and_rejects_nothing() {
        run(120);
        assertThat(facts(Happening.EquivocationSeen.class)).isEmpty();
        assertThat(facts(Happening.BlockRejected.class)).isEmpty();
    }

    @Test
    void withheld_blocks_are_missing_until_released_and_undo_nothing_irreversible() {
        turn(new Conduct.Withhold(1000));
        run(60);
        var alone = world.view().chain(BAD);
        var others = world.view().chain(new NodeId(0));
        assertThat(others).noneMatch(b -> isBad(b.header().delegateId()));
        assertThat(alone).isNotEmpty();
        world.apply(new Directive.Behave(BAD));
        lifeGoesOn();
        assertThat(facts(Happening.BlockForged.class).stream()).anyMatch(b -> isBad(b.delegate()));
        assertThat(world.view().chain(new NodeId(0))).anyMatch(b -> isBad(b.header().delegateId()));
    }

    private static boolean isBad(AccountId delegate) {
        return delegate.equals(BAD.account());
    }

    @Test
    void what_one_delegate_censors_the_next_includes() {
        turn(new Conduct.Censor(Optional.empty()));
        for (int i = 0; i < 8; i++) {
            approved();
            run(4);
        }
        lifeGoesOn();
        var blocks = world.view().chain(new NodeId(0));
        assertThat(blocks.stream().filter(b -> isBad(b.header().delegateId())))
                .isNotEmpty()
                .allMatch(b -> b.transactions().isEmpty());
        assertThat(blocks.stream().mapToInt(b -> b.transactions().size()).skip(1).sum())
                .isEqualTo(9);
    }

    @ParameterizedTest
    @CsvSource({
        "MERKLE_ROOT, merkle_root does not fit the transactions",
        "STATE_ROOT, state_root does not follow from the transactions",
        "SIGNATURE, signature is not node-2's over this header",
        "PREVIOUS_HASH, previous_hash names no block that came within a round",
        "COUNT, transactions count is 1; the body has 0",
        "OVERSIZE, size block is over the limit",
    })
    void an_invalid_block_is_rejected_by_all_and_its_slot_is_empty(
            Conduct.Wrong what, String reason) {
        turn(new Conduct.Invalid(what));
        run(60);
        assertThat(facts(Happening.BlockRejected.class))
                .isNotEmpty()
                .allMatch(r -> r.reason().equals(reason))
                .extracting(Happening.BlockRejected::node)
                .contains(new NodeId(0), new NodeId(2), new NodeId(3));
        assertThat(facts(Happening.BlockForged.class)).noneMatch(b -> isBad(b.delegate()));
        lifeGoesOn();
    }

    @ParameterizedTest
    @CsvSource({
        "SLOT, header slot [0-9]+ is not after its parent's.*",
        "DELEGATE, 'header slot [0-9]+ belongs to node-2, not to node-[134]'",
    })
    void a_header_that_claims_another_place_is_rejected_by_all(Conduct.Wrong what, String reason) {
        turn(new Conduct.Invalid(what));
        run(60);
        assertThat(facts(Happening.BlockRejected.class))
                .isNotEmpty()
                .allSatisfy(r -> assertThat(r.reason()).matches(reason))
                .extracting(Happening.BlockRejected::node)
                .contains(new NodeId(0), new NodeId(2), new NodeId(3));
        assertThat(facts(Happening.BlockForged.class)).noneMatch(b -> isBad(b.delegate()));
        lifeGoesOn();
    }

    /** The copy and the good block share a hash; refusing the one must not lose the other. */
    @Test
    void a_repeated_transaction_is_rejected_and_the_good_block_of_that_hash_is_taken() {
        turn(new Conduct.Invalid(Conduct.Wrong.DUPLICATED_LAST));
        run(60);
        var rejected = facts(Happening.BlockRejected.class);
        assertThat(rejected)
                .isNotEmpty()
                .allMatch(r -> r.reason().equals("transactions[1] stands in the block twice"))
                .extracting(Happening.BlockRejected::node)
                .contains(new NodeId(0), new NodeId(2), new NodeId(3));
        var taken =
                world.view().chain(new NodeId(0)).stream()
                        .filter(b -> isBad(b.header().delegateId()))
                        .toList();
        assertThat(taken)
                .hasSizeGreaterThanOrEqualTo(6)
                .allMatch(b -> b.transactions().size() == 1);
        assertThat(taken)
                .extracting(b -> b.hash())
                .containsAll(rejected.stream().map(Happening.BlockRejected::block).toList());
        lifeGoesOn();
    }

    @Test
    void an_operation_that_its_patient_has_not_approved_makes_the_whole_block_invalid() {
        turn(new Conduct.Invalid(Conduct.Wrong.UNAPPROVED));
        var waiting = SmallWorld.submitted(world.apply(SmallWorld.add("1.00")));
        run(20);
        assertThat(facts(Happening.BlockRejected.class))
                .isNotEmpty()
                .allMatch(r ->
                        r.reason().equals("transactions[0] lacks its patient's valid approval"));
        assertThat(world.stage(waiting)).hasValue(TxStage.PENDING_CONSENT);
        world.apply(new Directive.Deny(SmallWorld.ALICE, waiting, "no"));
        lifeGoesOn();
        assertThat(world.stage(waiting)).hasValue(TxStage.DENIED);
    }

    @Test
    void a_block_in_anothers_slot_is_rejected() {
        turn(new Conduct.OutOfTurn());
        run(30);
        assertThat(facts(Happening.BlockRejected.class))
                .isNotEmpty()
                .allMatch(r -> r.reason().contains("belongs to") && isBad(r.claimedDelegate()));
        lifeGoesOn();
    }

    @Test
    void a_block_from_the_future_is_rejected() {
        turn(new Conduct.FutureSlot());
        run(30);
        assertThat(facts(Happening.BlockRejected.class))
                .isNotEmpty()
                .allMatch(r -> r.reason().endsWith("lies in the future"));
        lifeGoesOn();
    }

    @Test
    void a_block_beside_the_head_moves_nobody() {
        turn(new Conduct.StaleParent());
        run(60);
        assertThat(facts(Happening.BlockForged.class)).anyMatch(b -> isBad(b.delegate()));
        assertThat(world.view().chain(new NodeId(0)))
                .noneMatch(b -> isBad(b.header().delegateId()));
        assertThat(facts(Happening.HeadMoved.class)).isEmpty();
        lifeGoesOn();
    }

    @Test
    void a_wrong_reveal_earns_nothing() {
        turn(new Conduct.Invalid(Conduct.Wrong.REVEAL));
        run(120);
        assertThat(world.view().chain(new NodeId(0))).anyMatch(b -> isBad(b.header().delegateId()));
        var users = world.view().users();
        var bad = users.stream().filter(u -> isBad(u.user())).findFirst().orElseThrow();
        var good = users.stream().filter(u -> u.user().value().equals("node-1")).findFirst();
        assertThat(bad.balance()).isLessThanOrEqualTo(1005);
        assertThat(good.orElseThrow().balance()).isGreaterThan(1020);
        lifeGoesOn();
    }
}
