package medchain.simulator.world;

import java.util.List;
import java.util.Optional;
import medchain.simulator.consent.PendingConsent;
import medchain.simulator.identity.AccountId;
import medchain.simulator.identity.Purpose;
import medchain.simulator.identity.Role;
import medchain.simulator.node.Node;
import medchain.simulator.records.OpenedVersion;
import medchain.simulator.records.ReadingRule;
import medchain.simulator.records.ReadingRule.Decision;
import medchain.simulator.records.ReadingRule.Right;
import medchain.simulator.records.RecordBook;
import medchain.simulator.records.RecordVersion;

/** Where people ask for records: the rule decides, the log is written, and then they see or not. */
final class RecordDesk {
    private final Hub hub;
    private final AccessDesk access;
    private final RecordKeys keys;
    private final EmergencyDesk emergencies;
    private final ProxyDesk proxies;
    private final PeopleDesk people;

    RecordDesk(Hub hub, AccessDesk access, RecordKeys keys, Counter counter, PeopleDesk people) {
        this.hub = hub;
        this.access = access;
        this.keys = keys;
        this.people = people;
        emergencies = new EmergencyDesk(access);
        proxies = new ProxyDesk(counter, access, hub, emergencies);
    }

    ProxyDesk proxies() {
        return proxies;
    }

    Outcome apply(Directive.Access directive) {
        return switch (directive) {
            case Directive.Register d -> people.register(d);
            case Directive.ChangeRole d -> people.changeRole(d);
            case Directive.TakeKeys d -> people.takeKeys(d);
            case Directive.LogIn d -> access.logIn(d);
            case Directive.ReadAccessLog d -> access.readLog(d);
            case Directive.VerifyAccessLog d -> access.verifyLog(d);
            case Directive.ReadHistory d -> readHistory(d);
            case Directive.ReadRequest d -> readRequest(d);
            case Directive.ReadConsents d -> readConsents(d);
            case Directive.EraseRecord d -> erase(d);
            case Directive.Allow d -> emergencies.allow(d);
            case Directive.BreakGlass d -> emergencies.breakGlass(d);
            case Directive.Review d -> proxies.review(d);
            case Directive.WhoLooked d -> emergencies.whoLooked(d);
            case Directive.GiveMandate d -> proxies.mandate(d);
        };
    }

    // ---- histories

    private Outcome readHistory(Directive.ReadHistory d) {
        var subject = d.patient().value();
        var right = right(d);
        var action = "read history" + (right == Right.MANDATE ? " as proxy" : "");
        return switch (decide(d, right)) {
            case Decision.Allowed(var versions) -> {
                access.log(d.reader(), action, subject, d.purpose(), Optional.empty());
                yield new Outcome.HistoryShown(d.patient(), opened(d.reader(), versions));
            }
            case Decision.Refused(var reason) -> {
                access.log(d.reader(), action, subject, d.purpose(), Optional.of(reason));
                yield new Outcome.Refused(Outcome.Why.NOT_PERMITTED, reason);
            }
        };
    }

    private Right right(Directive.ReadHistory d) {
        if (d.purpose() == Purpose.BTG && emergencies.isOpen(d.reader(), d.patient())) {
            return Right.EMERGENCY;
        }
        return proxies.represents(d.reader(), d.patient()) ? Right.MANDATE : Right.USUAL;
    }

    private Decision decide(Directive.ReadHistory d, Right right) {
        var node = hub.home(d.reader());
        var role = access.role(d.reader());
        return role.isEmpty() || node.isEmpty()
                ? new Decision.Refused(ReadingRule.FORBIDDEN)
                : ReadingRule.decide(
                        new ReadingRule.Reader(d.reader(), role.get(), access.now(), right),
                        d.patient(),
                        access.isPatient(d.patient()),
                        node.map(Node::records).orElseGet(RecordBook::new));
    }

    private List<OpenedVersion> opened(AccountId reader, List<RecordVersion> versions) {
        return versions.stream()
                .map(v -> new OpenedVersion(v, keys.open(reader, v.tx(), v.operation())))
                .toList();
    }

    // ---- requests

    /** Shows a patient, or who represents her, exactly what is to be signed. */
    private Outcome readRequest(Directive.ReadRequest d) {
        var request =
                hub.home(d.patient())
                        .flatMap(node -> node.desk().find(d.transaction()))
                        .filter(_ -> access.role(d.patient()).isPresent())
                        .filter(r ->
                                r.patient().equals(d.patient())
                                        || proxies.represents(d.patient(), r.patient()));
        var refusal =
                request.isEmpty()
                        ? Optional.of("no request " + d.transaction().brief() + " waits for you")
                        : Optional.<String>empty();
        var proxied = request.filter(r -> !r.patient().equals(d.patient()));
        access.log(
                d.patient(),
                "read request" + (proxied.isPresent() ? " as proxy" : ""),
                proxied.map(r -> r.patient().value()).orElse(d.transaction().brief()),
                Purpose.PATRQT,
                refusal);
        return request.<Outcome>map(r -> shown(r, d.patient()))
                .orElseGet(() ->
                        new Outcome.Refused(Outcome.Why.NOT_PERMITTED, refusal.orElseThrow()));
    }

    private Outcome shown(PendingConsent request, AccountId reader) {
        var text = keys.open(reader, request.signed().id(), request.operation());
        return new Outcome.RequestShown(request, text);
    }

    private Outcome readConsents(Directive.ReadConsents d) {
        var role = access.role(d.reader());
        var node = hub.home(d.reader());
        boolean may =
                node.isPresent()
                        && role.isPresent()
                        && access.isPatient(d.patient())
                        && (d.reader().equals(d.patient())
                                || role.filter(r -> r == Role.ADMINISTRATOR).isPresent());
        var refusal = may ? Optional.<String>empty() : Optional.of(ReadingRule.FORBIDDEN);
        var purpose = Purpose.usualFor(role.orElse(Role.PATIENT));
        access.log(d.reader(), "read consents", d.patient().value(), purpose, refusal);
        return refusal.<Outcome>map(r -> new Outcome.Refused(Outcome.Why.NOT_PERMITTED, r))
                .orElseGet(() ->
                        new Outcome.ConsentsShown(
                                d.patient(),
                                new ConsentDrawer(node.orElseThrow(), d.patient(), access.now())
                                        .all()));
    }

    // ---- erasure

    /** The patient's right, and an administrator's duty; what was read stays read. */
    private Outcome erase(Directive.EraseRecord d) {
        var patient =
                hub.reference().records().versions(d.record()).stream()
                        .map(v -> v.operation().patientId())
                        .findFirst();
        var role = access.role(d.who());
        boolean may =
                patient.isPresent()
                        && (role.filter(r -> r == Role.ADMINISTRATOR).isPresent()
                                || (role.isPresent() && patient.get().equals(d.who())));
        var refusal =
                may ? Optional.<String>empty() : Optional.of("not permitted, or no such record");
        var purpose = Purpose.usualFor(role.orElse(Role.PATIENT));
        access.log(d.who(), "erase record", d.record().value(), purpose, refusal);
        if (refusal.isPresent()) {
            return new Outcome.Refused(Outcome.Why.NOT_PERMITTED, refusal.get());
        }
        int versions = keys.erase(d.record());
        return new Outcome.Done(
                versions == 0
                        ? "already erased " + d.record()
                        : "erased "
                                + d.record()
                                + ": its keys are destroyed (versions: "
                                + versions
                                + "); the chain verifies as before");
    }
}
