package medchain.reports.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import medchain.reports.WardDay;
import medchain.simulator.identity.AccountId;
import medchain.simulator.identity.BlockId;
import medchain.simulator.identity.Hash;
import medchain.simulator.identity.NodeId;
import medchain.simulator.identity.TxId;
import medchain.simulator.journal.Fact;
import medchain.simulator.journal.Happening;
import medchain.simulator.journal.TxStage;
import medchain.simulator.kernel.SimTime;
import org.junit.jupiter.api.Test;

class HistoryTest {
    private static final EndStages NOTHING_WAITS = _ -> Optional.empty();

    private static History of(List<Fact> facts) {
        return History.of(facts, SimTime.ofSeconds(100), NOTHING_WAITS);
    }

    private static Fact at(double seconds, Happening what) {
        return new Fact(new SimTime(Math.round(seconds * 1e9)), what);
    }

    private static BlockId block(int number) {
        return new BlockId(new Hash(0, 0, 0, number));
    }

    private static final AccountId DOCTOR = new AccountId("doctor-1");
    private static final TxId TX = new TxId(new Hash(1, 1, 1, 1));
    private static final NodeId ONE = new NodeId(0);
    private static final NodeId TWO = new NodeId(1);

    private static Happening submitted(TxId tx, int row) {
        return new Happening.Submitted(
                tx, "medical", DOCTOR, OptionalInt.of(row), Optional.empty(), ONE);
    }

    private static Happening forged(int id, int previous, long height, TxId... carried) {
        return forgedBy(ONE, id, previous, height, carried);
    }

    private static Happening forgedBy(
            NodeId node, int id, int previous, long height, TxId... carried) {
        return new Happening.BlockForged(
                block(id),
                height,
                height,
                SimTime.ZERO,
                node.account(),
                node,
                Hash.ZERO,
                block(previous),
                Hash.ZERO,
                100,
                List.of(carried),
                0,
                5);
    }

    private static Happening head(NodeId node, int id, long height) {
        return new Happening.HeadMoved(node, block(id), height, 1);
    }

    @Test
    void every_submission_is_in_exactly_one_outcome_as_its_story_went() {
        var stories = of(WardDay.facts(30)).transactions();

        assertThat(stories).hasSize(30);
        for (var story : stories) {
            int i = story.sourceRow().orElseThrow();
            var expected =
                    WardDay.isDenied(i)
                            ? TransactionOutcome.DENIED
                            : WardDay.isIgnored(i)
                                    ? TransactionOutcome.EXPIRED
                                    : WardDay.isRefused(i)
                                            ? TransactionOutcome.REJECTED
                                            : TransactionOutcome.IRREVERSIBLE;
            assertThat(story.outcome()).as("row " + i).isEqualTo(expected);
        }
    }

    @Test
    void the_losing_block_of_a_fork_is_not_on_the_main_chain_and_its_rival_is() {
        var atFork =
                of(WardDay.facts(30)).blocks().stream()
                        .filter(it -> it.block().height() == WardDay.FORKED_HEIGHT)
                        .toList();

        assertThat(atFork).hasSize(2);
        assertThat(atFork.stream().filter(BlockStory::onMainChain)).hasSize(1);
        var orphan = atFork.stream().filter(it -> !it.onMainChain()).findFirst().orElseThrow();
        assertThat(orphan.block().transactions()).isEmpty();
        assertThat(orphan.irreversibleAt()).isEmpty();
    }

    @Test
    void a_transaction_of_an_abandoned_block_counts_from_the_block_that_stayed() {
        var facts =
                List.of(
                        at(1, submitted(TX, 0)),
                        at(2, new Happening.EnteredMempool(TX, ONE)),
                        at(3, forged(1, 0, 1, TX)),
                        at(3, head(ONE, 1, 1)),
                        at(4, forged(2, 0, 1)),
                        at(5, forged(3, 2, 2, TX)),
                        at(5, head(ONE, 3, 2)),
                        at(6, new Happening.BecameIrreversible(block(3), 2, ONE)));

        var story = of(facts).transactions().getFirst();

        assertThat(story.included()).contains(SimTime.ofSeconds(5));
        assertThat(story.height()).hasValue(2);
        assertThat(story.outcome()).isEqualTo(TransactionOutcome.IRREVERSIBLE);
    }

    @Test
    void a_crashed_node_does_not_say_what_the_main_chain_is() {
        var facts =
                List.of(
                        at(1, forged(1, 0, 1)),
                        at(1, head(ONE, 1, 1)),
                        at(2, forgedBy(TWO, 2, 1, 2)),
                        at(3, new Happening.NodeCrashed(TWO)));

        assertThat(of(facts).blocks())
                .extracting(BlockStory::onMainChain)
                .containsExactly(true, false);
        var restarted = new ArrayList<>(facts);
        restarted.add(at(4, new Happening.NodeRestarted(TWO, true)));
        assertThat(of(restarted).blocks())
                .extracting(BlockStory::onMainChain)
                .containsExactly(true, true);
    }

    @Test
    void a_misbehaviour_lasts_until_the_next_one_or_until_its_node_behaves() {
        var facts =
                List.of(
                        at(1, new Happening.NodeMisbehaves(ONE, "withhold")),
                        at(2, new Happening.NodeMisbehaves(TWO, "censor")),
                        at(3, new Happening.NodeMisbehaves(ONE, "equivocate")),
                        at(4, new Happening.NodeBehaves(ONE)));

        var faults = of(facts).faults();

        assertThat(faults)
                .extracting(FaultStory::kind, FaultStory::detail, FaultStory::until)
                .containsExactly(
                        tuple("misbehaviour", "withhold", Optional.of(SimTime.ofSeconds(3))),
                        tuple("misbehaviour", "censor", Optional.empty()),
                        tuple("misbehaviour", "equivocate", Optional.of(SimTime.ofSeconds(4))));
    }

    @Test
    void the_world_knows_the_main_chain_where_facts_leave_it_open() {
        var facts = List.of(at(1, forged(1, 0, 1)), at(2, forged(2, 1, 2)), at(2, forged(3, 1, 2)));
        EndStages worldFollowsTwo =
                new EndStages() {
                    @Override
                    public Optional<TxStage> stage(TxId tx) {
                        return Optional.empty();
                    }

                    @Override
                    public Optional<BlockId> head() {
                        return Optional.of(block(2));
                    }
                };

        var blocks = History.of(facts, SimTime.ofSeconds(9), worldFollowsTwo).blocks();

        assertThat(blocks).extracting(BlockStory::onMainChain).containsExactly(true, true, false);
    }

    @Test
    void the_head_is_as_high_as_the_highest_block_of_any_node() {
        var heads = of(WardDay.facts(30)).heads();

        assertThat(heads.getFirst().height()).isEqualTo(1);
        assertThat(heads.getLast().height()).isEqualTo(heads.size());
    }

    @Test
    void the_ancestors_of_an_irreversible_block_are_irreversible_from_when_they_first_were() {
        var facts =
                List.of(
                        at(1, forged(1, 0, 1)),
                        at(2, forged(2, 1, 2)),
                        at(3, forged(3, 2, 3)),
                        at(3, head(ONE, 3, 3)),
                        at(4, new Happening.BecameIrreversible(block(1), 1, ONE)),
                        at(5, new Happening.BecameIrreversible(block(3), 3, ONE)));

        assertThat(of(facts).blocks())
                .extracting(it -> it.irreversibleAt().orElseThrow().seconds().intValueExact())
                .containsExactly(4, 5, 5);
    }

    @Test
    void an_approved_transaction_that_is_nowhere_is_lost_unless_a_live_node_holds_it() {
        var facts =
                List.of(
                        at(1, submitted(TX, 0)),
                        at(2, new Happening.ConsentGiven(TX, new AccountId("patient-1"))),
                        at(2, new Happening.EnteredMempool(TX, ONE)));

        assertThat(of(facts).transactions().getFirst().outcome())
                .isEqualTo(TransactionOutcome.LOST);
        var held = History.of(facts, SimTime.ofSeconds(9), _ -> Optional.of(TxStage.MEMPOOL));
        assertThat(held.transactions().getFirst().outcome()).isEqualTo(TransactionOutcome.MEMPOOL);
    }

    @Test
    void a_row_that_was_refused_and_then_went_through_is_told_once() {
        var refused =
                new Happening.SubmissionRefused(
                        OptionalInt.of(7), DOCTOR, Optional.empty(), "too early");
        var facts = List.of(at(1, refused), at(2, refused), at(3, submitted(TX, 7)));

        assertThat(of(facts.subList(0, 2)).transactions())
                .singleElement()
                .satisfies(it -> assertThat(it.outcome()).isEqualTo(TransactionOutcome.REJECTED));
        assertThat(of(facts).transactions())
                .singleElement()
                .satisfies(it -> assertThat(it.tx()).contains(TX));
    }

    @Test
    void a_refusal_by_one_node_gives_way_to_the_patients_no() {
        var patient = new AccountId("patient-1");
        var facts =
                List.of(
                        at(1, submitted(TX, 0)),
                        at(2, new Happening.TransactionRejected(TX, TWO, "mempool", "full")),
                        at(3, new Happening.ConsentDenied(TX, patient, "no")));

        var story = of(facts).transactions().getFirst();

        assertThat(story.outcome()).isEqualTo(TransactionOutcome.DENIED);
        assertThat(story.reason()).isEqualTo("no");
    }

    @Test
    void a_crash_ends_with_the_restart_and_is_over_when_the_node_has_its_peers_head() {
        var faults = of(WardDay.facts(30)).faults();

        assertThat(faults).extracting(FaultStory::kind).containsExactly("partition", "crash");
        var crash = faults.getLast();
        assertThat(crash.until()).isPresent();
        assertThat(crash.recovered()).isPresent();
        assertThat(crash.recovered().get()).isGreaterThan(crash.until().get());
        assertThat(crash.detail()).contains("fetched 9 blocks");
    }
}
