package medchain.scenarios.language;

import static medchain.scenarios.language.Parameter.flag;
import static medchain.scenarios.language.Parameter.option;
import static medchain.scenarios.language.Parameter.position;

import java.util.List;
import medchain.scenarios.language.Parameter.Completion;
import medchain.simulator.world.Directive;

/** {@code node} and {@code network}: the machines, the wires and their faults. */
final class NetworkVerbs {
    private static final Parameter NODE =
            position("node", Completion.NODE, "node-3, or delegate-1 for the first active one");

    static final List<Verb> ALL =
            List.of(
                    Verb.of("node list", "Lists nodes with region, state and heights", "node list"),
                    Verb.of("node show", "Shows one node", "node show node-3", NODE),
                    Verb.of(
                                    "node crash",
                                    "Stops a node at once; its memory is lost, its disk stays",
                                    "node crash delegate-1",
                                    NODE)
                            .does(a ->
                                    new Directive.Crash(
                                            Lookup.node(a.one("node"), a.world().view()))),
                    Verb.of(
                                    "node restart",
                                    "Starts a crashed node; it fetches what it missed",
                                    "node restart node-3",
                                    NODE,
                                    flag("without-disk", "its disk is empty"))
                            .does(NetworkVerbs::restart),
                    Verb.of(
                                    "node misbehave",
                                    "Makes a delegate's node break the rules in its slots",
                                    "node misbehave delegate-2 equivocate",
                                    NODE,
                                    position("behaviour", Completion.NONE, "what it does wrong")
                                            .among(Conducts.words().toArray(String[]::new)),
                                    option("slots", "how long it keeps blocks back: withhold"),
                                    option(
                                            "account",
                                            Completion.USER,
                                            "whose transactions it leaves out; else all medical"
                                                    + " ones: censor"))
                            .does(Conducts::misbehave),
                    Verb.of(
                                    "node behave",
                                    "Makes a node keep the rules again; it shows what it kept back",
                                    "node behave delegate-2",
                                    NODE)
                            .does(a ->
                                    new Directive.Behave(
                                            Lookup.node(a.one("node"), a.world().view()))),
                    Verb.of(
                            "network show",
                            "Shows regions, latency, loss and what goes wrong now",
                            "network show"));

    private NetworkVerbs() {}

    private static Directive restart(Arguments a) {
        return new Directive.Restart(
                Lookup.node(a.one("node"), a.world().view()), !a.has("without-disk"));
    }
}
