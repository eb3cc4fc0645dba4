package medchain.simulator.world;

import static medchain.simulator.world.SmallWorld.ALICE;
import static medchain.simulator.world.SmallWorld.add;
import static medchain.simulator.world.SmallWorld.irreversible;
import static medchain.simulator.world.SmallWorld.submitted;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import medchain.simulator.chain.Block;
import medchain.simulator.chain.BlockCodec;
import medchain.simulator.chain.BlockContext;
import medchain.simulator.chain.Ledger;
import medchain.simulator.chain.LedgerState;
import medchain.simulator.check.ConsentCheck;
import medchain.simulator.crypto.VerifiedSignatures;
import medchain.simulator.dpos.Consensus;
import medchain.simulator.identity.TxId;
import medchain.simulator.kernel.Parallel;
import medchain.simulator.kernel.Progress;
import medchain.simulator.kernel.SimTime;
import medchain.simulator.node.ChainVerifier;
import medchain.simulator.node.ChainVerifier.Finding;
import medchain.simulator.records.AccessLog;
import org.junit.jupiter.api.Test;

/**
 * A chain of delegates who waited longer for patients than the rules say: every signature, digest
 * and root on it is good, only one yes came after its request had expired.
 */
class LateConsentTest {
    private static final WorldSpec PATIENT = waiting(Duration.ofMinutes(10));
    private static final WorldSpec STRICT = waiting(Duration.ofMinutes(2));

    private final World world = new World(PATIENT, Parallel.SERIAL, Progress.NONE);

    private static WorldSpec waiting(Duration time) {
        var s = SmallWorld.spec(19, 0);
        return new WorldSpec(
                s.seed(),
                s.secureEntropy(),
                s.crypto(),
                s.consensus(),
                s.network(),
                s.compute(),
                s.population(),
                s.initialBalance(),
                time,
                s.patients());
    }

    /** Alice says yes so long after the request; the block that has it. */
    private Block answeredAfter(Duration time) {
        var tx = submitted(world.apply(add("12.50")));
        world.apply(new Directive.RunFor(time));
        world.apply(new Directive.Approve(ALICE, tx));
        irreversible(world, tx);
        return holder(tx);
    }

    private List<Block> chain() {
        return world.copies().getFirst().main();
    }

    private Block holder(TxId tx) {
        return chain().stream()
                .filter(b -> b.transactions().stream().anyMatch(a -> a.id().equals(tx)))
                .findFirst()
                .orElseThrow();
    }

    private Optional<Finding> verify(WorldSpec rules) {
        var genesis = chain().getFirst();
        var signatures = new VerifiedSignatures(rules.signatures(), 1 << 10);
        var consensus = new Consensus(rules.consensus(), rules.firstDelegates());
        var chainRules =
                new Rulebook(rules, consensus, signatures, new LoggedWitness(new AccessLog()))
                        .on(genesis.hash().hash());
        return new ChainVerifier(chainRules, stateOf(genesis, signatures), Parallel.SERIAL)
                .verify(chain().stream().map(BlockCodec::raw).toList(), Progress.NONE);
    }

    private static LedgerState stateOf(Block genesis, VerifiedSignatures signatures) {
        var ledger = new Ledger(Rulebook.ofLedger(PATIENT), Genesis.intake(signatures));
        var at = new BlockContext(0, 0, SimTime.ZERO, genesis.header().delegateId(), 0);
        return ((Ledger.Transition.Applied)
                        ledger.apply(LedgerState.empty(), genesis.transactions(), at))
                .state();
    }

    @Test
    void a_yes_within_its_time_is_sound_by_either_rule() {
        answeredAfter(Duration.ofSeconds(119));
        assertThat(verify(PATIENT)).isEmpty();
        assertThat(verify(STRICT)).isEmpty();
        var checked = ConsentCheck.of(STRICT, world.copies());
        assertThat(checked.broken()).isEmpty();
        assertThat(checked.observations()).isEqualTo(1);
    }

    @Test
    void a_yes_after_the_request_had_expired_is_damage_in_its_block_and_transaction() {
        answeredAfter(Duration.ofSeconds(30));
        var late = answeredAfter(Duration.ofSeconds(121));
        assertThat(verify(PATIENT)).as("sound but for the time").isEmpty();
        assertThat(verify(STRICT))
                .hasToString(
                        "Optional[block "
                                + late.height()
                                + ", transactions[0]: consent: answered outside the time of the"
                                + " request (modified)]");
    }

    @Test
    void the_check_at_the_end_of_every_run_names_it_too() {
        answeredAfter(Duration.ofSeconds(30));
        var late = answeredAfter(Duration.ofSeconds(121));
        assertThat(ConsentCheck.of(PATIENT, world.copies()).broken()).isEmpty();
        var checked = ConsentCheck.of(STRICT, world.copies());
        assertThat(checked.observations()).isEqualTo(2);
        assertThat(checked.broken())
                .contains(
                        "block "
                                + late.height()
                                + ", "
                                + late.transactions().getFirst().id().brief());
    }
}
