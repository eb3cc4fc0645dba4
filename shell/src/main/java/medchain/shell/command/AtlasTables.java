package medchain.shell.command;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import medchain.reports.folder.Artefact;
import medchain.reports.table.Cell;
import medchain.reports.table.Table;
import medchain.simulator.atlas.Atlas;
import medchain.simulator.atlas.Evidence;

/** The curves of an atlas as tables, from which its charts are drawn. */
final class AtlasTables {
    private static final int DECIMALS = 5;

    private AtlasTables() {}

    /** Nothing where nothing was asked. */
    static List<Artefact> of(Atlas atlas) {
        return Stream.of(
                        table(
                                "atlas_lags",
                                List.of("preset", "block", "lib_lag_blocks"),
                                atlas.of(Evidence.Lag.class),
                                AtlasTables::lag),
                        table(
                                "atlas_latency",
                                List.of(
                                        "preset",
                                        "delegates",
                                        "crashed",
                                        "finality_s",
                                        "expected_s"),
                                atlas.of(Evidence.Latency.class),
                                AtlasTables::latency),
                        table(
                                "atlas_orphans",
                                List.of(
                                        "delay",
                                        "blocks_per_turn",
                                        "delay_slots",
                                        "orphan_share",
                                        "expected_share"),
                                atlas.of(Evidence.Orphans.class),
                                AtlasTables::orphans))
                .flatMap(List::stream)
                .toList();
    }

    private static <T> List<Artefact> table(
            String name, List<String> columns, List<T> points, Function<T, List<Cell>> row) {
        return points.isEmpty()
                ? List.of()
                : List.of(
                        new Artefact.OfTable(
                                new Table(name, columns, points.stream().map(row).toList())));
    }

    private static List<Cell> lag(Evidence.Lag it) {
        return List.of(Cell.of(it.preset()), Cell.of(it.block()), Cell.of(it.blocks()));
    }

    private static List<Cell> latency(Evidence.Latency it) {
        return List.of(
                Cell.of(it.preset()),
                Cell.of(it.delegates()),
                Cell.of(it.crashed()),
                real(it.seconds()),
                real(it.expectedSeconds()));
    }

    private static List<Cell> orphans(Evidence.Orphans it) {
        return List.of(
                Cell.of(it.delay()),
                Cell.of(it.blocksPerTurn()),
                real(it.ratio()),
                real(it.share()),
                real(it.expected()));
    }

    private static Cell real(double number) {
        return Cell.of(BigDecimal.valueOf(number).setScale(DECIMALS, RoundingMode.HALF_EVEN));
    }
}
