package medchain.simulator.world;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import medchain.simulator.compute.Compute;
import medchain.simulator.crypto.CryptoMode;
import medchain.simulator.dpos.ConsensusParameters;
import medchain.simulator.identity.AccountId;
import medchain.simulator.identity.Amount;
import medchain.simulator.identity.Operation;
import medchain.simulator.identity.OrganisationId;
import medchain.simulator.identity.RecordId;
import medchain.simulator.identity.Role;
import medchain.simulator.identity.TxId;
import medchain.simulator.kernel.Parallel;
import medchain.simulator.kernel.Progress;
import medchain.simulator.network.LatencyModel;
import medchain.simulator.network.NetworkShape;

/** A world of four nodes and four people, made once a test class: keys are real. */
final class SmallWorld {
    static final AccountId ALICE = new AccountId("alice");
    static final AccountId BOB = new AccountId("bob");
    static final AccountId DORA = new AccountId("dora");
    static final AccountId DIRK = new AccountId("dirk");
    static final AccountId ADA = new AccountId("ada");
    static final KeyStrength WEAK = new KeyStrength(CryptoMode.REAL, 2048, 4);

    private SmallWorld() {}

    static final List<Enrolment> PEOPLE =
            List.of(
                    Enrolment.simulated(7, ALICE, Role.PATIENT, WEAK),
                    Enrolment.simulated(7, BOB, Role.PATIENT, WEAK),
                    Enrolment.simulated(7, DORA, Role.DOCTOR, WEAK),
                    Enrolment.simulated(7, DIRK, Role.DOCTOR, WEAK),
                    Enrolment.simulated(7, ADA, Role.ADMINISTRATOR, WEAK),
                    Enrolment.simulated(7, new AccountId("node-1"), Role.NODE, WEAK),
                    Enrolment.simulated(7, new AccountId("node-2"), Role.NODE, WEAK),
                    Enrolment.simulated(7, new AccountId("node-3"), Role.NODE, WEAK),
                    Enrolment.simulated(7, new AccountId("node-4"), Role.NODE, WEAK));

    static WorldSpec spec(long seed, double loss) {
        var regions = new TreeMap<String, Integer>();
        regions.put("EUROPE", 4);
        return new WorldSpec(
                seed,
                false,
                CryptoMode.REAL,
                ConsensusParameters.medchain(4, Duration.ofSeconds(2)),
                new NetworkShape(
                        regions, new LatencyModel.Constant(Duration.ofMillis(50)), 3, loss),
                Compute.FREE,
                PEOPLE,
                1000,
                Duration.ofMinutes(2),
                Optional.empty());
    }

    static World world(long seed) {
        return new World(spec(seed, 0), Parallel.SERIAL, Progress.NONE);
    }

    static Directive add(String amount) {
        return add(DORA, ALICE, amount);
    }

    static Directive addBy(AccountId doctor) {
        return add(doctor, ALICE, "1.00");
    }

    static Directive add(AccountId doctor, AccountId patient, String amount) {
        return new Directive.SubmitRecord(
                doctor,
                patient,
                Operation.ADD,
                Optional.empty(),
                new OrganisationId("st-mary"),
                new OrganisationId("acme"),
                "PRESCRIPTION",
                "lisinopril 10 MG Oral Tablet",
                new Amount(new BigDecimal(amount)),
                Optional.empty(),
                OptionalInt.empty());
    }

    static Directive on(Operation operation, RecordId record, Optional<AccountId> target) {
        return new Directive.SubmitRecord(
                DORA,
                ALICE,
                operation,
                Optional.of(record),
                new OrganisationId("st-mary"),
                new OrganisationId("acme"),
                "PRESCRIPTION",
                "lisinopril 20 MG Oral Tablet",
                new Amount(new BigDecimal("13.00")),
                target.map(t -> new Sharing(t, Sharing.USUAL)),
                OptionalInt.empty());
    }

    static TxId submitted(Outcome outcome) {
        if (outcome instanceof Outcome.Submitted s) {
            return s.tx();
        }
        throw new AssertionError("expected a submitted transaction, not " + outcome);
    }

    static void irreversible(World world, TxId tx) {
        var passed =
                world.apply(
                        new Directive.RunUntil(
                                new Condition.Irreversible(tx), Duration.ofMinutes(5)));
        if (!(passed instanceof Outcome.TimePassed t && t.reached())) {
            throw new AssertionError("not irreversible after five minutes: " + passed);
        }
    }
}
