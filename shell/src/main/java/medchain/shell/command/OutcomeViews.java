package medchain.shell.command;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.stream.Collectors;
import medchain.shell.render.Tone;
import medchain.shell.render.View;
import medchain.simulator.consent.PendingConsent;
import medchain.simulator.learning.Evaluation;
import medchain.simulator.query.QueryAnswer;
import medchain.simulator.records.AccessEntry;
import medchain.simulator.records.Emergencies;
import medchain.simulator.records.OpenedVersion;
import medchain.simulator.world.Outcome;

/** What the world answered, as people read it. */
final class OutcomeViews {
    /** More lines of an answer are not shown at once. */
    private static final int LINES = 200;

    private OutcomeViews() {}

    static List<View> of(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Done(var what) -> List.of(View.note(what));
            case Outcome.Submitted submitted -> List.of(submitted(submitted));
            case Outcome.TimePassed(var now, var events, _, _) ->
                    List.of(View.facts("").and("time", Times.shown(now)).and("events", events));
            case Outcome.HistoryShown(var patient, var versions) ->
                    List.of(history("history of " + patient, versions));
            case Outcome.RequestShown(var request, var text) -> List.of(request(request, text));
            case Outcome.ConsentsShown(var patient, var consents) ->
                    List.of(View.note(consents.size() + " consents of " + patient));
            case Outcome.EmergenciesShown(var cases) -> List.of(emergencies(cases));
            case Outcome.AccessLogShown(var entries) -> List.of(accessLog(entries));
            case Outcome.AccessLogVerified verified -> verified(verified);
            case Outcome.Verified verified -> List.of(verified(verified));
            case Outcome.Evaluated(var model, var evaluation) ->
                    evaluated("model " + model, evaluation);
            case Outcome.Answered(var answer) -> answered(answer);
            case Outcome.Refused(_, var message) -> List.of(new View.Note(Tone.BAD, message));
        };
    }

    private static View submitted(Outcome.Submitted submitted) {
        var facts = View.facts("").and("transaction", submitted.tx().hash().hex());
        return submitted.record().isPresent()
                ? facts.and("record", submitted.record().get().value())
                : facts;
    }

    private static View history(String title, List<OpenedVersion> versions) {
        var sheet =
                View.sheet(
                        title,
                        "record",
                        "version",
                        "block",
                        "operation",
                        "type",
                        "prescription",
                        "amount",
                        "doctor",
                        "transaction");
        for (var opened : versions) {
            var v = opened.version();
            var operation = v.operation();
            sheet.row(
                    operation.recordId(),
                    v.version(),
                    v.height(),
                    operation.operation(),
                    operation.recordType(),
                    text(opened.text()),
                    operation.amount().value(),
                    operation.doctorId(),
                    v.tx().brief());
        }
        return sheet.done();
    }

    private static Object text(Optional<String> opened) {
        return opened.<Object>map(text -> text)
                .orElseGet(() -> new View.Toned("erased", Tone.FAINT));
    }

    private static View request(PendingConsent request, Optional<String> text) {
        var m = request.operation();
        var facts =
                View.facts("to be signed by " + request.patient())
                        .and("transaction", request.signed().id().hash().hex())
                        .and("doctor", m.doctorId().value())
                        .and("operation", m.operation().name())
                        .and("record", m.recordId().value())
                        .and("type", m.recordType())
                        .and("prescription", text.orElse("erased"))
                        .and("amount", m.amount().value())
                        .and("hospital", m.hospitalId().value())
                        .and("insurance", m.insuranceId().value())
                        .and("answer due", Times.brief(request.until()));
        if (m.targetId().isEmpty()) {
            return facts;
        }
        return facts.and("shared with", m.targetId().get().value())
                .and("shared until", Times.brief(m.sharedUntil().orElseThrow()));
    }

    private static View emergencies(List<Emergencies.Case> cases) {
        var sheet =
                View.sheet(
                        "emergencies and guardians",
                        "case",
                        "who",
                        "patient",
                        "reason",
                        "from",
                        "until",
                        "looks",
                        "review");
        for (var c : cases) {
            sheet.row(
                    c.number(),
                    c.breaking().doctor(),
                    c.breaking().patient(),
                    c.breaking().reason(),
                    Times.brief(c.from()),
                    Times.brief(c.until()),
                    c.looks(),
                    c.review()
                            .<Object>map(r ->
                                    (r.justified() ? "justified" : "unjustified")
                                            + ", says "
                                            + r.reviewer())
                            .orElseGet(() -> new View.Toned("waits for a review", Tone.BAD)));
        }
        return sheet.done();
    }

    static View accessLog(List<AccessEntry> entries) {
        var sheet =
                View.sheet(
                        "access log",
                        "number",
                        "time",
                        "who",
                        "role",
                        "action",
                        "subject",
                        "purpose",
                        "allowed",
                        "reason");
        for (var e : entries) {
            sheet.row(
                    e.sequence(),
                    Times.brief(e.at()),
                    e.actor(),
                    e.role(),
                    e.action(),
                    e.subject(),
                    e.purpose(),
                    e.allowed() ? "yes" : new View.Toned("no", Tone.BAD),
                    e.reason());
        }
        return sheet.done();
    }

    private static View verified(Outcome.Verified verified) {
        return verified.sound()
                ? new View.Note(Tone.GOOD, "sound: " + verified.blocks() + " blocks recomputed")
                : new View.Note(Tone.BAD, "not sound: " + verified.finding());
    }

    private static List<View> verified(Outcome.AccessLogVerified verified) {
        var facts =
                View.facts("access log")
                        .and("entries", verified.entries())
                        .and("root", verified.root().hex())
                        .and("signed checkpoints", verified.checkpoints())
                        .and("heads in irreversible blocks", verified.heads());
        var damage = verified.damage();
        return List.of(
                facts,
                damage.isEmpty()
                        ? new View.Note(Tone.GOOD, "sound: every entry is as it was written")
                        : new View.Note(Tone.BAD, "not sound: " + damage.get()));
    }

    static List<View> evaluated(String title, Evaluation evaluation) {
        var views = new ArrayList<View>();
        views.add(
                View.facts(title + ", on rows that it has not seen")
                        .and("rows", evaluation.rows())
                        .and("accuracy", evaluation.accuracy())
                        .and("AUC", evaluation.auc())
                        .and("log loss", evaluation.logLoss())
                        .and("calibration error", evaluation.calibrationError()));
        views.add(confusion(evaluation));
        views.add(perLabel(evaluation));
        return views;
    }

    private static View perLabel(Evaluation evaluation) {
        var sheet = View.sheet("", "label", "precision", "recall", "F1", "support", "AUC");
        for (var label : evaluation.perLabel()) {
            sheet.row(
                    label.label(),
                    shown(label.precision()),
                    shown(label.recall()),
                    shown(label.f1()),
                    label.support(),
                    shown(label.auc()));
        }
        return sheet.done();
    }

    private static Object shown(OptionalDouble share) {
        return share.isPresent() ? share.getAsDouble() : "";
    }

    private static View confusion(Evaluation evaluation) {
        var columns = new ArrayList<String>();
        columns.add("actual");
        evaluation.labels().forEach(label -> columns.add("predicted " + label));
        var sheet = View.sheet("", columns.toArray(String[]::new));
        for (int actual = 0; actual < evaluation.labels().size(); actual++) {
            var row = new ArrayList<Object>();
            row.add(evaluation.labels().get(actual));
            row.addAll(evaluation.confusion().get(actual));
            sheet.row(row.toArray());
        }
        return sheet.done();
    }

    static List<View> answered(QueryAnswer answer) {
        var grouped = answer.lines().stream().anyMatch(line -> !line.group().isEmpty());
        var title = "query " + answer.query() + ": " + answer.kind();
        var sheet =
                grouped
                        ? View.sheet(
                                title, "of", "group", "rows", "encrypted", "plaintext", "equal")
                        : View.sheet(title, "of", "rows", "encrypted", "plaintext", "equal");
        for (var line : answer.lines().subList(0, Math.min(LINES, answer.lines().size()))) {
            var row = new ArrayList<Object>();
            row.add(line.key());
            if (grouped) {
                row.add(line.group());
            }
            row.add(line.rows());
            row.add(line.encrypted());
            row.add(line.plaintext());
            row.add(equal(line));
            sheet.row(row.toArray());
        }
        var views = new ArrayList<View>();
        views.add(sheet.done());
        if (answer.lines().size() > LINES) {
            views.add(rest(answer));
        }
        answer.costs().forEach(cost -> views.add(new View.Note(Tone.FAINT, cost)));
        return views;
    }

    /**
     * What roles took of this machine's processors.
     *
     * @param rows that it was taken for; 0 tells none
     */
    static View spent(SortedMap<String, Duration> taken, int rows) {
        var each =
                taken.entrySet().stream()
                        .map(e -> e.getKey() + " " + seconds(e.getValue(), rows))
                        .collect(Collectors.joining(", "));
        return new View.Note(Tone.FAINT, "processor time: " + each);
    }

    private static String seconds(Duration time, int rows) {
        double all = time.toNanos() / 1e9;
        return rows == 0
                ? String.format(Locale.ROOT, "%.2f s", all)
                : String.format(Locale.ROOT, "%.2f s (%.4f s a row)", all, all / rows);
    }

    private static View rest(QueryAnswer answer) {
        var rest = answer.lines().subList(LINES, answer.lines().size());
        long equal = rest.stream().filter(OutcomeViews::isEqual).count();
        return View.note(
                "and "
                        + rest.size()
                        + " more, of which "
                        + equal
                        + " equal; \"query show "
                        + answer.query()
                        + "\" shows all");
    }

    private static boolean isEqual(QueryAnswer.Line line) {
        return line.encrypted().compareTo(line.plaintext()) == 0;
    }

    private static View.Toned equal(QueryAnswer.Line line) {
        return isEqual(line) ? new View.Toned("yes", Tone.GOOD) : new View.Toned("no", Tone.BAD);
    }
}
