package medchain.simulator.world;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;
import medchain.simulator.chain.Ledger;
import medchain.simulator.crypto.VerifiedSignatures;
import medchain.simulator.dpos.Consensus;
import medchain.simulator.identity.AccountId;
import medchain.simulator.identity.Hash;
import medchain.simulator.identity.TxId;
import medchain.simulator.intake.Content;
import medchain.simulator.journal.Fact;
import medchain.simulator.kernel.Agenda;
import medchain.simulator.kernel.Assumption;
import medchain.simulator.kernel.ByteSource;
import medchain.simulator.kernel.Parallel;
import medchain.simulator.kernel.Progress;
import medchain.simulator.kernel.SimTime;
import medchain.simulator.kernel.Streams;
import medchain.simulator.records.AccessEntry;
import medchain.simulator.records.AccessLog;
import medchain.simulator.records.LogDamage;

/**
 * The simulated world: asked by directives, seen through {@link #view()}, remembered as facts. Two
 * worlds of one {@link WorldSpec} that are asked the same in the same order are the same.
 */
public final class World {
    /** Signatures remembered: several hours of a busy chain. */
    private static final int REMEMBERED_SIGNATURES = 1 << 16;

    /** A transaction outlives the wait for its patient by this much. */
    private static final Duration AFTER_CONSENT = Duration.ofMinutes(10);

    private final WorldSpec spec;
    private final Progress progress;
    private final BulkWork bulk;
    private final Agenda<Event> agenda = new Agenda<>();
    private final Recorder recorder = new Recorder(agenda);
    private final Wallets wallets;
    private final Hub hub;
    private final Patients patients;
    private final Registry registry;
    private final Counter counter;
    private final AccessDesk access;
    private final RecordDesk records;
    private final DataDesk data;
    private final QueryDesk queries;
    private final Inspector inspector;
    private final FaultDesk faults;
    private final Overview overview;
    private final Consensus consensus;
    private final ClosedLoops loops;

    /** A simulated world: all randomness comes from the seed. */
    public World(WorldSpec spec, Parallel parallel, Progress progress) {
        this(spec, new Ports(parallel, progress, Optional.empty()));
    }

    public World(WorldSpec spec, Ports ports) {
        this.spec = spec;
        this.progress = ports.progress();
        bulk = new BulkWork(ports.parallel());
        var streams = new Streams(spec.seed());
        var salt = entropy(spec, ports, streams, "signature.salts");
        wallets = new Wallets(salt, spec.consentTimeToLive().plus(AFTER_CONSENT));
        wallets.enrol(spec);
        var signatures = new VerifiedSignatures(spec.signatures(), REMEMBERED_SIGNATURES);
        var rules = Rulebook.ofLedger(spec);
        var genesis = Genesis.of(spec, wallets, new Ledger(rules, Genesis.intake(signatures)));
        consensus = new Consensus(spec.consensus(), spec.firstDelegates());
        var log = new AccessLog();
        var chainRules =
                new Rulebook(spec, consensus, signatures, new LoggedWitness(log))
                        .on(genesis.chainId());
        patients = new Patients(agenda, streams, spec.patients());
        hub =
                new Hub(
                        new Hub.Foundation(
                                spec, streams, agenda, recorder, wallets, chainRules, genesis),
                        patients);
        registry = new Registry(wallets, recorder);
        var keys = new RecordKeys(hub, wallets, entropy(spec, ports, streams, "record.keys"));
        var counterBehind =
                new Counter.Behind(
                        hub,
                        wallets,
                        recorder,
                        agenda,
                        chainRules.consent(),
                        genesis.chainId(),
                        keys);
        counter = new Counter(counterBehind);
        var auditSalt = entropy(spec, ports, streams, "audit.salts");
        var seal = new AccessDesk.Seal(log, genesis.chainId(), spec.signatures(), auditSalt);
        access = new AccessDesk(hub, wallets, recorder, agenda, seal);
        var people = new PeopleDesk(registry, wallets, counter, access, genesis.chainId());
        records = new RecordDesk(hub, access, keys, counter, people);
        data = new DataDesk(streams, recorder);
        var behind =
                new QueryDesk.Behind(
                        data,
                        counter,
                        access,
                        hub,
                        recorder,
                        agenda,
                        bulk,
                        streams,
                        spec.secureEntropy() ? ports.entropy() : Optional.empty());
        queries = new QueryDesk(behind);
        inspector = new Inspector(hub, chainRules, genesis, recorder, bulk);
        faults = new FaultDesk(hub, recorder, agenda, streams);
        overview = new Overview(hub, wallets, recorder, agenda, chainRules, data, queries);
        loops = new ClosedLoops(agenda, recorder.tracker(), streams, this::apply);
        registry.recordGenesis(spec);
        agenda.at(consensus.slots().startOf(1), new Event.SlotBegins(1));
    }

    private static ByteSource entropy(WorldSpec spec, Ports ports, Streams streams, String name) {
        Assumption.check(
                !spec.secureEntropy() || ports.entropy().isPresent(),
                "a secure world without a source of randomness");
        return spec.secureEntropy() ? ports.entropy().orElseThrow() : streams.stream(name);
    }

    // ---- asking

    /** Does what the directive asks, or refuses and stays as it was. */
    public Outcome apply(Directive directive) {
        return switch (directive) {
            case Directive.RunFor(var time) -> run(now().plus(time), () -> false, false);
            case Directive.RunUntil(var condition, var atMost) ->
                    run(now().plus(atMost), () -> overview.holds(condition), true);
            case Directive.Step(var events) -> step(events);
            case Directive.Schedule(var arrivals) -> schedule(arrivals);
            case Directive.KeepBusy d -> loops.begin(d);
            case Directive.SetPatientBehaviour(var behaviour) -> {
                patients.behave(behaviour);
                yield new Outcome.Done(
                        behaviour.isPresent()
                                ? "patients answer by themselves"
                                : "patients answer only when told");
            }
            case Directive.SubmitRecord d -> counter.submitRecord(d);
            case Directive.Approve(var who, var tx) ->
                    records.proxies()
                            .answer(who, tx, "approve", () -> counter.answer(who, tx, true, ""));
            case Directive.Deny(var who, var tx, var why) ->
                    records.proxies()
                            .answer(who, tx, "deny", () -> counter.answer(who, tx, false, why));
            case Directive.Revoke(var who, var tx) ->
                    records.proxies().answer(who, tx, "revoke", () -> counter.revoke(who, tx));
            case Directive.RevokeLatestShare(var patient) ->
                    LatestShare.of(patient, hub)
                            .map(share -> counter.revoke(patient, share))
                            .orElseGet(() -> refused(patient + " has shared nothing"));
            case Directive.Access d -> records.apply(d);
            case Directive.OfStake d -> counter.apply(d);
            case Directive.OfFault d -> faults.apply(d);
            case Directive.Tamper d -> inspector.tamper(d);
            case Directive.VerifyChain d -> inspector.verify(d.node());
            case Directive.LoadDataset d -> data.load(d);
            case Directive.CleanDataset d -> data.clean(d);
            case Directive.SplitDataset d -> data.split(d);
            case Directive.TrainModel d -> data.train(d);
            case Directive.TrainTogether d -> queries.training().begin(d);
            case Directive.LoadModel d -> data.load(d);
            case Directive.EvaluateModel d -> data.evaluate(d);
            case Directive.HoldCeremony d -> queries.quorum().hold(d);
            case Directive.EncryptDataset d -> queries.encrypt(d);
            case Directive.Ask d -> queries.ask(d);
        };
    }

    /** What a user's own software may send instead of what this world would let him say. */
    Outcome submit(AccountId sender, Content content) {
        return counter.submit(sender, content, Optional.empty(), OptionalInt.empty());
    }

    /** The same of somebody who has no account yet. */
    Outcome submit(Enrolment stranger, Content.Registration registration) {
        return registry.register(stranger, registration, counter);
    }

    // ---- time

    private Outcome run(SimTime end, BooleanSupplier reached, boolean waiting) {
        long before = agenda.handled();
        var begin = now();
        while (!reached.getAsBoolean() && agenda.nextNanos() <= end.nanos()) {
            boolean goesOn = bulk.isPrepared(agenda, hub);
            if (goesOn) {
                handleNext();
                goesOn = (agenda.handled() & 255) != 0 || isToGoOn(begin, end);
            }
            if (!goesOn) {
                return new Outcome.TimePassed(now(), agenda.handled() - before, false, true);
            }
        }
        boolean good = reached.getAsBoolean();
        if (!good) {
            agenda.advanceTo(end);
        }
        return new Outcome.TimePassed(now(), agenda.handled() - before, good || !waiting, false);
    }

    private boolean isToGoOn(SimTime begin, SimTime end) {
        return progress.at(
                "running the world", now().since(begin).toSeconds(), end.since(begin).toSeconds());
    }

    private Outcome step(int events) {
        for (int i = 0; i < events; i++) {
            handleNext();
        }
        return new Outcome.TimePassed(now(), events, true, false);
    }

    private void handleNext() {
        if (agenda.objectIsNext()) {
            bulk.inEvent(() -> handle(agenda.next()));
        } else {
            agenda.nextNumbers();
            recorder.event(agenda.a(), agenda.b());
            hub.onGossip(agenda.a(), agenda.b());
        }
    }

    private void handle(Event event) {
        switch (event) {
            case Event.SlotBegins(var slot) -> {
                recorder.event(-1, 0);
                hub.onSlot(slot);
                agenda.at(consensus.slots().startOf(slot + 1), new Event.SlotBegins(slot + 1));
            }
            case Event.Delivery d -> {
                recorder.event(-2, d.to().index());
                hub.onDelivery(d);
            }
            case Event.Alarm a -> {
                recorder.event(-3, a.node().index());
                hub.onAlarm(a);
            }
            case Event.PatientAnswers p -> {
                recorder.event(-4, 0);
                var reason = p.yes() ? "" : "patient declined";
                counter.answer(p.patient(), p.tx(), p.yes(), reason);
            }
            case Event.QueryWaits _, Event.TrainingLooks _, Event.OwnerSends _ -> {
                recorder.event(-7, 0);
                queries.handle(event);
            }
            case Event.OfFault f -> {
                recorder.event(f.code(), f.which());
                faults.handle(f);
            }
            case Event.Due(var directive) -> {
                recorder.event(-5, 0);
                apply(directive);
            }
            case Event.ClientsLook(var loop) -> {
                recorder.event(-6, loop);
                loops.look(loop);
            }
        }
    }

    private Outcome schedule(List<Arrival> arrivals) {
        for (var a : arrivals) {
            if (a.at().isBefore(now())) {
                return refused("arrival at " + a.at() + "; expected not before " + now());
            }
            if (a.what().passesTime()) {
                return refused("time cannot be made to pass inside an arrival");
            }
        }
        arrivals.forEach(a -> agenda.at(a.at(), new Event.Due(a.what())));
        return new Outcome.Done(arrivals.size() + " arrivals on the agenda");
    }

    private static Outcome refused(String message) {
        return new Outcome.Refused(Outcome.Why.BAD_DATA, message);
    }

    // ---- seeing

    public WorldSpec spec() {
        return spec;
    }

    public SimTime now() {
        return agenda.now();
    }

    public WorldView view() {
        return overview;
    }

    /** When the clients of the n-th closed loop sent their requests, in order. */
    public List<SimTime> sentByLoad(int n) {
        return loops.sent(n);
    }

    /** Everything that happened, in order. */
    public List<Fact> facts() {
        return recorder.facts();
    }

    /** The digest of every event and fact so far. */
    public Hash traceHash() {
        return recorder.traceHash();
    }

    /** How many events the kernel has handled. */
    public long events() {
        return agenda.handled();
    }

    /** For checks: what each node holds. */
    public List<NodeCopy> copies() {
        return inspector.copies();
    }

    /** For checks: the access log, read without an entry of its own. */
    public List<AccessEntry> accessEntries() {
        return access.log().entries();
    }

    /** For checks: what is wrong with the access log, held against its signed checkpoints. */
    public Optional<LogDamage> accessLogDamage() {
        return access.damage();
    }

    /** Whether a transaction is known and where it stands. */
    public Optional<medchain.simulator.journal.TxStage> stage(TxId tx) {
        return recorder.tracker().stage(tx);
    }
}
