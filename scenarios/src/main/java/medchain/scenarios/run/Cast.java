package medchain.scenarios.run;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import medchain.scenarios.input.DataFiles;
import medchain.scenarios.input.MedicalTransactions;
import medchain.scenarios.language.BadInput;
import medchain.scenarios.language.Experiment;
import medchain.scenarios.language.Workload;
import medchain.scenarios.language.Workload.Pace;
import medchain.simulator.identity.AccountId;
import medchain.simulator.identity.NodeId;
import medchain.simulator.identity.Operation;
import medchain.simulator.identity.Role;
import medchain.simulator.kernel.SimTime;
import medchain.simulator.kernel.Streams;
import medchain.simulator.world.Arrival;
import medchain.simulator.world.Directive;
import medchain.simulator.world.Directive.KeepBusy.Goal;

/**
 * Who takes part in an experiment and what they will submit by themselves.
 *
 * @param roles every account of the genesis block, nodes included
 * @param arrivals in the order of their times
 * @param loads clients who wait for their own requests
 * @param recorded workloads whose times are kept
 */
record Cast(
        SortedMap<AccountId, Role> roles,
        List<Arrival> arrivals,
        List<Directive.KeepBusy> loads,
        List<Recorded> recorded) {
    private static final int MOST_CLIENTS = 10_000;
    private static final BigDecimal LONGEST = BigDecimal.valueOf(Duration.ofDays(36_500).toNanos());

    /** Reads the files that the workload names. */
    static Cast of(Experiment experiment, Path folder) {
        var roles = generated(experiment);
        var arrivals = new ArrayList<Arrival>();
        var generated = new ArrayList<Integer>();
        for (int i = 0; i < experiment.workload().size(); i++) {
            switch (experiment.workload().get(i)) {
                case Workload.FromFile file -> arrivals.addAll(fromFile(file, folder, roles));
                case Workload.Generated _ -> generated.add(i);
            }
        }
        var loads = new ArrayList<Directive.KeepBusy>();
        var recorded = new ArrayList<Recorded>();
        for (int i : generated) {
            var workload = (Workload.Generated) experiment.workload().get(i);
            var requests = new GeneratedRequests(experiment, i, workload, roles);
            var begin = SimTime.ZERO.plus(workload.from());
            switch (workload.pace()) {
                case Pace.Open(var rate) -> {
                    var random = new Streams(experiment.seed()).stream("workload." + i + "/times");
                    var times = new ArrivalTimes(workload.place(), folder).of(rate, random);
                    times.forEach(
                            time -> arrivals.add(new Arrival(begin.plus(time), requests.next())));
                    workload.recordedAs()
                            .ifPresent(file -> recorded.add(new Recorded.Open(file, begin, times)));
                }
                case Pace.Closed closed -> {
                    int number = loads.size();
                    loads.add(load(experiment, workload, closed, requests));
                    workload.recordedAs()
                            .ifPresent(
                                    file -> recorded.add(new Recorded.Closed(file, begin, number)));
                }
            }
        }
        arrivals.sort(Comparator.comparing(Arrival::at));
        return new Cast(roles, List.copyOf(arrivals), List.copyOf(loads), List.copyOf(recorded));
    }

    private static Directive.KeepBusy load(
            Experiment experiment,
            Workload.Generated workload,
            Pace.Closed closed,
            GeneratedRequests requests) {
        int full = Math.min(MOST_CLIENTS, 2 * experiment.world().consensus().blockTransactions());
        var from = SimTime.ZERO.plus(workload.from());
        return new Directive.KeepBusy(
                from,
                from.plus(closed.lasts()),
                closed.clients().orElse(full),
                closed.toBlock() ? Goal.BLOCK : Goal.IRREVERSIBLE,
                closed.think(),
                closed.atRandom(),
                Stream.generate(requests::next).limit(closed.limit()).toList());
    }

    private static List<Arrival> fromFile(
            Workload.FromFile workload, Path folder, SortedMap<AccountId, Role> roles) {
        var file =
                MedicalTransactions.read(
                        workload.source(),
                        DataFiles.open(workload.source(), folder),
                        workload.limit());
        file.people().forEach((who, role) -> join(roles, who, role, workload));
        return arrivals(workload, file);
    }

    /** When the last submission of the workload is due. */
    SimTime lastArrival() {
        var last = arrivals.isEmpty() ? SimTime.ZERO : arrivals.getLast().at();
        return loads.stream()
                .map(Directive.KeepBusy::until)
                .reduce(last, (a, b) -> a.isBefore(b) ? b : a);
    }

    private static SortedMap<AccountId, Role> generated(Experiment experiment) {
        var roles = new TreeMap<AccountId, Role>();
        for (int i = 0; i < experiment.world().network().fullNodes(); i++) {
            roles.put(new NodeId(i).account(), Role.NODE);
        }
        var people = experiment.population();
        number(roles, "patient-", people.patients(), Role.PATIENT);
        number(roles, "doctor-", people.doctors(), Role.DOCTOR);
        number(roles, "admin-", people.administrators(), Role.ADMINISTRATOR);
        people.named().forEach(roles::putIfAbsent);
        return roles;
    }

    private static void number(
            SortedMap<AccountId, Role> roles, String prefix, int count, Role role) {
        for (int i = 1; i <= count; i++) {
            roles.put(new AccountId(prefix + i), role);
        }
    }

    private static void join(
            SortedMap<AccountId, Role> roles,
            AccountId who,
            Role role,
            Workload.FromFile workload) {
        var other = roles.put(who, role);
        if (other != null && other != role) {
            throw BadInput.data(
                    workload.place(),
                    who
                            + " is a "
                            + role.word()
                            + " in "
                            + workload.source()
                            + " and a "
                            + other.word()
                            + " before; expected one role");
        }
    }

    private static List<Arrival> arrivals(Workload.FromFile workload, MedicalTransactions file) {
        var first = file.rows().getFirst().time();
        return file.rows().stream()
                .map(row -> new Arrival(time(workload, first, row.time()), submission(row)))
                .toList();
    }

    private static SimTime time(Workload.FromFile workload, Instant first, Instant time) {
        var gap = Duration.between(first, time);
        var nanos =
                BigDecimal.valueOf(gap.getSeconds())
                        .movePointRight(9)
                        .add(BigDecimal.valueOf(gap.getNano()))
                        .divide(workload.speed(), 0, RoundingMode.HALF_EVEN);
        if (nanos.compareTo(LONGEST) > 0) {
            throw BadInput.data(
                    workload.place(),
                    workload.source() + " takes longer than 36500d at this speed",
                    Optional.of("raise speed"));
        }
        return SimTime.ZERO.plus(workload.from()).plus(Duration.ofNanos(nanos.longValueExact()));
    }

    private static Directive submission(MedicalTransactions.Row row) {
        return new Directive.SubmitRecord(
                row.doctor(),
                row.patient(),
                Operation.ADD,
                Optional.of(row.record()),
                row.hospital(),
                row.insurance(),
                row.recordType(),
                row.prescription(),
                row.amount(),
                Optional.empty(),
                OptionalInt.of(row.number()));
    }
}
