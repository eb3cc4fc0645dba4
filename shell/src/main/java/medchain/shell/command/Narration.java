package medchain.shell.command;

import java.util.List;
import medchain.scenarios.language.Experiment.TimedLine;
import medchain.scenarios.run.LineResult;
import medchain.scenarios.run.Midway;
import medchain.scenarios.run.Narrator;
import medchain.shell.render.Tone;
import medchain.shell.render.View;
import medchain.simulator.kernel.SimTime;
import medchain.simulator.world.Outcome;

/** Tells a run as it goes: what is done, why, and what came of it. */
final class Narration implements Narrator {
    /** Longer tables are cut: the whole ones lie in the result folder. */
    private static final int ROWS = 8;

    private final Call call;
    private final ScenarioCommands.GoOn goOn;
    private final Detail detail;
    private boolean stopped;

    /** How much is told. */
    enum Detail {
        /** What did not go as the scenario says. */
        SURPRISES,
        /** Also what is being done. */
        STAGES,
        /** Also every line and what came of it. */
        EVERYTHING
    }

    Narration(Call call, ScenarioCommands.GoOn goOn, Detail detail) {
        this.call = call;
        this.goOn = goOn;
        this.detail = detail;
    }

    @Override
    public boolean at(String stage, long done, long total) {
        return call.desk().edge().progress().at(stage, done, total) && !stopped;
    }

    @Override
    public void stage(String what) {
        if (detail != Detail.SURPRISES) {
            call.show(new View.Note(Tone.FAINT, what));
        }
    }

    @Override
    public void begins(TimedLine line, SimTime now) {
        if (detail != Detail.EVERYTHING) {
            return;
        }
        if (!line.why().isEmpty()) {
            stopped = stopped || !goOn.ask();
            call.show(new View.Heading(line.why(), ""));
        }
        call.show(new View.Note(Tone.STRONG, "  " + Times.brief(now) + "  " + line.line()));
    }

    @Override
    public void ended(LineResult result) {
        if (!result.asWanted()) {
            call.show(new View.Note(Tone.BAD, "not as the scenario says: " + result.line().line()));
        }
        if (detail == Detail.EVERYTHING || !result.asWanted()) {
            views(result.outcome()).forEach(call::show);
        }
    }

    @Override
    public void looked(Midway midway) {
        var judgement = midway.judgement();
        var text = judgement.expectation().text();
        if (!judgement.passed()) {
            call.show(
                    new View.Note(
                            Tone.BAD,
                            "not as the scenario expects: " + text + "; " + judgement.detail()));
        } else if (detail == Detail.EVERYTHING) {
            call.show(new View.Note(Tone.GOOD, "  as expected: " + text));
        }
    }

    private static List<View> views(Outcome outcome) {
        if (outcome instanceof Outcome.Submitted submitted) {
            var brief = "    transaction " + submitted.tx().brief() + " is on its way";
            return List.of(new View.Note(Tone.FAINT, brief));
        }
        return OutcomeViews.of(outcome).stream().map(view -> shortened(view, ROWS)).toList();
    }

    static View shortened(View view, int rows) {
        return view instanceof View.Sheet(var title, var columns, var all) && all.size() > rows
                ? new View.Sheet(
                        title + " (" + rows + " of " + all.size() + ")",
                        columns,
                        all.subList(0, rows))
                : view;
    }
}
