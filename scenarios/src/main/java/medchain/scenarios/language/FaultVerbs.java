package medchain.scenarios.language;

import static medchain.scenarios.language.Parameter.flag;
import static medchain.scenarios.language.Parameter.option;
import static medchain.scenarios.language.Parameter.position;
import static medchain.scenarios.language.Parameter.rest;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import medchain.scenarios.language.Arguments.Value;
import medchain.scenarios.language.Parameter.Completion;
import medchain.simulator.identity.NodeId;
import medchain.simulator.network.Bandwidth;
import medchain.simulator.network.Disturbances.Way;
import medchain.simulator.world.Directive;
import medchain.simulator.world.Fault;

/** What goes wrong with nodes and wires, and stays wrong for a while. */
final class FaultVerbs {
    private static final double MOST_TIMES = 1_000_000;

    private static final Parameter NODE =
            position("node", Completion.NODE, "node-3, or delegate-1 for the first active one");
    private static final Parameter NODES =
            position("nodes", Completion.NODE, "comma-separated nodes, delegates or regions");
    private static final Parameter FOR = option("for", "how long; else until it is ended");
    private static final Parameter SHARE =
            position("share", Completion.NONE, "of messages, 0% to below 100%");

    static final List<Verb> ALL =
            List.of(
                    Verb.of(
                                    "node pause",
                                    "Lets a node stand still; it keeps its memory, and what comes"
                                            + " for it waits",
                                    "node pause node-3 --for 30s",
                                    NODE,
                                    FOR)
                            .does(a -> inflict(a, new Fault.Pause(node(a)))),
                    Verb.of(
                                    "node slow",
                                    "Makes a node's processor and line slow",
                                    "node slow delegate-1 20x",
                                    NODE,
                                    position("times", Completion.NONE, "as slow as usual: 20x"),
                                    FOR)
                            .does(a -> inflict(a, new Fault.Slowness(node(a), (int) times(a)))),
                    Verb.of(
                                    "node skew",
                                    "Makes a node's clock wrong",
                                    "node skew node-3 +800ms --drift 200",
                                    NODE,
                                    position(
                                            "offset",
                                            Completion.NONE,
                                            "ahead +800ms, or behind -2s, of the true time"),
                                    option(
                                                    "drift",
                                                    "gains so many microseconds a second; loses"
                                                            + " them when negative")
                                            .otherwise("0"),
                                    FOR)
                            .does(FaultVerbs::skew),
                    Verb.of(
                                    "node recover",
                                    "Lets a node go on that is paused, slow or skewed",
                                    "node recover node-3",
                                    NODE)
                            .does(a -> new Directive.Recover(node(a))),
                    Verb.of(
                                    "network partition",
                                    "Cuts nodes from the rest, until healed",
                                    "network partition node-1,node-2 from rest --for 30s",
                                    NODES,
                                    rest("from rest", Completion.NONE, "two words for the reader")
                                            .optional(),
                                    option(
                                                    "one-way",
                                                    "what is lost: in, what the rest sends to them;"
                                                            + " out, what they send")
                                            .among("in", "out"),
                                    FOR)
                            .does(FaultVerbs::partition),
                    Verb.of(
                                    "network clog",
                                    "Makes messages travel longer from some nodes to others",
                                    "network clog EUROPE to delegate-1 --times 20x --for 1m",
                                    NODES,
                                    position("to", Completion.NONE, "the word").among("to"),
                                    position("targets", Completion.NODE, "nodes, or all"),
                                    option("times", "as long as usual").otherwise("10x"),
                                    FOR)
                            .does(FaultVerbs::clog),
                    Verb.of(
                                    "network latency",
                                    "Makes all messages travel longer, or less long",
                                    "network latency 3x --for 1m",
                                    position("times", Completion.NONE, "as long as usual: 3x"),
                                    FOR)
                            .does(a -> {
                                var all = all(a);
                                return inflict(a, new Fault.Clog(all, all, times(a)));
                            }),
                    Verb.of(
                                    "network bandwidth",
                                    "Gives nodes another line than usual",
                                    "network bandwidth delegate-1 2Mbit/s --up 500kbit/s --for 1m",
                                    NODES,
                                    position("rate", Completion.NONE, "each way: 2Mbit/s"),
                                    option("up", "what they send, where that is not the same"),
                                    FOR)
                            .does(FaultVerbs::bandwidth),
                    Verb.of(
                                    "network loss",
                                    "Sets the share of messages that get lost",
                                    "network loss 1%",
                                    SHARE,
                                    FOR)
                            .does(a -> inflict(a, new Fault.Loss(share(a)))),
                    Verb.of(
                                    "network duplicate",
                                    "Lets a share of messages come twice",
                                    "network duplicate 5% --for 1m",
                                    SHARE,
                                    FOR)
                            .does(a -> inflict(a, new Fault.Duplication(share(a)))),
                    Verb.of(
                                    "network reorder",
                                    "Lets a share of messages come late, so that others overtake"
                                            + " them",
                                    "network reorder 10% --by 500ms",
                                    SHARE,
                                    option("by", "how much later on average").otherwise("500ms"),
                                    FOR)
                            .does(a ->
                                    inflict(a, new Fault.Reordering(share(a), a.duration("by")))),
                    Verb.of(
                                    "network heal",
                                    "Ends cuts, clogged links, duplication and reordering",
                                    "network heal")
                            .does(_ -> new Directive.Heal()),
                    Verb.of(
                                    "network churn",
                                    "Lets nodes leave and come back, at random moments",
                                    "network churn --every 20s --away 30s --among node-5,node-6",
                                    option("every", "mean time between two that leave")
                                            .otherwise("30s"),
                                    option("away", "mean time until one is back").otherwise("30s"),
                                    option("among", Completion.NODE, "who may leave; else all"),
                                    flag("without-disk", "who comes back has an empty disk"),
                                    FOR)
                            .does(FaultVerbs::churn),
                    Verb.of(
                                    "network calm",
                                    "Ends churn; who is away comes back in time",
                                    "network calm")
                            .does(_ -> new Directive.Calm()));

    private FaultVerbs() {}

    private static Directive inflict(Arguments a, Fault fault) {
        Optional<Duration> time = a.has("for") ? Optional.of(a.duration("for")) : Optional.empty();
        return new Directive.Inflict(fault, time);
    }

    private static NodeId node(Arguments a) {
        return Lookup.node(a.one("node"), a.world().view());
    }

    private static List<NodeId> all(Arguments a) {
        return a.world().view().nodes().stream().map(n -> n.node()).toList();
    }

    private static Directive skew(Arguments a) {
        var offset = a.one("offset");
        var text = offset.text();
        boolean behind = text.startsWith("-");
        var unsigned = behind || text.startsWith("+") ? text.substring(1) : text;
        var time = unsigned.matches("0[a-z]*") ? Duration.ZERO : duration(offset, unsigned);
        return inflict(
                a,
                new Fault.Skew(
                        node(a),
                        behind ? time.negated() : time,
                        decimal(a.one("drift"), Fault.Skew.MOST_PPM)));
    }

    private static Duration duration(Value typed, String unsigned) {
        try {
            return Units.duration(new Value(unsigned, typed.place()));
        } catch (BadInput unlike) {
            throw BadInput.data(
                    typed.place(), "\"" + typed.text() + "\"; expected an offset such as +800ms");
        }
    }

    private static double decimal(Value value, double most) {
        if (value.text().matches("[+-]?[0-9]{1,9}(\\.[0-9]{1,9})?")) {
            double number = new BigDecimal(value.text()).doubleValue();
            if (Math.abs(number) <= most) {
                return number;
            }
        }
        throw BadInput.data(
                value.place(),
                String.format(
                        Locale.ROOT,
                        "\"%s\"; expected a number from -%.0f to %.0f",
                        value.text(),
                        most,
                        most));
    }

    private static Directive partition(Arguments a) {
        var words = a.all("from rest").stream().map(Value::text).toList();
        if (!words.isEmpty() && !words.equals(List.of("from", "rest"))) {
            throw BadInput.data(
                    a.all("from rest").getFirst().place(),
                    "\"" + String.join(" ", words) + "\"; expected \"from rest\" or nothing");
        }
        Function<String, Way> way = word -> word.equals("in") ? Way.IN : Way.OUT;
        return inflict(
                a,
                new Fault.Cut(
                        Lookup.nodes(a.one("nodes"), a.world().view()),
                        a.optionalText("one-way").map(way).orElse(Way.BOTH)));
    }

    private static Directive clog(Arguments a) {
        var view = a.world().view();
        var targets = a.one("targets");
        return inflict(
                a,
                new Fault.Clog(
                        Lookup.nodes(a.one("nodes"), view),
                        targets.text().equals("all") ? all(a) : Lookup.nodes(targets, view),
                        times(a)));
    }

    private static Directive bandwidth(Arguments a) {
        long down = Units.bitrate(a.one("rate"));
        long up = a.value("up").map(Units::bitrate).orElse(down);
        var nodes = a.one("nodes");
        return inflict(
                a,
                new Fault.Narrowing(
                        nodes.text().equals("all") ? all(a) : Lookup.nodes(nodes, a.world().view()),
                        new Bandwidth(down, up)));
    }

    private static Directive churn(Arguments a) {
        var among = a.value("among").map(v -> Lookup.nodes(v, a.world().view()));
        return inflict(
                a,
                new Fault.Churn(
                        among.orElseGet(() -> all(a)),
                        a.duration("every"),
                        a.duration("away"),
                        !a.has("without-disk")));
    }

    /** {@code 20x}, {@code 0.5x}. */
    private static double times(Arguments a) {
        var value = a.one("times");
        if (value.text().matches("[0-9]{1,7}(\\.[0-9]{1,6})?x")) {
            double times =
                    new BigDecimal(value.text().substring(0, value.text().length() - 1))
                            .doubleValue();
            if (times > 0 && times <= MOST_TIMES) {
                return times;
            }
        }
        throw BadInput.data(
                value.place(),
                "\"" + value.text() + "\"; expected a number of times such as 20x, up to 1000000x");
    }

    private static double share(Arguments a) {
        double share = a.share("share");
        if (share >= 1) {
            throw BadInput.data(a.one("share").place(), "\"100%\"; expected below 100%");
        }
        return share;
    }
}
