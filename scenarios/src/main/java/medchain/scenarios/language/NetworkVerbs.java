package medchain.scenarios.language;

import static medchain.scenarios.language.Parameter.flag;
import static medchain.scenarios.language.Parameter.option;
import static medchain.scenarios.language.Parameter.position;
import static medchain.scenarios.language.Parameter.rest;

import java.util.List;
import medchain.scenarios.language.Arguments.Value;
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
                            "Shows regions, latency, loss and partitions",
                            "network show"),
                    Verb.of(
                                    "network partition",
                                    "Cuts nodes from the rest, until healed",
                                    "network partition node-1,node-2 from rest",
                                    position(
                                            "nodes",
                                            Completion.NODE,
                                            "comma-separated nodes, delegates or regions"),
                                    rest("from rest", Completion.NONE, "two words for the reader")
                                            .optional())
                            .does(NetworkVerbs::partition),
                    Verb.of("network heal", "Joins what was cut", "network heal")
                            .does(_ -> new Directive.Heal()),
                    Verb.of(
                                    "network loss",
                                    "Sets the share of messages that get lost",
                                    "network loss 1%",
                                    position("share", Completion.NONE, "0% to below 100%"))
                            .does(NetworkVerbs::loss));

    private NetworkVerbs() {}

    private static Directive restart(Arguments a) {
        return new Directive.Restart(
                Lookup.node(a.one("node"), a.world().view()), !a.has("without-disk"));
    }

    private static Directive partition(Arguments a) {
        var rest = a.all("from rest").stream().map(Value::text).toList();
        if (!rest.isEmpty() && !rest.equals(List.of("from", "rest"))) {
            throw BadInput.data(
                    a.all("from rest").getFirst().place(),
                    "\"" + String.join(" ", rest) + "\"; expected \"from rest\" or nothing");
        }
        return new Directive.Partition(Lookup.nodes(a.one("nodes"), a.world().view()));
    }

    private static Directive loss(Arguments a) {
        double share = a.share("share");
        if (share >= 1) {
            throw BadInput.data(a.one("share").place(), "\"100%\"; expected below 100%");
        }
        return new Directive.SetLoss(share);
    }
}
