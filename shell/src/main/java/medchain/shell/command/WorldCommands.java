package medchain.shell.command;

import java.util.Map;
import medchain.shell.render.View;

/** {@code world}: making one, and how it stands. */
public final class WorldCommands {
    private WorldCommands() {}

    public static Map<String, Action> actions() {
        return Map.of("world status", WorldCommands::status);
    }

    static Answer status(Call call) {
        var world = call.session().world();
        var view = world.view();
        var running = view.nodes().stream().filter(n -> n.state().equals("running")).count();
        return Answer.of(
                View.facts("world of seed " + world.spec().seed())
                        .and("time", world.now().toString())
                        .and("height", view.headHeight())
                        .and("irreversible height", view.irreversibleHeight())
                        .and("epoch", view.epoch())
                        .and("nodes running", running + " of " + view.nodes().size())
                        .and("users", view.users().size())
                        .and("pending consents", view.pendingConsents().size())
                        .and("mempool", view.mempoolSize())
                        .and("events", world.events())
                        .and("pace", call.session().pace().word())
                        .and("trace", world.traceHash().hex()));
    }
}
