package medchain.simulator.world;

import static medchain.simulator.world.QuickWorld.facts;
import static medchain.simulator.world.QuickWorld.slots;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import medchain.simulator.chain.Block;
import medchain.simulator.chain.BlockCodec;
import medchain.simulator.chain.FinalityVote;
import medchain.simulator.identity.NodeId;
import medchain.simulator.intake.Bytes;
import medchain.simulator.intake.Content;
import medchain.simulator.intake.Content.Evidence;
import medchain.simulator.journal.Happening;
import medchain.simulator.network.Disturbances.Way;
import medchain.simulator.node.Conduct;
import org.junit.jupiter.api.Test;

/** Strong votes of different slots, for branches that exclude each other, convict their voter. */
class CrossingVotesTest {
    private static final NodeId FORGETFUL = new NodeId(2);
    private final World world = QuickWorld.of("medchain-fast");

    /**
     * Three of seven are cut off, vote strongly for their own branch, and come back. One of them
     * has lost its disk, and no quorum certifies anything yet.
     */
    private void cutAndLoseDisk(Conduct how) {
        slots(world, 10);
        var side = List.of(new NodeId(0), new NodeId(1), FORGETFUL);
        world.apply(new Directive.Inflict(new Fault.Cut(side, Way.BOTH), Optional.empty()));
        slots(world, 10);
        world.apply(new Directive.Crash(new NodeId(5)));
        world.apply(new Directive.Crash(new NodeId(6)));
        world.apply(new Directive.Crash(FORGETFUL));
        world.apply(new Directive.Misbehave(FORGETFUL, "so", how));
        world.apply(new Directive.Heal());
        slots(world, 3);
        world.apply(new Directive.Restart(FORGETFUL, false));
        slots(world, 15);
        world.apply(new Directive.Restart(new NodeId(5), true));
        world.apply(new Directive.Restart(new NodeId(6), true));
        slots(world, 25);
    }

    @Test
    void who_forgets_what_it_voted_for_is_punished_on_the_headers_between_its_votes() {
        cutAndLoseDisk(new Conduct.Forget());
        assertThat(facts(world, Happening.DelegatePunished.class))
                .extracting(Happening.DelegatePunished::delegate)
                .containsExactly(FORGETFUL.account());
        assertThat(accepted().what()).isEqualTo(Evidence.Kind.VOTES);
        assertThat(accepted().branch()).hasSizeGreaterThan(1);
        assertThat(facts(world, Happening.FinalityViolated.class)).isEmpty();
    }

    @Test
    void who_is_careful_after_the_loss_of_its_disk_contradicts_nothing() {
        cutAndLoseDisk(new Conduct.Honest());
        assertThat(facts(world, Happening.EquivocationSeen.class)).isEmpty();
        assertThat(facts(world, Happening.DelegatePunished.class)).isEmpty();
        assertThat(world.view().headHeight() - world.view().irreversibleHeight())
                .isLessThanOrEqualTo(3);
    }

    @Test
    void evidence_with_anything_missing_or_in_another_order_convicts_nobody() {
        cutAndLoseDisk(new Conduct.Forget());
        var good = accepted();
        assertThat(refusal(good)).isEqualTo(FORGETFUL.account() + " is punished already");
        var branch = good.branch();
        assertThat(refusal(with(good, List.of()))).isEqualTo(HONEST);
        assertThat(refusal(with(good, branch.subList(0, branch.size() - 1)))).isEqualTo(HONEST);
        assertThat(refusal(with(good, branch.subList(1, branch.size())))).isEqualTo(HONEST);
        assertThat(refusal(with(good, branch.reversed()))).isEqualTo(HONEST);
        var longer = new ArrayList<>(branch);
        longer.add(branch.getLast());
        assertThat(refusal(with(good, longer))).isEqualTo(HONEST);
        var swapped =
                new Evidence(
                        Evidence.Kind.VOTES,
                        good.other(),
                        good.otherSignature(),
                        good.one(),
                        good.oneSignature(),
                        branch);
        assertThat(refusal(swapped)).isEqualTo(HONEST);
    }

    private static final String HONEST = "votes that an honest delegate may both sign";

    /** Votes on one branch, with all headers between them, each pair a slot or more apart. */
    @Test
    void votes_of_an_honest_delegate_with_their_headers_are_no_evidence() {
        slots(world, 30);
        var main = world.copies().getFirst().main();
        int tried = 0;
        for (int later = 5; later < 20; later++) {
            for (int earlier = later - 3; earlier < later; earlier++) {
                var one = vote(main, earlier);
                var other = vote(main, later);
                if (one.isPresent() && other.isPresent()) {
                    tried++;
                    assertThat(refusal(evidence(main, one.get(), other.get(), earlier, later)))
                            .isEqualTo(HONEST);
                }
            }
        }
        assertThat(tried).isGreaterThan(10);
    }

    /** A vote of the first delegate for the block of a height, as a later header shows it. */
    private static Optional<FinalityVote> vote(List<Block> main, int height) {
        var id = main.get(height).hash();
        return main.stream()
                .flatMap(b -> b.header().certificate().stream())
                .flatMap(c -> c.votes().stream())
                .filter(v -> v.block().equals(id) && v.voter().equals(new NodeId(0).account()))
                .findFirst();
    }

    private Evidence evidence(
            List<Block> main, FinalityVote one, FinalityVote other, int earlier, int later) {
        var headers =
                main.subList(earlier, later + 1).reversed().stream()
                        .map(b -> new Bytes(BlockCodec.header(b.header())))
                        .toList();
        var chain = main.getFirst().hash().hash();
        return new Evidence(
                Evidence.Kind.VOTES,
                new Bytes(one.signedBytes(chain)),
                new Bytes(one.signature().bytes()),
                new Bytes(other.signedBytes(chain)),
                new Bytes(other.signature().bytes()),
                headers);
    }

    private static Evidence with(Evidence of, List<Bytes> branch) {
        return new Evidence(
                of.what(), of.one(), of.oneSignature(), of.other(), of.otherSignature(), branch);
    }

    private Evidence accepted() {
        return world.copies().getFirst().main().stream()
                .flatMap(b -> b.transactions().stream())
                .map(a -> a.signed().content())
                .filter(Evidence.class::isInstance)
                .map(Evidence.class::cast)
                .findFirst()
                .orElseThrow();
    }

    private String refusal(Content evidence) {
        return world.submit(QuickWorld.BOB, evidence) instanceof Outcome.Refused r
                ? r.message()
                : "not refused";
    }
}
