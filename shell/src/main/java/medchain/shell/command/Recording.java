package medchain.shell.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import medchain.scenarios.language.CommandLine;
import medchain.scenarios.language.Experiment;
import medchain.scenarios.language.Place;
import medchain.scenarios.language.Quantities;
import medchain.scenarios.language.ScenarioText;
import medchain.shell.render.Tone;
import medchain.shell.render.View;
import medchain.shell.session.Session;
import medchain.simulator.kernel.SimTime;
import medchain.simulator.world.Directive;
import medchain.simulator.world.Outcome;

/** Writes a session as a scenario whose run repeats it, event by event, up to this moment. */
final class Recording {
    private static final long MOST_STEPS = 1_000_000;
    private static final String PASSWORD_FILE =
            "\\s--password-file(=|\\s+)(\"[^\"]*\"|'[^']*'|\\S+)";

    private final List<String> lines = new ArrayList<>();

    /** The next line is done at this time; empty: straight after the line before. */
    private Optional<SimTime> next = Optional.empty();

    private Recording() {}

    static Answer write(Call call) {
        var session = call.session();
        var written = new Recording().scenario(session);
        var file = OutputFile.write(call.arguments().one("file"), written);
        var views = new ArrayList<View>();
        views.add(View.note(session.entries().size() + " lines written to " + file));
        whyNotTheSame(session).ifPresent(why -> views.add(new View.Note(Tone.WARNING, why)));
        return Answer.of(views);
    }

    private List<String> scenario(Session session) {
        lines.addAll(world(session).lines().toList());
        if (!session.entries().isEmpty()) {
            lines.add("timeline:");
        }
        session.entries().forEach(this::entry);
        return lines;
    }

    /** World and people as they were made; the run ends where the session is now. */
    private static String world(Session session) {
        var now = Quantities.text(session.world().now().since(SimTime.ZERO));
        var made = new ScenarioText("<session>", session.experiment().effective());
        return Experiment.parse(made, List.of("stop.after=" + now)).effective();
    }

    private void entry(Session.Entry entry) {
        switch (entry.outcome()) {
            case Outcome.TimePassed passed when passed.stopped() -> stopped(passed);
            case Outcome.Refused _ -> item(line(entry), "refused");
            case Outcome.TimePassed passed when !passed.reached() -> item(line(entry), "refused");
            case Outcome _ -> item(line(entry), "done");
        }
    }

    /** The user stopped it between two events: as many events, then what is left of the time. */
    private void stopped(Outcome.TimePassed passed) {
        for (long left = passed.events(); left > 0; left -= MOST_STEPS) {
            item("world step " + Math.min(left, MOST_STEPS), "done");
        }
        next = Optional.of(passed.now());
    }

    private void item(String line, String outcome) {
        var text = "do: '" + line.replace("'", "''") + "'";
        if (next.isPresent()) {
            lines.add("  - at: " + Quantities.text(next.get().since(SimTime.ZERO)));
            lines.add("    " + text);
            next = Optional.empty();
        } else {
            lines.add("  - " + text);
        }
        if (!outcome.equals("done")) {
            lines.add("    outcome: " + outcome);
        }
    }

    /** Who asked stands in the line: a scenario has nobody logged in, and no password. */
    private static String line(Session.Entry entry) {
        var text = entry.line();
        if (entry.directive() instanceof Directive.Register
                || entry.directive() instanceof Directive.LogIn) {
            text = text.replaceFirst(PASSWORD_FILE, "");
        }
        if (entry.directive() instanceof Directive.Register(var e, _) && isImport(entry)) {
            text = "user register " + e.account() + " --role " + e.role().word();
        }
        var said = CommandLine.parse(text, new Place("<session>", 1, 1)).given();
        return said.containsKey("as")
                ? text
                : text + entry.actor().map(who -> " --as " + who).orElse("");
    }

    private static Optional<String> whyNotTheSame(Session session) {
        if (session.world().spec().secureEntropy()) {
            return Optional.of("keys of --entropy secure cannot be made again: its trace differs");
        }
        if (session.entries().stream().anyMatch(Recording::isImport)) {
            return Optional.of("keys from a store are none of the seed's: its trace differs");
        }
        return session.entries().stream().anyMatch(Recording::isWrongPassword)
                ? Optional.of("a refused login is not repeated as such: its trace differs")
                : Optional.empty();
    }

    private static boolean isImport(Session.Entry entry) {
        return CommandLine.parse(entry.line(), new Place("<session>", 1, 1))
                .verb()
                .words()
                .equals("keys import");
    }

    private static boolean isWrongPassword(Session.Entry entry) {
        return entry.directive() instanceof Directive.LogIn
                && entry.outcome() instanceof Outcome.Refused;
    }
}
