package medchain.scenarios.run;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import medchain.scenarios.language.BadInput;
import medchain.scenarios.language.Experiment;
import medchain.scenarios.language.Workload;
import medchain.simulator.identity.AccountId;
import medchain.simulator.identity.Amount;
import medchain.simulator.identity.NodeId;
import medchain.simulator.identity.Operation;
import medchain.simulator.identity.OrganisationId;
import medchain.simulator.identity.Purpose;
import medchain.simulator.identity.RecordId;
import medchain.simulator.identity.Role;
import medchain.simulator.kernel.RandomStream;
import medchain.simulator.kernel.Streams;
import medchain.simulator.query.QueryRequest;
import medchain.simulator.world.Directive;
import medchain.simulator.world.Sharing;

/** Makes up requests of the people of a population; the same seed makes up the same. */
final class GeneratedRequests {
    private static final int MOST_CENTS = 50_000;
    private static final int MOST_STAKE = 100;

    /** What is recorded: a class and a text. */
    private record Sample(String type, String text) {}

    private static final List<Sample> SAMPLES =
            List.of(
                    new Sample("ENCOUNTER_AMBULATORY", "Encounter for check up"),
                    new Sample("ENCOUNTER_EMERGENCY", "Emergency room admission"),
                    new Sample("LABORATORY", "Hemoglobin A1c in blood"),
                    new Sample("PRESCRIPTION", "lisinopril 10 MG Oral Tablet"),
                    new Sample("PRESCRIPTION", "Amoxicillin 500 MG Oral Capsule"));

    private final Experiment experiment;
    private final int number;
    private final Workload.Generated workload;
    private final List<AccountId> patients;
    private final List<AccountId> doctors;
    private final List<AccountId> administrators;
    private final RandomStream random;
    private final List<Added> added = new ArrayList<>();
    private final TreeMap<AccountId, Long> staked = new TreeMap<>();

    /** A record that an earlier request added. */
    private record Added(RecordId record, AccountId patient, AccountId doctor) {}

    /**
     * @param number of the workload in its scenario, from 0
     */
    GeneratedRequests(
            Experiment experiment,
            int number,
            Workload.Generated workload,
            SortedMap<AccountId, Role> roles) {
        this.experiment = experiment;
        this.number = number;
        this.workload = workload;
        this.patients = of(roles, Role.PATIENT);
        this.doctors = of(roles, Role.DOCTOR);
        this.administrators = of(roles, Role.ADMINISTRATOR);
        this.random = new Streams(experiment.seed()).stream("workload." + number + "/records");
        checkPeople();
    }

    private void checkPeople() {
        if (patients.isEmpty() || doctors.isEmpty()) {
            throw BadInput.data(
                    workload.place(),
                    "generated records without patients or doctors; expected some of each",
                    Optional.of("set population.patients and population.doctors"));
        }
        if (workload.mix().containsKey(Workload.Kind.PRY) && patients.size() < 2) {
            throw BadInput.data(
                    workload.place(), "one patient has nobody to pry on; expected two or more");
        }
        if (workload.mix().containsKey(Workload.Kind.SHARE) && doctors.size() < 2) {
            throw BadInput.data(
                    workload.place(), "one doctor has nobody to share with; expected two or more");
        }
    }

    private static List<AccountId> of(SortedMap<AccountId, Role> roles, Role role) {
        var all = new ArrayList<AccountId>();
        roles.forEach((account, its) -> {
            if (its == role) {
                all.add(account);
            }
        });
        return all;
    }

    /** One after the other: later ones refer to earlier ones. */
    Directive next() {
        return switch (kind()) {
            case ADD -> add();
            case UPDATE -> added.isEmpty() ? add() : onEarlier(Operation.UPDATE);
            case SHARE -> added.isEmpty() ? add() : onEarlier(Operation.SHARE);
            case REVOKE -> new Directive.RevokeLatestShare(one(patients));
            case READ -> {
                var patient = one(patients);
                yield new Directive.ReadHistory(patient, patient, Purpose.PATRQT);
            }
            case PRY -> {
                var reader = one(patients);
                yield new Directive.ReadHistory(reader, another(patients, reader), Purpose.PATRQT);
            }
            case STAKE -> stake();
            case VOTE -> staked.isEmpty() ? stake() : vote();
            case QUERY ->
                    new Directive.Ask(
                            one(administrators),
                            new QueryRequest.Count(workload.dataset().orElseThrow()),
                            Purpose.HRESCH);
        };
    }

    /** A mix of one kind draws nothing, so that workloads of records stay what they were. */
    private Workload.Kind kind() {
        var mix = List.copyOf(workload.mix().entrySet());
        if (mix.size() == 1) {
            return mix.getFirst().getKey();
        }
        double draw = random.nextDouble();
        for (Map.Entry<Workload.Kind, Double> share : mix) {
            draw -= share.getValue();
            if (draw < 0) {
                return share.getKey();
            }
        }
        return mix.getLast().getKey();
    }

    private <T> T one(List<T> among) {
        return among.get(random.nextInt(among.size()));
    }

    private AccountId another(List<AccountId> among, AccountId not) {
        return one(among.stream().filter(a -> !a.equals(not)).toList());
    }

    private Directive add() {
        var sample = one(SAMPLES);
        var doctor = one(doctors);
        var patient = one(patients);
        var its = new Added(new RecordId("gen-" + number + "-" + added.size()), patient, doctor);
        added.add(its);
        return submission(its, Operation.ADD, sample, Optional.empty());
    }

    private Directive onEarlier(Operation operation) {
        var its = one(added);
        var with =
                operation == Operation.SHARE
                        ? Optional.of(new Sharing(another(doctors, its.doctor()), Sharing.USUAL))
                        : Optional.<Sharing>empty();
        return submission(its, operation, one(SAMPLES), with);
    }

    private Directive submission(
            Added its, Operation operation, Sample sample, Optional<Sharing> sharing) {
        var population = experiment.population();
        return new Directive.SubmitRecord(
                its.doctor(),
                its.patient(),
                operation,
                Optional.of(its.record()),
                new OrganisationId("hospital-" + (1 + random.nextInt(population.hospitals()))),
                new OrganisationId("insurer-" + (1 + random.nextInt(population.insurers()))),
                sample.type(),
                sample.text(),
                new Amount(BigDecimal.valueOf(1 + random.nextInt(MOST_CENTS), 2)),
                sharing,
                OptionalInt.empty());
    }

    private Directive stake() {
        var who = random.nextInt(2) == 0 ? one(patients) : one(doctors);
        long amount = 1L + random.nextInt(MOST_STAKE);
        staked.merge(who, amount, Long::sum);
        return new Directive.AddStake(who, amount);
    }

    private Directive vote() {
        var who = one(List.copyOf(staked.keySet()));
        var candidate =
                new NodeId(random.nextInt(experiment.world().consensus().seats())).account();
        var votes = new TreeMap<AccountId, Long>();
        long part = 1L + random.nextInt((int) Math.min(1000, staked.getOrDefault(who, 1L)));
        var scheme = experiment.world().consensus().policies().voting().scheme();
        votes.put(
                candidate,
                switch (scheme) {
                    case SPLIT -> part;
                    case APPROVAL -> 0L;
                });
        return new Directive.CastVotes(who, votes);
    }
}
