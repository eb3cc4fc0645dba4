package medchain.simulator.world;

import static medchain.simulator.world.SmallWorld.ADA;
import static medchain.simulator.world.SmallWorld.ALICE;
import static medchain.simulator.world.SmallWorld.BOB;
import static medchain.simulator.world.SmallWorld.DIRK;
import static medchain.simulator.world.SmallWorld.DORA;
import static medchain.simulator.world.SmallWorld.irreversible;
import static medchain.simulator.world.SmallWorld.submitted;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import medchain.simulator.chain.BlockCodec;
import medchain.simulator.identity.AccountId;
import medchain.simulator.identity.NodeId;
import medchain.simulator.identity.Operation;
import medchain.simulator.identity.Purpose;
import medchain.simulator.identity.RecordId;
import medchain.simulator.identity.Role;
import medchain.simulator.identity.TxId;
import org.junit.jupiter.api.Test;

/** What a record says is for its patient, the administrators and whom she shares it with. */
class RecordPrivacyTest {
    private static final RecordId RECORD = new RecordId("rec-000001");
    private static final String TEXT = "lisinopril 10 MG Oral Tablet";

    private final World world = SmallWorld.world(41);

    private void pass(int seconds) {
        world.apply(new Directive.RunFor(Duration.ofSeconds(seconds)));
    }

    private TxId agreed(Directive asked) {
        var tx = submitted(world.apply(asked));
        pass(2);
        world.apply(new Directive.Approve(ALICE, tx));
        irreversible(world, tx);
        return tx;
    }

    private List<Optional<String>> read(AccountId reader) {
        return world.apply(new Directive.ReadHistory(reader, ALICE, Purpose.TREAT))
                        instanceof Outcome.HistoryShown(_, var versions)
                ? versions.stream().map(v -> v.text()).toList()
                : List.of();
    }

    private String everythingOnTheChain() {
        var all = new StringBuilder();
        for (var block : world.view().chain(new NodeId(0))) {
            var raw = BlockCodec.raw(block);
            all.append(new String(raw.header(), StandardCharsets.ISO_8859_1));
            raw.leaves().forEach(leaf -> all.append(new String(leaf, StandardCharsets.ISO_8859_1)));
        }
        return all.toString();
    }

    @Test
    void no_text_of_a_record_stands_on_the_chain_or_in_a_fact() {
        agreed(SmallWorld.add("12.50"));

        assertThat(everythingOnTheChain()).contains("rec-000001").doesNotContain("lisinopril");
        assertThat(world.facts().toString()).doesNotContain("lisinopril");
        assertThat(read(ALICE)).containsExactly(Optional.of(TEXT));
        assertThat(read(ADA)).containsExactly(Optional.of(TEXT));
    }

    @Test
    void a_patient_sees_exactly_what_she_is_asked_to_sign_and_nobody_else_does() {
        pass(4);
        var tx = submitted(world.apply(SmallWorld.add("12.50")));
        pass(2);
        assertThat(world.apply(new Directive.ReadRequest(ALICE, tx)))
                .isInstanceOfSatisfying(
                        Outcome.RequestShown.class,
                        shown -> {
                            assertThat(shown.text()).contains(TEXT);
                            assertThat(shown.request().operation().doctorId()).isEqualTo(DORA);
                        });
        for (var other : List.of(BOB, DORA, DIRK, ADA)) {
            assertThat(world.apply(new Directive.ReadRequest(other, tx)))
                    .isInstanceOf(Outcome.Refused.class);
        }
        assertThat(world.accessEntries())
                .filteredOn(e -> e.action().equals("read request"))
                .extracting(e -> e.allowed())
                .containsExactly(true, false, false, false, false);
    }

    @Test
    void a_doctor_reads_while_the_share_lasts_later_versions_too() {
        agreed(SmallWorld.add("12.50"));
        assertThat(read(DIRK)).isEmpty();
        var share = agreed(SmallWorld.on(Operation.SHARE, RECORD, Optional.of(DIRK)));
        agreed(SmallWorld.on(Operation.UPDATE, RECORD, Optional.empty()));

        assertThat(read(DIRK)).hasSize(3).allMatch(Optional::isPresent);
        irreversible(world, submitted(world.apply(new Directive.Revoke(ALICE, share))));
        assertThat(read(DIRK)).isEmpty();
    }

    @Test
    void an_erased_record_is_unreadable_for_everybody_and_the_chain_verifies_as_before() {
        agreed(SmallWorld.add("12.50"));
        agreed(SmallWorld.on(Operation.SHARE, RECORD, Optional.of(DIRK)));
        assertThat(world.apply(new Directive.EraseRecord(ALICE, RECORD)))
                .isInstanceOf(Outcome.Done.class);

        for (var reader : List.of(ALICE, ADA, DIRK)) {
            assertThat(read(reader)).hasSize(2).allMatch(Optional::isEmpty);
        }
        for (var node : world.view().nodes()) {
            assertThat(world.apply(new Directive.VerifyChain(node.node())))
                    .isInstanceOfSatisfying(
                            Outcome.Verified.class, v -> assertThat(v.sound()).isTrue());
        }
        assertThat(world.accessEntries())
                .anyMatch(e ->
                        e.action().equals("erase record")
                                && e.actor().equals(ALICE)
                                && e.subject().equals("rec-000001")
                                && e.allowed());

        agreed(SmallWorld.on(Operation.UPDATE, RECORD, Optional.empty()));
        assertThat(read(ALICE))
                .as("what is written after an erasure has keys of its own")
                .endsWith(Optional.of("lisinopril 20 MG Oral Tablet"));
    }

    @Test
    void whether_a_record_exists_is_not_told_to_who_may_not_erase_it() {
        agreed(SmallWorld.add("12.50"));
        assertThat(world.apply(new Directive.EraseRecord(DORA, RECORD)))
                .isEqualTo(world.apply(new Directive.EraseRecord(DORA, new RecordId("rec-9"))));
        assertThat(world.apply(new Directive.EraseRecord(BOB, RECORD)))
                .isInstanceOf(Outcome.Refused.class);
        assertThat(read(ALICE)).containsExactly(Optional.of(TEXT));
    }

    @Test
    void an_administrator_who_comes_later_is_handed_the_keys() {
        agreed(SmallWorld.add("12.50"));
        var eve = new AccountId("eve");
        var joins =
                new Directive.Register(
                        Enrolment.simulated(7, eve, Role.ADMINISTRATOR, SmallWorld.WEAK),
                        Optional.of(SmallWorld.ADA));
        irreversible(world, submitted(world.apply(joins)));
        assertThat(read(eve)).containsExactly(Optional.of(TEXT));
    }
}
