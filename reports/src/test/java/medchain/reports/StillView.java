package medchain.reports;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import medchain.simulator.identity.NodeId;
import medchain.simulator.kernel.SimTime;
import medchain.simulator.kernel.Streams;
import medchain.simulator.network.Network;
import medchain.simulator.network.NetworkShape;
import medchain.simulator.network.Regions;
import medchain.simulator.world.WorldView;
import medchain.simulator.world.WorldView.NodeStatus;

/**
 * The end of an invented day: ten nodes at rest, nothing on its way. It answers what reports may
 * ask and nothing else.
 */
public final class StillView {
    private static final NetworkShape ONE =
            new NetworkShape(new TreeMap<>(Map.of("EUROPE", 1)), Regions.simblock2019(), 1, 0);

    private StillView() {}

    public static WorldView at(SimTime end) {
        return (WorldView)
                Proxy.newProxyInstance(
                        StillView.class.getClassLoader(),
                        new Class<?>[] {WorldView.class},
                        (_, method, _) ->
                                switch (method.getName()) {
                                    case "now" -> end;
                                    case "nodes" -> nodes();
                                    case "stage", "block" -> Optional.empty();
                                    case "referenceNode" -> new NodeId(0);
                                    case "headHeight" -> 0L;
                                    case "traffic" -> new Network(ONE, new Streams(1)).traffic();
                                    default ->
                                            throw new UnsupportedOperationException(
                                                    "reports do not ask for " + method.getName());
                                });
    }

    private static List<NodeStatus> nodes() {
        return IntStream.range(0, 10).mapToObj(StillView::node).toList();
    }

    private static NodeStatus node(int i) {
        boolean isDelegate = i < 7;
        return new NodeStatus(
                new NodeId(i),
                false,
                i < 5 ? "EUROPE" : "NORTH_AMERICA",
                "live",
                40,
                35,
                0,
                0,
                6,
                isDelegate,
                isDelegate ? 6 : 0,
                i == 3 ? 2 : 0,
                Duration.ZERO);
    }
}
