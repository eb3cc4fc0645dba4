package medchain.scenarios.language;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import medchain.scenarios.language.Arguments.Value;
import medchain.scenarios.language.Tree.Items;
import medchain.scenarios.language.Tree.Section;
import medchain.simulator.network.LatencyModel;
import medchain.simulator.network.Regions;

/** Reads {@code world.network.latency}. */
final class LatencyReader {
    private static final String MATRIX =
            "\"from,EUROPE,JAPAN\" and a line for each region such as \"EUROPE,11ms,126ms\"";

    private LatencyReader() {}

    /**
     * @param part the section world.network
     */
    static LatencyModel read(Filled part) {
        var written = part.section("latency");
        if (written.isEmpty()) {
            var named =
                    part.text("latency").equals("cloud-like")
                            ? Regions.cloudLike()
                            : Regions.simblock2019();
            checkRegions(part, named);
            return named;
        }
        var latency = written.get();
        if (latency.section().entries().size() != 1) {
            throw BadInput.data(
                    latency.place(),
                    latency.section().entries().isEmpty()
                            ? "an empty section; expected constant, exponential, lognormal or"
                                    + " matrix"
                            : "more than one latency; expected one of constant, exponential,"
                                    + " lognormal, matrix");
        }
        var drawn = latency.section("lognormal");
        if (drawn.isPresent()) {
            return logNormal(drawn.get());
        }
        if (latency.optional("constant").isPresent()) {
            return new LatencyModel.Constant(Units.duration(latency.value("constant")));
        }
        if (latency.optional("exponential").isPresent()) {
            return new LatencyModel.Exponential(Units.duration(latency.value("exponential")));
        }
        var matrix = matrix((Items) latency.tree("matrix").orElseThrow());
        checkRegions(part, matrix);
        return matrix;
    }

    private static LatencyModel logNormal(Filled drawn) {
        var p99 = drawn.value("p99");
        var median = Units.duration(drawn.value("median"));
        if (Units.duration(p99).compareTo(median) < 0) {
            throw BadInput.data(
                    p99.place(), "\"" + p99.text() + "\"; expected at least the median");
        }
        return new LatencyModel.LogNormal(median, Units.duration(p99));
    }

    private static void checkRegions(Filled part, LatencyModel.Matrix matrix) {
        for (var entry : ((Section) part.tree("regions").orElseThrow()).entries()) {
            if (!matrix.regions().contains(entry.key())) {
                throw BadInput.data(
                        entry.place(),
                        "unknown region \""
                                + entry.key()
                                + "\"; expected one of "
                                + String.join(", ", matrix.regions()),
                        Suggest.hint(entry.key(), matrix.regions()));
            }
        }
    }

    // ---- a matrix

    /** The regions of a matrix that may not be right otherwise. */
    static List<String> regions(Items table) {
        var names = Tables.cells(table, MATRIX).getFirst();
        int first = isOverTime(names) ? 2 : 1;
        return names.subList(first, names.size()).stream().map(Value::text).toList();
    }

    private static boolean isOverTime(List<Value> names) {
        return names.getFirst().text().equals("at");
    }

    private static LatencyModel.Matrix matrix(Items table) {
        var rows = Tables.cells(table, MATRIX);
        var names = rows.getFirst();
        int from = isOverTime(names) ? 1 : 0;
        if (!names.get(from).text().equals("from") || names.size() < from + 2) {
            throw BadInput.data(
                    names.get(from).place(),
                    "\"" + names.get(from).text() + "\"; expected " + MATRIX);
        }
        var regions = regions(table);
        checkNames(names.subList(from + 1, names.size()));
        var periods = new TreeMap<Duration, TreeMap<String, List<Value>>>();
        for (var row : rows.subList(1, rows.size())) {
            var at = from == 0 ? Duration.ZERO : Units.duration(row.getFirst());
            var region = row.get(from);
            if (!regions.contains(region.text())) {
                throw BadInput.data(
                        region.place(),
                        "unknown region \""
                                + region.text()
                                + "\"; expected one of "
                                + String.join(", ", regions),
                        Suggest.hint(region.text(), regions));
            }
            var before =
                    periods.computeIfAbsent(at, _ -> new TreeMap<>())
                            .put(region.text(), row.subList(from + 1, row.size()));
            if (before != null) {
                throw BadInput.data(
                        region.place(), "region " + region.text() + " twice; expected it once");
            }
        }
        if (!periods.firstKey().isZero()) {
            throw BadInput.data(
                    rows.get(1).getFirst().place(),
                    "the first moment is "
                            + Quantities.text(periods.firstKey())
                            + "; expected a row for each region at 0s");
        }
        var oneWay = new TreeMap<Duration, List<List<Duration>>>();
        periods.forEach((at, cells) -> oneWay.put(at, delays(regions, cells)));
        return new LatencyModel.Matrix("matrix", regions, oneWay);
    }

    private static void checkNames(List<Value> names) {
        for (int i = 0; i < names.size(); i++) {
            var name = names.get(i);
            if (!name.text().matches("[A-Z][A-Z0-9_]{0,31}")) {
                throw BadInput.data(
                        name.place(),
                        "region \"" + name.text() + "\"; expected capitals such as EUROPE");
            }
            if (names.subList(0, i).stream().anyMatch(n -> n.text().equals(name.text()))) {
                throw BadInput.data(
                        name.place(), "region " + name.text() + " twice; expected it once");
            }
        }
    }

    private static List<List<Duration>> delays(
            List<String> regions, SortedMap<String, List<Value>> cells) {
        var all = new ArrayList<List<Value>>();
        for (var region : regions) {
            var row = cells.get(region);
            if (row == null) {
                throw BadInput.data(
                        cells.values().iterator().next().getFirst().place(),
                        "no row for " + region + "; expected one for each region");
            }
            all.add(row);
        }
        var delays = new ArrayList<List<Duration>>();
        for (int i = 0; i < regions.size(); i++) {
            var row = new ArrayList<Duration>();
            for (int j = 0; j < regions.size(); j++) {
                // an empty cell is as long as the way back
                boolean mirrored = all.get(i).get(j).text().isEmpty();
                row.add(Units.duration(mirrored ? all.get(j).get(i) : all.get(i).get(j)));
            }
            delays.add(row);
        }
        return delays;
    }
}
