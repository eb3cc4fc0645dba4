package medchain.scenarios.run;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import medchain.scenarios.language.BadInput;
import medchain.scenarios.language.Experiment;
import medchain.scenarios.language.Workload;
import medchain.simulator.identity.AccountId;
import medchain.simulator.identity.Amount;
import medchain.simulator.identity.Operation;
import medchain.simulator.identity.OrganisationId;
import medchain.simulator.identity.RecordId;
import medchain.simulator.identity.Role;
import medchain.simulator.kernel.RandomStream;
import medchain.simulator.kernel.SimTime;
import medchain.simulator.kernel.Streams;
import medchain.simulator.world.Directive;
import medchain.simulator.world.Directive.Arrival;

/** Makes up records for the people of a population; the same seed makes up the same. */
final class GeneratedRecords {
    private static final int MOST_CENTS = 50_000;

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
    private final List<AccountId> patients;
    private final List<AccountId> doctors;
    private final RandomStream random;

    /**
     * @param number of the workload in its scenario, from 0
     */
    GeneratedRecords(Experiment experiment, int number, SortedMap<AccountId, Role> roles) {
        this.experiment = experiment;
        this.number = number;
        this.patients = of(roles, Role.PATIENT);
        this.doctors = of(roles, Role.DOCTOR);
        this.random = new Streams(experiment.seed()).stream("workload." + number + "/records");
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

    List<Arrival> arrivals(Workload.Generated workload, Path folder) {
        if (patients.isEmpty() || doctors.isEmpty()) {
            throw BadInput.data(
                    workload.place(),
                    "generated records without patients or doctors; expected some of each",
                    Optional.of("set population.patients and population.doctors"));
        }
        var times = new Streams(experiment.seed()).stream("workload." + number + "/times");
        var begin = SimTime.ZERO.plus(workload.from());
        var arrivals = new ArrayList<Arrival>();
        for (var time : new ArrivalTimes(workload.place(), folder).of(workload.rate(), times)) {
            arrivals.add(new Arrival(begin.plus(time), next(arrivals.size())));
        }
        return arrivals;
    }

    private Directive next(int index) {
        var sample = SAMPLES.get(random.nextInt(SAMPLES.size()));
        var population = experiment.population();
        return new Directive.SubmitRecord(
                doctors.get(random.nextInt(doctors.size())),
                patients.get(random.nextInt(patients.size())),
                Operation.ADD,
                Optional.of(new RecordId("gen-" + number + "-" + index)),
                new OrganisationId("hospital-" + (1 + random.nextInt(population.hospitals()))),
                new OrganisationId("insurer-" + (1 + random.nextInt(population.insurers()))),
                sample.type(),
                sample.text(),
                new Amount(BigDecimal.valueOf(1 + random.nextInt(MOST_CENTS), 2)),
                Optional.empty(),
                OptionalInt.empty());
    }
}
