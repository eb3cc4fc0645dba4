package medchain.shell.command;

import java.util.function.Consumer;
import medchain.scenarios.language.Arguments;
import medchain.scenarios.language.ParsedLine;
import medchain.shell.render.View;
import medchain.shell.session.Desk;
import medchain.shell.session.Session;
import medchain.simulator.world.WorldView;

/**
 * One line on its way through the shell.
 *
 * @param text as typed
 * @param desk where commands find the session and the edge
 * @param screen shows something at once, before the command is over
 */
public record Call(ParsedLine line, String text, Desk desk, Consumer<View> screen) {

    public Session session() {
        return desk.session();
    }

    public WorldView view() {
        return desk.session().view();
    }

    public Arguments arguments() {
        return line.arguments(desk.session().user(), desk.surroundings());
    }

    public void show(View view) {
        screen.accept(view);
    }
}
