package medchain.shell.command;

import java.util.List;
import java.util.Map;
import medchain.scenarios.language.Verb;
import medchain.scenarios.language.Verbs;
import medchain.shell.render.Screen;
import medchain.shell.session.Desk;
import medchain.simulator.kernel.Assumption;
import org.springframework.shell.core.command.Command;

/**
 * Every verb of the registry as a command: what the world is asked, or what the shell does itself.
 */
public final class Catalogue {
    private Catalogue() {}

    /**
     * @param actions by the verb's words, for verbs that only show or concern the shell
     */
    public static List<Command> commands(Map<String, Action> actions, Desk desk, Screen screen) {
        actions.keySet().forEach(Catalogue::checkKnown);
        return Verbs.all().stream()
                .map(verb -> (Command) new VerbCommand(verb, action(verb, actions), desk, screen))
                .toList();
    }

    private static void checkKnown(String words) {
        Assumption.check(Verbs.find(words).isPresent(), "an action for no verb: " + words);
    }

    private static Action action(Verb verb, Map<String, Action> actions) {
        var own = actions.get(verb.words());
        Assumption.check(
                own != null || verb.directive().isPresent(),
                "a verb that nobody does: " + verb.words());
        return own != null ? own : DirectiveAction::act;
    }
}
