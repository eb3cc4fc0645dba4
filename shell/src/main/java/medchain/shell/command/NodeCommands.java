package medchain.shell.command;

import static java.util.stream.Collectors.joining;

import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;
import medchain.scenarios.language.BadInput;
import medchain.scenarios.language.Suggest;
import medchain.shell.render.Tone;
import medchain.shell.render.View;
import medchain.simulator.identity.NodeId;
import medchain.simulator.journal.Happening;
import medchain.simulator.network.Bandwidth;
import medchain.simulator.network.LatencyModel;
import medchain.simulator.network.NetworkShape;
import medchain.simulator.world.WorldView.NodeStatus;

/** {@code node} and {@code network}: the machines and the wires between them. */
public final class NodeCommands {
    private NodeCommands() {}

    public static Map<String, Action> actions() {
        return Map.of(
                "node list", NodeCommands::list,
                "node show", NodeCommands::show,
                "network show", NodeCommands::network);
    }

    private static Answer list(Call call) {
        var sheet =
                View.sheet(
                        "",
                        "node",
                        "region",
                        "kind",
                        "state",
                        "height",
                        "irreversible",
                        "mempool",
                        "consents",
                        "peers",
                        "delegate",
                        "forged",
                        "missed");
        for (var n : call.view().nodes()) {
            sheet.row(
                    n.node(),
                    n.region(),
                    n.relay() ? "relay" : "full",
                    state(n),
                    n.headHeight(),
                    n.irreversibleHeight(),
                    n.mempool(),
                    n.pendingConsents(),
                    n.peers(),
                    n.delegate() ? "yes" : "no",
                    n.blocksForged(),
                    n.slotsMissed());
        }
        return Answer.of(sheet.done());
    }

    static View.Toned state(NodeStatus node) {
        return new View.Toned(node.state(), node.state().equals("up") ? Tone.GOOD : Tone.WARNING);
    }

    private static Answer show(Call call) {
        var wanted = call.arguments().one("node");
        var nodes = call.view().nodes();
        var node =
                nodes.stream()
                        .filter(n -> n.node().toString().equals(wanted.text()))
                        .findFirst()
                        .orElseThrow(() ->
                                BadInput.data(
                                        wanted.place(),
                                        "no node \"" + wanted.text() + "\"",
                                        Suggest.hint(
                                                wanted.text(),
                                                nodes.stream()
                                                        .map(n -> n.node().toString())
                                                        .toList())));
        return Answer.of(
                View.facts(node.node().toString())
                        .and("region", node.region())
                        .and("kind", node.relay() ? "relay" : "full")
                        .and("state", state(node))
                        .and("height", node.headHeight())
                        .and("irreversible height", node.irreversibleHeight())
                        .and("mempool", node.mempool())
                        .and("pending consents", node.pendingConsents())
                        .and("peers", node.peers())
                        .and("delegate", node.delegate() ? "yes" : "no")
                        .and("blocks forged", node.blocksForged())
                        .and("slots missed", node.slotsMissed()));
    }

    private static Answer network(Call call) {
        var shape = call.session().world().spec().network();
        var sheet = View.sheet("", "region", "nodes");
        shape.regions().forEach(sheet::row);
        return Answer.of(
                View.facts("network")
                        .and("nodes", shape.nodes())
                        .and("of them relays", shape.relays())
                        .and("latency", latency(shape.latency()))
                        .and("jitter", jitter(shape))
                        .and(
                                "bandwidth",
                                shape.bandwidth().map(NodeCommands::text).orElse("by region"))
                        .and("topology", shape.topology().word())
                        .and("neighbours", neighbours(call))
                        .and("loss", shape.loss()),
                sheet.done(),
                faults(call));
    }

    /** What goes wrong now. */
    private static View faults(Call call) {
        var going = new TreeMap<Integer, Happening.FaultBegan>();
        for (var fact : call.session().world().facts()) {
            switch (fact.what()) {
                case Happening.FaultBegan began -> going.put(began.number(), began);
                case Happening.FaultEnded(var number) -> going.remove(number);
                default -> {}
            }
        }
        var sheet = View.sheet("faults", "fault", "nodes", "detail");
        for (var fault : going.values()) {
            var nodes = fault.nodes().stream().map(NodeId::toString).collect(joining(" "));
            sheet.row(fault.kind(), nodes.isEmpty() ? "all" : nodes, fault.detail());
        }
        return sheet.done();
    }

    private static String jitter(NetworkShape shape) {
        return shape.latency() instanceof LatencyModel.Matrix ? shape.jitter().text() : "none";
    }

    private static String text(Bandwidth line) {
        return "down %s Mbit/s, up %s Mbit/s"
                .formatted(megabits(line.downBitsPerSecond()), megabits(line.upBitsPerSecond()));
    }

    private static String megabits(long bits) {
        return BigDecimal.valueOf(bits, 6).stripTrailingZeros().toPlainString();
    }

    private static String neighbours(Call call) {
        var counts =
                call.session().world().view().nodes().stream()
                        .mapToInt(n -> n.peers())
                        .summaryStatistics();
        return counts.getMin() == counts.getMax()
                ? "" + counts.getMin()
                : "%d to %d, %.1f on average"
                        .formatted(counts.getMin(), counts.getMax(), counts.getAverage());
    }

    private static String latency(LatencyModel model) {
        return switch (model) {
            case LatencyModel.Matrix(var name, _, var oneWay) ->
                    name
                            + ", by region"
                            + (oneWay.size() > 1 ? ", with " + oneWay.size() + " periods" : "");
            case LatencyModel.Exponential(var mean) ->
                    "exponential, mean " + mean.toMillis() + " ms";
            case LatencyModel.Constant(var oneWay) -> oneWay.toMillis() + " ms";
            case LatencyModel.LogNormal(var median, var p99) ->
                    "log-normal, median %d ms, p99 %d ms"
                            .formatted(median.toMillis(), p99.toMillis());
        };
    }
}
