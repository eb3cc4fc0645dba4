package medchain.simulator.world;

import static medchain.simulator.world.SmallWorld.ADA;
import static medchain.simulator.world.SmallWorld.ALICE;
import static medchain.simulator.world.SmallWorld.BOB;
import static medchain.simulator.world.SmallWorld.DIRK;
import static medchain.simulator.world.SmallWorld.DORA;
import static medchain.simulator.world.SmallWorld.irreversible;
import static medchain.simulator.world.SmallWorld.submitted;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import medchain.simulator.identity.AccountId;
import medchain.simulator.identity.Amount;
import medchain.simulator.identity.Hash;
import medchain.simulator.identity.Operation;
import medchain.simulator.identity.OrganisationId;
import medchain.simulator.identity.Purpose;
import medchain.simulator.identity.RecordId;
import medchain.simulator.identity.Role;
import medchain.simulator.identity.TxId;
import medchain.simulator.records.AccessOption;
import medchain.simulator.world.Directive.ReadAccessLog.Look;
import org.junit.jupiter.api.Test;

/**
 * Who may do what, and when: every cell of role x command x state of a request to share Alice's
 * record with Dirk.
 */
class AuthorisationMatrixTest {
    private static final RecordId RECORD = new RecordId("rec-000001");
    private static final Enrolment EVE =
            Enrolment.simulated(7, new AccountId("eve"), Role.DOCTOR, SmallWorld.WEAK);

    /**
     * {@code +} done, {@code x} refused as bad data (65), {@code !} not permitted (77); one sign
     * for each state: none, pending, approved, included, revoked.
     */
    private static final String MATRIX =
            """
            command  alice bob   dora  dirk  ada   node-1 nobody
            add      !!!!! !!!!! +++++ +++++ !!!!! !!!!!  xxxxx
            update   !!!!! !!!!! +++++ +++++ !!!!! !!!!!  xxxxx
            share    !!!!! !!!!! +++++ xxxxx !!!!! !!!!!  xxxxx
            approve  x++++ x!!!! x!!!! x!!!! x!!!! x!!!!  xxxxx
            deny     x+xxx x!!!! x!!!! x!!!! x!!!! x!!!!  xxxxx
            revoke   x+++x x!!!! x!!!! x!!!! x!!!! x!!!!  xxxxx
            history  +++++ !!!!! !!!!! !!!+! +++++ !!!!!  !!!!!
            show     !+!!! !!!!! !!!!! !!!!! !!!!! !!!!!  !!!!!
            erase    +++++ !!!!! !!!!! !!!!! +++++ !!!!!  !!!!!
            consents +++++ !!!!! !!!!! !!!!! +++++ !!!!!  !!!!!
            glass    !!!!! !!!!! !!!!! !!!!! !!!!! !!!!!  !!!!!
            allow    !!!!! !!!!! !!!!! !!!!! +++++ !!!!!  !!!!!
            appoint  !!!!! !!!!! !!!!! !!!!! !!!!! !!!!!  !!!!!
            dismiss  xxxxx xxxxx !!!!! !!!!! xxxxx !!!!!  !!!!!
            endorse  !!!!! !!!!! !!!!! !!!!! +++++ !!!!!  !!!!!
            assign   !!!!! !!!!! !!!!! !!!!! +++++ !!!!!  !!!!!
            remove   !!!!! !!!!! !!!!! !!!!! +++++ !!!!!  !!!!!
            keys     +++++ +++++ +++++ +++++ +++++ +++++  +++++
            review   !!!!! !!!!! !!!!! !!!!! +++++ !!!!!  !!!!!
            looked   !!!!! !!!!! !!!!! !!!!! !!!!! !!!!!  !!!!!
            log      !!!!! !!!!! !!!!! !!!!! +++++ !!!!!  !!!!!
            export   !!!!! !!!!! !!!!! !!!!! +++++ !!!!!  !!!!!
            verify   !!!!! !!!!! !!!!! !!!!! +++++ !!!!!  !!!!!
            login    +++++ +++++ +++++ +++++ +++++ !!!!!  !!!!!
            stake    +++++ +++++ +++++ +++++ +++++ +++++  xxxxx
            """;

    enum State {
        NONE,
        PENDING,
        APPROVED,
        INCLUDED,
        REVOKED
    }

    /** A world in a state, and the transaction that is in it. */
    private record Scene(World world, TxId tx) {}

    private static Scene scene(State state) {
        var world = SmallWorld.world(23);
        pass(world, 4);
        var record = submitted(world.apply(SmallWorld.add("8.00")));
        pass(world, 1);
        world.apply(new Directive.Approve(ALICE, record));
        irreversible(world, record);
        if (state == State.NONE) {
            return new Scene(world, new TxId(Hash.ZERO));
        }
        var tx = submitted(world.apply(request(DORA, Operation.SHARE)));
        pass(world, 1);
        if (state.compareTo(State.APPROVED) >= 0) {
            world.apply(new Directive.Approve(ALICE, tx));
        }
        if (state.compareTo(State.INCLUDED) >= 0) {
            irreversible(world, tx);
        }
        if (state == State.REVOKED) {
            irreversible(world, submitted(world.apply(new Directive.Revoke(ALICE, tx))));
        }
        return new Scene(world, tx);
    }

    private static void pass(World world, int seconds) {
        world.apply(new Directive.RunFor(Duration.ofSeconds(seconds)));
    }

    private static Directive request(AccountId doctor, Operation operation) {
        boolean shares = operation == Operation.SHARE;
        return new Directive.SubmitRecord(
                doctor,
                ALICE,
                operation,
                operation == Operation.ADD ? Optional.empty() : Optional.of(RECORD),
                new OrganisationId("st-mary"),
                new OrganisationId("acme"),
                "PRESCRIPTION",
                "",
                new Amount(BigDecimal.ONE),
                shares ? Optional.of(new Sharing(DIRK, Sharing.USUAL)) : Optional.empty(),
                OptionalInt.empty());
    }

    private static Directive directive(String command, AccountId who, TxId tx) {
        return switch (command) {
            case "add" -> request(who, Operation.ADD);
            case "update" -> request(who, Operation.UPDATE);
            case "share" -> request(who, Operation.SHARE);
            case "approve" -> new Directive.Approve(who, tx);
            case "deny" -> new Directive.Deny(who, tx, "no");
            case "revoke" -> new Directive.Revoke(who, tx);
            case "history" -> new Directive.ReadHistory(who, ALICE, Purpose.TREAT);
            case "show" -> new Directive.ReadRequest(who, tx);
            case "erase" -> new Directive.EraseRecord(who, RECORD);
            case "consents" -> new Directive.ReadConsents(who, ALICE);
            case "glass" ->
                    new Directive.BreakGlass(
                            who,
                            ALICE,
                            "found unconscious at home",
                            Duration.ofHours(1),
                            Optional.empty());
            case "allow" -> new Directive.Allow(who, AccessOption.WHO_LOOKED, false);
            case "appoint" ->
                    new Directive.GiveMandate(
                            who, ALICE, BOB, Optional.of(Duration.ofDays(1)), Optional.empty());
            case "dismiss" ->
                    new Directive.GiveMandate(who, ALICE, BOB, Optional.empty(), Optional.empty());
            case "endorse" -> new Directive.Register(EVE, Optional.of(who));
            case "assign" -> new Directive.ChangeRole(who, DIRK, Optional.of(Role.ADMINISTRATOR));
            case "remove" -> new Directive.ChangeRole(who, DIRK, Optional.empty());
            case "keys" -> new Directive.TakeKeys(who, ALICE, true);
            case "review" -> new Directive.Review(who, Optional.empty());
            case "looked" -> new Directive.WhoLooked(who);
            case "log" -> new Directive.ReadAccessLog(who, Look.READ);
            case "export" -> new Directive.ReadAccessLog(who, Look.EXPORT);
            case "verify" -> new Directive.VerifyAccessLog(who);
            case "login" -> new Directive.LogIn(who, Optional.empty());
            case "stake" -> new Directive.AddStake(who, 1);
            default -> throw new AssertionError(command);
        };
    }

    private static char sign(Outcome outcome) {
        return outcome instanceof Outcome.Refused(var why, _)
                ? (why == Outcome.Why.NOT_PERMITTED ? '!' : 'x')
                : '+';
    }

    @Test
    void every_role_may_do_in_every_state_what_the_matrix_says_and_nothing_else() {
        var rows = MATRIX.lines().map(line -> List.of(line.split(" +", -1))).toList();
        var people = rows.getFirst().subList(1, 8).stream().map(AccountId::new).toList();
        assertThat(people).startsWith(ALICE, BOB, DORA, DIRK, ADA);
        var wrong = new LinkedHashSet<String>();
        int cells = 0;
        for (var state : State.values()) {
            var scene = scene(state);
            for (var row : rows.subList(1, rows.size())) {
                for (int p = 0; p < people.size(); p++) {
                    char wanted = row.get(p + 1).charAt(state.ordinal());
                    var outcome = tried(scene, row.getFirst(), people.get(p));
                    if (sign(outcome) != wanted) {
                        wrong.add(
                                "%s %s %s: %s"
                                        .formatted(state, row.getFirst(), people.get(p), outcome));
                    }
                    cells++;
                    if (sign(outcome) == '+' && changes(row.getFirst())) {
                        scene = scene(state);
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(cells).isEqualTo(25 * 7 * 5);
    }

    /** Does it; a refusal changes nothing but the access log. */
    private static Outcome tried(Scene scene, String command, AccountId who) {
        var world = scene.world();
        var before = world.view().pendingConsents().size() + world.view().mempoolSize();
        var outcome = world.apply(directive(command, who, scene.tx()));
        if (outcome instanceof Outcome.Refused) {
            assertThat(world.view().pendingConsents().size() + world.view().mempoolSize())
                    .isEqualTo(before);
        }
        return outcome;
    }

    private static boolean changes(String command) {
        return switch (command) {
            case "history",
                    "consents",
                    "show",
                    "review",
                    "allow",
                    "log",
                    "export",
                    "verify",
                    "keys",
                    "login" ->
                    false;
            default -> true;
        };
    }
}
