package medchain.simulator.chain;

import static java.math.BigInteger.TEN;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import medchain.simulator.chain.Account.Discipline;
import medchain.simulator.chain.Account.Funds;
import medchain.simulator.chain.Account.Unstaking;
import medchain.simulator.crypto.Digests;
import medchain.simulator.crypto.SealingKey;
import medchain.simulator.crypto.VerifyKey;
import medchain.simulator.identity.AccountId;
import medchain.simulator.identity.DatasetId;
import medchain.simulator.identity.Hash;
import medchain.simulator.identity.RecordId;
import medchain.simulator.identity.Role;
import medchain.simulator.identity.TxId;
import medchain.simulator.intake.Content;
import medchain.simulator.kernel.SimTime;
import org.junit.jupiter.api.Test;

/** Whatever a ledger holds is under its state root: two that differ in anything have two roots. */
class StateRootTest {
    private static final AccountId ALICE = new AccountId("alice");
    private static final AccountId BOB = new AccountId("bob");
    private static final AccountId DORA = new AccountId("dora");
    private static final SimTime NOON = new SimTime(12);
    private static final SimTime NIGHT = new SimTime(24);

    private static TxId tx(String name) {
        return new TxId(Digests.sha256(name.getBytes(StandardCharsets.UTF_8)));
    }

    private static Account account(int point) {
        var bytes = new byte[32];
        bytes[0] = (byte) point;
        var modulus = BigInteger.ONE.shiftLeft(2047).setBit(0);
        return Account.fresh(
                new Content.Registration(
                        ALICE,
                        Role.PATIENT,
                        new VerifyKey(modulus, VerifyKey.F4),
                        new SealingKey(bytes)),
                100);
    }

    private static RecordHead record(int version, Map<AccountId, Grant> readers) {
        var id = new RecordId("rec-000001");
        return new RecordHead(id, ALICE, version, tx("add"), new TreeMap<>(readers));
    }

    private static PublishedPart part(int number, String tx) {
        return new PublishedPart(new DataPart(ALICE, new DatasetId("heart"), number), tx(tx));
    }

    private final Map<String, Consumer<LedgerDraft>> states = new LinkedHashMap<>();

    private void with(String what, Consumer<LedgerDraft> change) {
        states.put(what, change);
    }

    private void withAccount(String what, UnaryOperator<Account> change) {
        with(what, d -> d.put(change.apply(account(9))));
    }

    private void withFunds(String what, long staked, List<Unstaking> unstaking, Ripening ripening) {
        withAccount(what, a -> a.with(new Funds(50, staked, unstaking, ripening)));
    }

    private void withBallot(
            String what,
            Map<AccountId, Long> votes,
            Optional<AccountId> proxy,
            SimTime cast,
            Map<AccountId, BigInteger> settled) {
        var ballot = new Ballot(new TreeMap<>(votes), proxy, cast, new TreeMap<>(settled));
        withAccount(what, a -> a.voting(ballot));
    }

    @Test
    void whatever_differs_shows_in_the_root() {
        with("nothing", _ -> {});
        withAccount("alice", a -> a);
        with("alice with another key", d -> d.put(account(8)));
        withAccount("a doctor", a -> a.in(Role.DOCTOR));
        withAccount("closed", Account::closed);
        withAccount("a nonce spent", a -> a.spending(0));
        withAccount("a nonce left out", a -> a.spending(1));
        withFunds("poorer", 0, List.of(), Ripening.NONE);
        withFunds("staking", 50, List.of(), Ripening.NONE);
        withFunds("staking more", 51, List.of(), Ripening.NONE);
        withFunds("unstaking", 0, List.of(new Unstaking(50, 7)), Ripening.NONE);
        withFunds("unstaking later", 0, List.of(new Unstaking(50, 8)), Ripening.NONE);
        var ripening = Ripening.NONE.with(50, NOON, Duration.ofDays(30));
        withFunds("ripening", 50, List.of(), ripening);
        withBallot("voting", Map.of(DORA, 5L), Optional.empty(), NOON, Map.of());
        withBallot("voting more", Map.of(DORA, 6L), Optional.empty(), NOON, Map.of());
        withBallot("voting later", Map.of(DORA, 5L), Optional.empty(), NIGHT, Map.of());
        withBallot("by proxy", Map.of(), Optional.of(DORA), NOON, Map.of());
        withBallot("paid", Map.of(DORA, 5L), Optional.empty(), NOON, Map.of(DORA, TEN));
        withAccount("a candidate", Account::standing);
        withAccount("a proxy", a -> a.serving(true));
        withAccount("punished", a -> a.disciplined(new Discipline(1, 0, 0, 0)));
        withAccount("excluded", a -> a.disciplined(new Discipline(0, 1, 0, 0)));
        withAccount("unjailed", a -> a.disciplined(new Discipline(0, 0, 1, 0)));
        withAccount("burned", a -> a.disciplined(new Discipline(0, 0, 0, 1)));
        withAccount("owing", a -> a.with(new Pot(BigInteger.ZERO, 1)));
        withAccount("owing a vote", a -> a.with(new Pot(BigInteger.ONE, 0)));
        with("a record", d -> d.put(record(1, Map.of())));
        with("its second version", d -> d.put(record(2, Map.of())));
        with("shared", d -> d.put(record(1, Map.of(DORA, new Grant(tx("share"), NOON)))));
        with("shared longer", d -> d.put(record(1, Map.of(DORA, new Grant(tx("share"), NIGHT)))));
        with("shared again", d -> d.put(record(1, Map.of(DORA, new Grant(tx("again"), NOON)))));
        with("shared with bob", d -> d.put(record(1, Map.of(BOB, new Grant(tx("share"), NOON)))));
        with("a part", d -> d.put(part(1, "data")));
        with("another's part", d -> d.put(part(1, "other data")));
        with("a mandate", d -> d.put(Mandates.none(ALICE).with(BOB, NOON)));
        with("a longer one", d -> d.put(Mandates.none(ALICE).with(BOB, NIGHT)));
        with("dora's", d -> d.put(Mandates.none(ALICE).with(DORA, NOON)));
        with("for dora", d -> d.put(Mandates.none(DORA).with(BOB, NOON)));

        var roots = new LinkedHashMap<Hash, String>();
        states.forEach((what, change) -> {
            var other = roots.put(root(change), what);
            assertThat(Optional.ofNullable(other)).as("as a root, %s is", what).isEmpty();
        });
    }

    private static Hash root(Consumer<LedgerDraft> change) {
        var draft = new LedgerDraft(LedgerState.empty());
        change.accept(draft);
        return draft.freeze(Voting.MEDCHAIN).root();
    }
}
