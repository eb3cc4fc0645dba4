package medchain.simulator.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import medchain.simulator.chain.Account;
import medchain.simulator.chain.Block;
import medchain.simulator.chain.BlockCodec;
import medchain.simulator.identity.NodeId;
import medchain.simulator.intake.Bytes;
import medchain.simulator.intake.Content;
import medchain.simulator.intake.Content.Evidence.Kind;
import medchain.simulator.journal.Happening;
import medchain.simulator.node.Conduct;
import org.junit.jupiter.api.Test;

/** Who signs two blocks for one slot pays for it; who is slandered does not. */
class EvidenceTest {
    private static final NodeId BAD = new NodeId(1);
    private final World world = SmallWorld.world(11);

    private void run(int seconds) {
        world.apply(new Directive.RunFor(Duration.ofSeconds(seconds)));
    }

    private List<Happening.DelegatePunished> punished() {
        return world.facts().stream()
                .map(f -> f.what())
                .filter(Happening.DelegatePunished.class::isInstance)
                .map(Happening.DelegatePunished.class::cast)
                .toList();
    }

    private Account bad() {
        return world.copies().getFirst().ledger().account(BAD.account()).orElseThrow();
    }

    @Test
    void a_double_forger_is_punished_once_and_loses_a_twentieth_of_its_stake() {
        world.apply(new Directive.AddStake(BAD.account(), 200));
        run(60);
        world.apply(new Directive.Misbehave(BAD, "bad", new Conduct.Equivocate()));
        run(150);
        assertThat(punished()).hasSize(1);
        assertThat(punished().getFirst().delegate()).isEqualTo(BAD.account());
        assertThat(punished().getFirst().reporter()).isNotEqualTo(BAD.account());
        assertThat(bad().funds().staked()).isEqualTo(190);
        var discipline = bad().discipline();
        assertThat(discipline.strikes()).isEqualTo(1);
        assertThat(discipline.burned()).isEqualTo(9); // and one token to the reporter
        assertThat(discipline.isExcluded(discipline.excludedUntil() - 1)).isTrue();
        assertThat(discipline.isExcluded(discipline.excludedUntil())).isFalse();
        assertThat(discipline.excludedUntil()).isBetween(840L, 843L);
    }

    @Test
    void evidence_that_the_chain_has_accepted_convicts_nobody_a_second_time() {
        world.apply(new Directive.AddStake(BAD.account(), 200));
        run(60);
        world.apply(new Directive.Misbehave(BAD, "bad", new Conduct.Equivocate()));
        run(150);
        var accepted =
                world.copies().getFirst().main().stream()
                        .flatMap(b -> b.transactions().stream())
                        .map(a -> a.signed().content())
                        .filter(Content.Evidence.class::isInstance)
                        .toList();
        assertThat(accepted).hasSize(1);
        var before = bad();
        assertThat(world.submit(SmallWorld.BOB, accepted.getFirst()))
                .isEqualTo(
                        new Outcome.Refused(
                                Outcome.Why.BAD_DATA, BAD.account() + " is punished already"));
        run(60);
        assertThat(punished()).hasSize(1);
        assertThat(bad().discipline()).isEqualTo(before.discipline());
        assertThat(bad().funds().staked()).isEqualTo(before.funds().staked());
    }

    @Test
    void what_an_honest_delegate_signs_is_no_evidence_and_neither_is_what_it_did_not_sign() {
        run(60);
        var own =
                world.copies().getFirst().main().stream()
                        .filter(b -> b.header().delegateId().equals(BAD.account()))
                        .toList();
        assertThat(refusal(own.get(0), own.get(1), own.get(1)))
                .contains("headers that an honest delegate may both sign");
        assertThat(refusal(own.get(0), own.get(0), own.get(0)))
                .contains("headers that an honest delegate may both sign");
        var forged = BlockCodec.assemble(other(own.get(0)), List.of(), own.get(1).signature());
        assertThat(refusal(own.get(0), forged, forged)).contains("not both signatures");
        assertThat(bad().discipline().strikes()).isZero();
    }

    /** The same slot and height, another state. */
    private static medchain.simulator.chain.BlockHeader other(Block b) {
        var h = b.header();
        return new medchain.simulator.chain.BlockHeader(
                h.version(),
                h.chainId(),
                h.index(),
                h.slot(),
                h.timestamp(),
                h.previousHash(),
                h.merkleRoot(),
                h.merkleRoot(),
                h.transactions(),
                h.delegateId(),
                h.nonce(),
                h.maxHeightGenerated(),
                h.maxHeightPrevoted(),
                h.log());
    }

    private String refusal(Block one, Block other, Block signedAs) {
        var evidence =
                new Content.Evidence(
                        Kind.HEADERS,
                        new Bytes(BlockCodec.header(one.header())),
                        new Bytes(one.signature().bytes()),
                        new Bytes(BlockCodec.header(other.header())),
                        new Bytes(signedAs.signature().bytes()));
        return world.submit(SmallWorld.BOB, evidence) instanceof Outcome.Refused r
                ? r.message()
                : "not refused";
    }
}
