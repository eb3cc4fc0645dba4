package medchain.shell.command;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import medchain.scenarios.input.FhirImport;
import medchain.scenarios.input.FhirImport.Kind;
import medchain.scenarios.input.FhirImport.Transaction;
import medchain.scenarios.language.BadInput;
import medchain.scenarios.language.CommandLine;
import medchain.scenarios.language.Text;
import medchain.shell.render.ExitCode;
import medchain.shell.render.Failure;
import medchain.shell.render.View;
import medchain.simulator.identity.AccountId;
import medchain.simulator.identity.RecordId;
import medchain.simulator.identity.Role;
import medchain.simulator.identity.TxId;
import medchain.simulator.intake.Limits;
import medchain.simulator.world.Directive;
import medchain.simulator.world.Outcome;
import medchain.simulator.world.WorldView.UserStatus;

/**
 * Takes what FHIR bundles hold into the running session, by the lines that one would type: people
 * are registered, and their operations submitted by those who performed them. Each operation waits
 * for its patient, as ever.
 *
 * <p>Everything is checked, and all keys are made, before the world is asked anything. Who and what
 * is there already is left as it is, so that an import that was stopped goes on when it is
 * repeated.
 */
final class FhirAdmission {
    private final Call call;
    private final FhirImport found;
    private final SortedMap<String, Integer> done = new TreeMap<>();

    FhirAdmission(Call call, FhirImport found) {
        this.call = call;
        this.found = found;
    }

    /** A line, and what it asks of the world. */
    private record Step(Directive directive, String line) {}

    /** Why it went no further. */
    private static final class Stopped extends Exception {
        private static final long serialVersionUID = 1L;

        private final transient Failure failure;

        Stopped(Failure failure) {
            super(failure.what(), null, false, false);
            this.failure = failure;
        }
    }

    Answer admit() {
        var joining = joining();
        var submissions = steps(submissions());
        var registrations = call.desk().edge().parallel().map("making keys", joining, this::step);
        try {
            register(registrations);
            submit(submissions);
        } catch (Stopped stopped) {
            return Answer.failed(stopped.failure, facts());
        }
        var answer = Answer.of(facts());
        return submissions.isEmpty()
                ? answer
                : answer.and(
                        View.note(
                                "each waits for its patient: consent list, consent approve oldest"
                                        + " --as "
                                        + found.transactions().getFirst().patient()
                                        + " (\"consent auto on\" before an import lets patients"
                                        + " answer by themselves)"));
    }

    private View facts() {
        return View.facts("")
                .and("registered", inWords("patient") + ", " + inWords("doctor"))
                .and("submitted", inWords("operation"))
                .and("here already", inWords("person") + ", " + inWords("record"))
                .and("left alone", FhirCommands.leftAlone(found));
    }

    private String inWords(String what) {
        int many = done.getOrDefault(what, 0);
        return many + " " + (many == 1 ? what : what.equals("person") ? "people" : what + "s");
    }

    private void count(String what) {
        done.merge(what, 1, Integer::sum);
    }

    private Step step(String line) {
        var parsed = CommandLine.parse(line, call.line().place());
        var directive = parsed.directive(call.session().user(), call.desk().surroundings());
        return new Step(directive.orElseThrow(), line);
    }

    private List<Step> steps(List<String> lines) {
        return lines.stream().map(this::step).toList();
    }

    // ---- people

    /** Doctors first: whoever may not endorse them has changed nothing. */
    private List<String> joining() {
        var users = new TreeMap<AccountId, UserStatus>();
        call.view().users().forEach(user -> users.put(user.user(), user));
        var lines = new ArrayList<String>();
        for (var kind : List.of(Kind.DOCTOR, Kind.PATIENT)) {
            for (var party : found.parties()) {
                if (party.kind() == kind) {
                    var role = kind == Kind.DOCTOR ? Role.DOCTOR : Role.PATIENT;
                    var there = Optional.ofNullable(users.get(new AccountId(party.id())));
                    there.ifPresent(user -> checkSame(user, role, party.reference()));
                    if (there.isPresent()) {
                        count("person");
                    } else {
                        lines.add(registration(party.id(), role));
                    }
                }
            }
        }
        return lines;
    }

    private void checkSame(UserStatus user, Role role, String reference) {
        if (user.role() != role || user.standing() == UserStatus.Standing.CLOSED) {
            throw BadInput.data(
                    call.arguments().one("file").place(),
                    reference
                            + ": "
                            + user.user()
                            + (user.role() == role
                                    ? " has left"
                                    : " is " + user.role().withArticle() + " here")
                            + "; expected "
                            + role.withArticle()
                            + ", or nobody of that name");
        }
    }

    private String registration(String id, Role role) {
        var a = call.arguments();
        if (!a.has("password-file")) {
            throw BadInput.usage(
                    a.at(),
                    "--password-file is missing; expected the first password of those who join");
        }
        var line =
                "user register "
                        + id
                        + " --role "
                        + role.word()
                        + " --password-file="
                        + quoted(a.text("password-file"));
        return a.actor().map(who -> line + " --as " + who).orElse(line);
    }

    private void register(List<Step> registrations) throws Stopped {
        var sent = new ArrayList<TxId>();
        for (var step : registrations) {
            if (ask(step) instanceof Outcome.Submitted(var tx, _)
                    && step.directive() instanceof Directive.Register(var enrolment, _)) {
                sent.add(tx);
                count(enrolment.role().word());
            }
        }
        for (var tx : sent) {
            pass(DirectiveAction.untilIncluded(tx));
        }
        if (!sent.isEmpty()) {
            pass(DirectiveAction.gossip());
        }
    }

    // ---- operations

    private List<String> submissions() {
        var known = known();
        var lines = new ArrayList<String>();
        for (var transaction : found.transactions()) {
            if (known.contains(transaction.record())) {
                count("record");
            } else {
                lines.add(submission(transaction));
            }
        }
        return lines;
    }

    /**
     * What is on the chain, and whatever was submitted in this session: no patient is asked twice.
     */
    private SortedSet<RecordId> known() {
        var known = new TreeSet<RecordId>();
        call.view().records().forEach(record -> known.add(record.record()));
        for (var entry : call.session().entries()) {
            if (entry.directive() instanceof Directive.SubmitRecord submitted
                    && !(entry.outcome() instanceof Outcome.Refused)) {
                submitted.record().ifPresent(known::add);
            }
        }
        return known;
    }

    private String submission(Transaction t) {
        fault(t.text())
                .ifPresent(fault -> {
                    throw BadInput.data(
                            call.arguments().one("file").place(), t.record() + ": " + fault);
                });
        return String.format(
                Locale.ROOT,
                "record add %s --type %s --prescription=%s --amount %s --hospital %s --insurance %s"
                        + " --id %s --as %s",
                t.patient(),
                t.recordType(),
                quoted(t.text()),
                t.amount().value().toPlainString(),
                t.hospital(),
                t.insurance(),
                t.record(),
                t.doctor());
    }

    private static Optional<String> fault(String text) {
        if (text.getBytes(StandardCharsets.UTF_8).length > Limits.TEXT_BYTES) {
            return Optional.of(
                    "a text too long for a record; expected at most "
                            + Limits.TEXT_BYTES
                            + " bytes of UTF-8");
        }
        return Text.firstForbidden(text)
                .map(c -> "character " + c + " in its text; expected visible text");
    }

    private void submit(List<Step> submissions) throws Stopped {
        for (var step : submissions) {
            ask(step);
            count("operation");
        }
        if (!submissions.isEmpty()) {
            pass(DirectiveAction.gossip());
        }
    }

    // ---- the world

    private Outcome ask(Step step) throws Stopped {
        if (call.session().interrupt().isRaised()) {
            throw new Stopped(stopped(ExitCode.CANCELLED, "stopped between two operations"));
        }
        var outcome = call.session().apply(step.directive(), step.line());
        if (outcome instanceof Outcome.Refused(var why, var message)) {
            throw new Stopped(stopped(DirectiveAction.code(why), message));
        }
        return outcome;
    }

    private void pass(DirectiveAction.Run run) throws Stopped {
        if (call.session().apply(run.directive(), run.line())
                instanceof Outcome.TimePassed passed) {
            if (passed.stopped()) {
                throw new Stopped(stopped(ExitCode.CANCELLED, "stopped between two events"));
            }
            if (!passed.reached() && run.directive() instanceof Directive.RunUntil) {
                throw new Stopped(
                        stopped(
                                ExitCode.EXPECTATION_FAILED,
                                "a registration is in no block yet; expected it within"
                                        + " two minutes"));
            }
        }
    }

    private static Failure stopped(ExitCode code, String what) {
        return new Failure(code, what, "the same import, repeated, goes on from here");
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
