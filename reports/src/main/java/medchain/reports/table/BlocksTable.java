package medchain.reports.table;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.ToLongFunction;
import medchain.reports.measure.BlockStory;
import medchain.simulator.journal.Happening.BlockSpread;
import medchain.simulator.kernel.SimTime;

/** blocks.csv: one row a forged block, on any branch. */
final class BlocksTable {
    private static final List<String> COLUMNS =
            List.of(
                    "height",
                    "slot",
                    "timestamp_s",
                    "delegate_id",
                    "nonce",
                    "transactions",
                    "size_bytes",
                    "hash",
                    "previous_hash",
                    "merkle_root",
                    "irreversible_s",
                    "lib_lag_blocks",
                    "on_main_chain",
                    "forged_s",
                    "node",
                    "spread_nodes",
                    "spread_half_s",
                    "spread_90_s",
                    "spread_last_s");

    private BlocksTable() {}

    static Table of(List<BlockStory> blocks) {
        return new Table("blocks", COLUMNS, Rows.of(blocks, BlocksTable::row));
    }

    private static List<Cell> row(BlockStory story) {
        var block = story.block();
        return List.of(
                Cell.of(block.height()),
                Cell.of(block.slot()),
                Cell.of(block.slotStart()),
                Cell.of(block.delegate().value()),
                Cell.of(block.nonce().hex()),
                Cell.of(block.transactions().size()),
                Cell.of(block.sizeBytes()),
                Cell.of(block.block().toString()),
                Cell.of(block.previous().toString()),
                Cell.of(block.merkleRoot().hex()),
                Cell.ofTime(story.irreversibleAt()),
                Cell.of(story.irreversibilityLag()),
                Cell.of(story.onMainChain()),
                Cell.of(story.forgedAt()),
                Cell.of(block.node().toString()),
                Cell.of(spread(story, BlockSpread::nodes)),
                Cell.ofTime(reached(story, BlockSpread::halfNanos)),
                Cell.ofTime(reached(story, BlockSpread::mostNanos)),
                Cell.ofTime(reached(story, BlockSpread::lastNanos)));
    }

    private static OptionalLong spread(BlockStory story, ToLongFunction<BlockSpread> what) {
        return story.spread().stream().mapToLong(what).findFirst();
    }

    /** Empty when so many nodes were never reached. */
    private static Optional<SimTime> reached(BlockStory story, ToLongFunction<BlockSpread> nanos) {
        return story.spread().map(nanos::applyAsLong).filter(n -> n > 0).map(SimTime::new);
    }
}
