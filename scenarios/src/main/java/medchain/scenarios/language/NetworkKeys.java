package medchain.scenarios.language;

import java.util.ArrayList;
import java.util.List;
import medchain.scenarios.language.Key.Kind;
import medchain.scenarios.language.Key.Known;
import medchain.scenarios.language.Tree.Entry;
import medchain.scenarios.language.Tree.Items;
import medchain.scenarios.language.Tree.Scalar;
import medchain.scenarios.language.Tree.Section;

/** The keys of the section {@code world.network}. */
final class NetworkKeys {
    private static final Kind TIME = new Kind.Time(false);
    private static final Kind SHARE = new Kind.Share();
    private static final Kind SECTION = new Kind.Section(false);

    static final List<Key> ALL =
            List.of(
                    Key.of(
                                    "world.network.degree",
                                    new Kind.Whole(1, 999),
                                    "Neighbours of a node, about")
                            .otherwise(k ->
                                    ""
                                            + Math.max(
                                                    1,
                                                    Math.min(
                                                            8,
                                                            WorldKeys.whole(k, "world.nodes")
                                                                    - 1))),
                    Key.of(
                                    "world.network.topology",
                                    new Kind.Either(
                                            new Kind.Choice(
                                                    List.of(
                                                            "random-regular",
                                                            "full-mesh",
                                                            "star"))),
                                    "Who gossips with whom: by name, or a section")
                            .otherwise("random-regular"),
                    Key.of(
                            "world.network.topology.small_world",
                            SECTION,
                            "A ring whose nodes are linked with the nearest (degree), and some of"
                                    + " these links lead anywhere"),
                    Key.of(
                                    "world.network.topology.small_world.rewired",
                                    SHARE,
                                    "Share of the links that lead anywhere")
                            .needed(),
                    Key.of(
                            "world.network.topology.degrees",
                            SECTION,
                            "Random, each node with a number of neighbours of its own"),
                    Key.of(
                                    "world.network.topology.degrees.lowest",
                                    new Kind.Whole(2, 999),
                                    "Fewest neighbours")
                            .needed(),
                    Key.of(
                                    "world.network.topology.degrees.highest",
                                    new Kind.Whole(2, 999),
                                    "Most neighbours; each number up to it is as likely")
                            .needed(),
                    Key.of(
                            "world.network.topology.links",
                            new Kind.Table(),
                            "Columns from,to and a line for each link: node-1,node-2"),
                    Key.of("world.network.regions", new Kind.Counts(), "Nodes by region")
                            .otherwiseTree(NetworkKeys::regions),
                    Key.of(
                                    "world.network.latency",
                                    new Kind.Either(
                                            new Kind.Choice(
                                                    List.of("simblock-2019", "cloud-like"))),
                                    "One-way delay: between the regions of a known network, or a"
                                            + " section")
                            .otherwise("simblock-2019"),
                    Key.of("world.network.latency.constant", TIME, "The same for all"),
                    Key.of(
                            "world.network.latency.exponential",
                            TIME,
                            "Drawn for each message, with this mean"),
                    Key.of("world.network.latency.lognormal", SECTION, "Drawn for each message"),
                    Key.of("world.network.latency.lognormal.median", TIME, "Half are faster")
                            .needed(),
                    Key.of("world.network.latency.lognormal.p99", TIME, "99% are faster").needed(),
                    Key.of(
                            "world.network.latency.matrix",
                            new Kind.Table(),
                            "Columns from,EUROPE,JAPAN and so on, a line for each region; an empty"
                                    + " cell is as long as the way back; with a first column at,"
                                    + " the moments from which lines hold"),
                    Key.of(
                                    "world.network.jitter",
                                    new Kind.Either(SHARE),
                                    "How far messages stray from the delay between regions, at"
                                            + " most; or a section")
                            .otherwise("10%"),
                    Key.of(
                                    "world.network.jitter.exponential",
                                    SHARE,
                                    "Longer by this on average, a few by much")
                            .needed(),
                    Key.of(
                            "world.network.bandwidth",
                            SECTION,
                            "Of every node's line; else as its region has it"),
                    Key.of("world.network.bandwidth.down", new Kind.Bitrate(), "It takes").needed(),
                    Key.of("world.network.bandwidth.up", new Kind.Bitrate(), "It gives").needed(),
                    Key.of("world.network.loss", SHARE, "Share of messages lost").otherwise("0%"));

    private NetworkKeys() {}

    /** Most nodes in Europe, as Bitcoin has them; of a matrix as many in each of its regions. */
    private static Tree regions(Known known) {
        int nodes = WorldKeys.whole(known, "world.nodes");
        var matrix = known.written("world.network.latency.matrix");
        if (matrix.isPresent()) {
            return evenly(LatencyReader.regions((Items) matrix.get()), nodes);
        }
        int first = (2 * nodes + 4) / 5;
        int second = (5 * (nodes - first) + 8) / 9;
        var counts = List.of(first, second, nodes - first - second);
        var names =
                known.tree("world.network.latency") instanceof Scalar s
                                && s.text().equals("cloud-like")
                        ? List.of("FRANKFURT", "US_EAST", "SINGAPORE")
                        : List.of("EUROPE", "NORTH_AMERICA", "ASIA_PACIFIC");
        return counts(names, counts);
    }

    private static Tree evenly(List<String> names, int nodes) {
        var counts = new ArrayList<Integer>();
        for (int i = 0; i < names.size(); i++) {
            counts.add((int) ((i + 1L) * nodes / names.size() - (long) i * nodes / names.size()));
        }
        return counts(names, counts);
    }

    private static Tree counts(List<String> names, List<Integer> counts) {
        var nowhere = Key.scalar("").place();
        var entries = new ArrayList<Entry>();
        for (int i = 0; i < names.size(); i++) {
            entries.add(new Entry(names.get(i), nowhere, Key.scalar("" + counts.get(i))));
        }
        return new Section(entries, nowhere);
    }
}
