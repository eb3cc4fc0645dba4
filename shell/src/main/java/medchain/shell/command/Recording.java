package medchain.shell.command;

import java.util.ArrayList;
import java.util.List;
import medchain.shell.render.Tone;
import medchain.shell.render.View;
import medchain.shell.session.Session;
import medchain.simulator.world.Directive;

/** Writes a session as a scenario whose run repeats it. */
final class Recording {
    private Recording() {}

    static Answer write(Call call) {
        var session = call.session();
        var lines = new ArrayList<>(session.experiment().effective().lines().toList());
        lines.removeIf(line -> line.matches("(timeline|expect|workload):.*"));
        if (!session.entries().isEmpty()) {
            lines.add("timeline:");
        }
        session.entries().forEach(entry -> lines.addAll(item(entry)));
        var file = OutputFile.write(call.arguments().one("file"), lines);
        var done = View.note(session.entries().size() + " lines written to " + file);
        return registered(session)
                ? Answer.of(
                        done,
                        new View.Note(
                                Tone.WARNING,
                                "users registered here get other keys in a scenario: its trace"
                                        + " differs from this session's"))
                : Answer.of(done);
    }

    private static boolean registered(Session session) {
        return session.entries().stream()
                .anyMatch(e -> e.directive() instanceof Directive.Register);
    }

    private static List<String> item(Session.Entry entry) {
        return List.of("  - do: '" + line(entry).replace("'", "''") + "'");
    }

    /** Who asked stands in the line: a scenario has nobody logged in. */
    private static String line(Session.Entry entry) {
        boolean says = entry.line().contains("--as");
        return entry.actor()
                .filter(_ -> !says)
                .map(who -> entry.line() + " --as " + who)
                .orElse(entry.line());
    }
}
