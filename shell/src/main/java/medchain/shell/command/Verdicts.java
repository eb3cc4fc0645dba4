package medchain.shell.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import medchain.reports.table.Verdict;
import medchain.reports.table.Verdict.Answer;
import medchain.reports.table.Verdict.Kind;
import medchain.scenarios.language.Expectation;
import medchain.scenarios.language.Judgement;
import medchain.scenarios.run.Midway;
import medchain.shell.render.Tone;
import medchain.shell.render.View;
import medchain.simulator.atlas.Evidence.Finding;
import medchain.simulator.check.Checked;

/** What a run promised and was expected to do, and what came of it. */
record Verdicts(
        List<Checked> promises,
        List<Finding> findings,
        List<Judgement> judgements,
        List<Midway> midway) {

    /**
     * @param midway what became of expectations whose time came before the end
     */
    static Verdicts of(
            Measured measured,
            List<Finding> findings,
            List<Expectation> expectations,
            List<Midway> midway) {
        var judgements = expectations.stream().map(e -> judge(e, measured, midway)).toList();
        return new Verdicts(measured.promises(), findings, judgements, midway);
    }

    private static Judgement judge(Expectation e, Measured measured, List<Midway> midway) {
        if (e.at().isEmpty()) {
            return e.judge(measured);
        }
        return midway.stream()
                .map(Midway::judgement)
                .filter(j -> j.expectation().equals(e))
                .findFirst()
                .orElseGet(e::notReached);
    }

    /**
     * What was not seen often enough fails an expectation, but not a promise. A promise may be
     * broken where the scenario says so.
     */
    boolean passed() {
        return judgements.stream().allMatch(Judgement::passed)
                && findings.stream().allMatch(Finding::held)
                && promises.stream().allMatch(p -> p.broken().isEmpty() || mayBreak(p));
    }

    private boolean mayBreak(Checked promise) {
        return judgements.stream()
                .map(j -> j.expectation().claim())
                .anyMatch(c ->
                        c instanceof Expectation.Claim.Breaks(var name)
                                && name.equals(promise.name()));
    }

    /** As verdicts.csv has them. */
    List<Verdict> table() {
        var table = new ArrayList<Verdict>();
        for (var p : promises) {
            table.add(
                    new Verdict(
                            p.name(),
                            Kind.INVARIANT,
                            p.observations(),
                            answer(Measured.verdict(p)),
                            p.at(),
                            p.broken().orElse(p.promise()),
                            "holds",
                            ""));
        }
        for (var f : findings) {
            table.add(
                    new Verdict(
                            f.name(),
                            Kind.CLOSED_FORM,
                            f.observations(),
                            f.held() ? Answer.HELD : Answer.BROKEN,
                            Optional.empty(),
                            f.source() + "; the rules alone",
                            f.expected(),
                            f.measured()));
        }
        for (var j : judgements) {
            table.add(
                    new Verdict(
                            j.expectation().claim().name(),
                            Kind.EXPECTATION,
                            j.observations(),
                            answer(j.verdict()),
                            midway.stream()
                                    .filter(m -> m.judgement().equals(j))
                                    .map(Midway::at)
                                    .findFirst(),
                            j.detail(),
                            j.expectation().text(),
                            j.measured().map(m -> m.toPlainString()).orElse("")));
        }
        return table;
    }

    View view() {
        var sheet = View.sheet("verdicts", "promise or expectation", "verdict", "seen", "detail");
        for (var verdict : table()) {
            sheet.row(
                    verdict.kind() == Kind.EXPECTATION ? verdict.expected() : verdict.name(),
                    new View.Toned(verdict.answer().word(), tone(verdict.answer())),
                    verdict.observations(),
                    verdict.kind() == Kind.CLOSED_FORM
                            ? verdict.measured() + "; expected " + verdict.expected()
                            : verdict.detail());
        }
        return sheet.done();
    }

    private static Answer answer(medchain.scenarios.language.Verdict verdict) {
        return switch (verdict) {
            case HELD -> Answer.HELD;
            case BROKEN -> Answer.BROKEN;
            case UNKNOWN -> Answer.UNKNOWN;
        };
    }

    private static Tone tone(Answer answer) {
        return switch (answer) {
            case HELD -> Tone.GOOD;
            case BROKEN -> Tone.BAD;
            case UNKNOWN -> Tone.WARNING;
        };
    }
}
