package medchain.scenarios.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import medchain.scenarios.language.Arguments.Value;
import medchain.scenarios.language.Tree.Items;
import medchain.scenarios.language.Tree.Scalar;
import medchain.scenarios.language.Tree.Section;
import medchain.simulator.identity.NodeId;
import medchain.simulator.network.Bandwidth;
import medchain.simulator.network.Jitter;
import medchain.simulator.network.NetworkShape;
import medchain.simulator.network.Regions;
import medchain.simulator.network.Topology;

/** Reads the section {@code world.network}. */
final class NetworkReader {
    private static final String LINKS = "\"from,to\" and a line for each link";

    private NetworkReader() {}

    static NetworkShape read(Filled part, int relays) {
        var regions = regions((Section) part.tree("regions").orElseThrow());
        var loss = part.value("loss");
        if (Units.share(loss) >= 1) {
            throw BadInput.data(loss.place(), "\"" + loss.text() + "\"; expected below 100%");
        }
        int nodes = regions.values().stream().mapToInt(Integer::intValue).sum();
        // fewer nodes than world.nodes says is told by the caller
        int fitting = Math.min(relays, Math.max(0, nodes - 1));
        return new NetworkShape(
                regions,
                LatencyReader.read(part),
                jitter(part),
                topology(part, nodes),
                part.section("bandwidth").map(NetworkReader::bandwidth),
                Units.share(loss),
                fitting);
    }

    private static SortedMap<String, Integer> regions(Section section) {
        var regions = new TreeMap<String, Integer>();
        for (var entry : section.entries()) {
            if (!entry.key().matches("[A-Z][A-Z0-9_]{0,31}")) {
                throw BadInput.data(
                        entry.place(),
                        "region \"" + entry.key() + "\"; expected capitals such as EUROPE",
                        Suggest.hint(
                                entry.key().toUpperCase(Locale.ROOT),
                                Regions.simblock2019().regions()));
            }
            regions.put(
                    entry.key(),
                    Units.number(((Scalar) entry.value()).value(), 0, WorldKeys.NODES_MAX));
        }
        return regions;
    }

    private static Jitter jitter(Filled part) {
        return part.section("jitter")
                .<Jitter>map(j -> new Jitter.Exponential(Units.share(j.value("exponential"))))
                .orElseGet(() -> new Jitter.Uniform(Units.share(part.value("jitter"))));
    }

    private static Bandwidth bandwidth(Filled part) {
        return new Bandwidth(Units.bitrate(part.value("down")), Units.bitrate(part.value("up")));
    }

    private static Topology topology(Filled part, int nodes) {
        int degree = WorldReader.number(part, "degree");
        var written = part.section("topology");
        return written.isPresent()
                ? described(written.get(), degree, nodes)
                : named(part.value("topology"), degree, nodes);
    }

    private static Topology named(Value word, int degree, int nodes) {
        return switch (word.text()) {
            case "full-mesh" -> {
                if (nodes > Topology.FullMesh.MOST_NODES) {
                    throw BadInput.data(
                            word.place(),
                            "a full mesh of "
                                    + nodes
                                    + " nodes; expected at most "
                                    + Topology.FullMesh.MOST_NODES);
                }
                yield new Topology.FullMesh();
            }
            case "star" -> new Topology.Star();
            default -> new Topology.RandomRegular(degree);
        };
    }

    private static Topology described(Filled topology, int degree, int nodes) {
        if (topology.section().entries().size() != 1) {
            throw BadInput.data(topology.place(), "expected one of small_world, degrees, links");
        }
        var small = topology.section("small_world");
        var degrees = topology.section("degrees");
        if (small.isPresent()) {
            if (degree < 2) {
                throw BadInput.data(
                        small.get().place(), "a small world of degree 1; expected 2 or more");
            }
            return new Topology.SmallWorld(degree, Units.share(small.get().value("rewired")));
        }
        if (degrees.isPresent()) {
            int lowest = Units.number(degrees.get().value("lowest"), 2, 999);
            return new Topology.RandomDegrees(
                    lowest, Units.number(degrees.get().value("highest"), lowest, 999));
        }
        return links((Items) topology.tree("links").orElseThrow(), nodes);
    }

    private static Topology links(Items table, int nodes) {
        var rows = Tables.cells(table, LINKS);
        var names = rows.getFirst().stream().map(Value::text).toList();
        if (!names.equals(List.of("from", "to"))) {
            throw BadInput.data(
                    rows.getFirst().getFirst().place(),
                    "columns " + String.join(",", names) + "; expected from,to");
        }
        var links = new ArrayList<Topology.Link>();
        var seen = new TreeMap<Long, Place>();
        for (var row : rows.subList(1, rows.size())) {
            int one = node(row.getFirst(), nodes);
            int other = node(row.getLast(), nodes);
            long link = (long) Math.min(one, other) << 32 | Math.max(one, other);
            var place = row.getFirst().place();
            if (one == other) {
                throw BadInput.data(place, "a link of a node to itself; expected two nodes");
            }
            if (seen.putIfAbsent(link, place) != null) {
                throw BadInput.data(
                        place,
                        "the link of line " + seen.get(link).line() + " again; expected each once");
            }
            links.add(new Topology.Link(one, other));
        }
        checkReach(links, nodes, table.place());
        return new Topology.Links(links);
    }

    private static void checkReach(List<Topology.Link> links, int nodes, Place place) {
        Topology.firstOutOfReach(links, nodes)
                .ifPresent(alone -> {
                    throw BadInput.data(
                            place,
                            "no links lead from node-1 to "
                                    + new NodeId(alone)
                                    + "; expected every node to be within reach");
                });
    }

    private static int node(Value cell, int nodes) {
        if (cell.text().matches("node-[1-9][0-9]{0,6}")) {
            int number = Integer.parseInt(cell.text().substring("node-".length()));
            if (number <= nodes) {
                return number - 1;
            }
        }
        throw BadInput.data(
                cell.place(),
                "\"" + cell.text() + "\"; expected node-1 to node-" + nodes,
                Optional.empty());
    }
}
