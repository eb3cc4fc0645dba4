package medchain.simulator.world;

import static medchain.simulator.world.SmallWorld.ADA;
import static medchain.simulator.world.SmallWorld.ALICE;
import static medchain.simulator.world.SmallWorld.DORA;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import medchain.simulator.chain.BlockCodec;
import medchain.simulator.chain.Ledger;
import medchain.simulator.chain.LedgerRules;
import medchain.simulator.chain.LogHead;
import medchain.simulator.consent.Consent;
import medchain.simulator.consent.ConsentRules;
import medchain.simulator.crypto.RsaPss;
import medchain.simulator.crypto.VerifiedSignatures;
import medchain.simulator.dpos.Consensus;
import medchain.simulator.identity.NodeId;
import medchain.simulator.identity.Purpose;
import medchain.simulator.intake.Intake;
import medchain.simulator.kernel.Progress;
import medchain.simulator.kernel.SimTime;
import medchain.simulator.node.ChainRules;
import medchain.simulator.node.ChainVerifier;
import medchain.simulator.node.LogWitness;
import medchain.simulator.records.AccessEntry;
import medchain.simulator.records.AccessLog;
import medchain.simulator.records.LogAudit;
import medchain.simulator.records.LogDamage;
import org.junit.jupiter.api.Test;

/** Every block signs how far the access log had come, so nobody can make the log anew. */
class LogOnChainTest {
    private final World world = SmallWorld.world(43);

    private void pass(int seconds) {
        world.apply(new Directive.RunFor(Duration.ofSeconds(seconds)));
    }

    private List<LogHead> heads() {
        return world.view().chain(new NodeId(0)).stream().map(b -> b.header().log()).toList();
    }

    private void curiousDoctor(int times) {
        for (int i = 0; i < times; i++) {
            world.apply(new Directive.ReadHistory(DORA, ALICE, Purpose.TREAT));
            pass(3);
        }
    }

    /** The entries again, one of them different, chained and sealed as if nothing had been. */
    private static AccessLog rebuilt(List<AccessEntry> entries, int changed) {
        var log = new AccessLog();
        for (var e : entries) {
            var reason = e.sequence() == changed ? "nothing happened" : e.reason();
            log.append(
                    e.at(),
                    new AccessLog.Attempt(
                            e.actor(),
                            e.role(),
                            e.action(),
                            e.subject(),
                            e.purpose(),
                            true,
                            reason));
        }
        return log;
    }

    @Test
    void the_heads_on_the_chain_grow_with_the_log() {
        curiousDoctor(5);
        assertThat(heads()).startsWith(LogHead.EMPTY);
        assertThat(heads().getLast().size()).isEqualTo(5);
        assertThat(heads()).isSortedAccordingTo(java.util.Comparator.comparingLong(LogHead::size));
        pass(60);
        assertThat(world.apply(new Directive.VerifyAccessLog(ADA)))
                .isInstanceOfSatisfying(
                        Outcome.AccessLogVerified.class,
                        v -> {
                            assertThat(v.damage()).isEmpty();
                            assertThat(v.heads()).isEqualTo(5);
                        });
    }

    @Test
    void a_log_made_anew_with_everything_signed_again_contradicts_the_chain() {
        curiousDoctor(5);
        pass(60);
        var forged = rebuilt(world.accessEntries(), 2);
        var witnesses =
                heads().stream().map(h -> new LogAudit.Witness(h.size(), h.root())).toList();

        assertThat(LogAudit.firstDamage(List.of(), forged.entries()))
                .as("without the chain nobody can tell")
                .isEmpty();
        assertThat(LogAudit.firstDamage(witnesses, forged.entries()))
                .hasValueSatisfying(d -> assertThat(d.kind()).isEqualTo(LogDamage.Kind.REWRITTEN));
    }

    @Test
    void nodes_refuse_a_block_whose_head_is_of_another_log() {
        curiousDoctor(5);
        pass(20);
        assertThat(verified(new LoggedWitness(logOfTheWorld()))).isEmpty();

        var other = new LoggedWitness(rebuilt(world.accessEntries(), 3));
        assertThat(verified(other))
                .hasValueSatisfying(f -> assertThat(f).contains("access_log_root"));
        var shorter = new LoggedWitness(rebuilt(world.accessEntries().subList(0, 2), 9));
        assertThat(verified(shorter))
                .hasValueSatisfying(f -> assertThat(f).contains("access_log_root"));
    }

    private AccessLog logOfTheWorld() {
        var log = new AccessLog();
        for (var e : world.accessEntries()) {
            log.append(
                    e.at(),
                    new AccessLog.Attempt(
                            e.actor(),
                            e.role(),
                            e.action(),
                            e.subject(),
                            e.purpose(),
                            e.allowed(),
                            e.reason()));
        }
        return log;
    }

    /** The chain of node-1, verified by somebody to whom this log is shown. */
    private Optional<String> verified(LogWitness log) {
        var spec = world.spec();
        var chain = world.view().chain(new NodeId(0));
        var chainId = chain.getFirst().hash().hash();
        var signatures = new VerifiedSignatures(RsaPss.SCHEME, 1 << 10);
        var intake = new Intake(chainId, signatures);
        var ledger = new LedgerRules(spec.initialBalance(), spec.consensus().unstakeEpochs());
        var first =
                IntStream.range(0, spec.consensus().seats())
                        .mapToObj(i -> new NodeId(i).account())
                        .toList();
        var rules =
                new ChainRules(
                        chainId,
                        intake,
                        new Consent(
                                new ConsentRules(chainId, spec.consentTimeToLive()), signatures),
                        new Ledger(ledger, intake),
                        new Consensus(spec.consensus(), first),
                        spec.consensus(),
                        signatures,
                        log);
        var wallets = new Wallets(out -> {}, Duration.ofMinutes(12));
        SmallWorld.PEOPLE.stream()
                .filter(e -> e.role() == medchain.simulator.identity.Role.NODE)
                .forEach(wallets::add);
        SmallWorld.PEOPLE.forEach(wallets::add);
        var genesis =
                Genesis.of(spec, wallets, new Ledger(ledger, Genesis.intake(signatures))).state();
        assertThat(chain.getFirst().header().timestamp()).isEqualTo(SimTime.ZERO);
        return new ChainVerifier(rules, genesis, medchain.simulator.kernel.Parallel.SERIAL)
                .verify(chain.stream().map(BlockCodec::raw).toList(), Progress.NONE)
                .map(ChainVerifier.Finding::toString);
    }
}
