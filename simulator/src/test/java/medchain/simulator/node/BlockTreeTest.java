package medchain.simulator.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import medchain.simulator.chain.Block;
import medchain.simulator.chain.BlockCodec;
import medchain.simulator.chain.BlockHeader;
import medchain.simulator.chain.LedgerState;
import medchain.simulator.chain.LogHead;
import medchain.simulator.crypto.Signature;
import medchain.simulator.dpos.Consensus;
import medchain.simulator.dpos.ConsensusParameters;
import medchain.simulator.dpos.ConsensusState;
import medchain.simulator.identity.AccountId;
import medchain.simulator.identity.BlockId;
import medchain.simulator.identity.Hash;
import medchain.simulator.identity.NodeId;
import medchain.simulator.kernel.RandomStream;
import medchain.simulator.kernel.SimTime;
import medchain.simulator.kernel.Streams;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A tree of random forks beside the plain list of all blocks, from which each answer follows. */
class BlockTreeTest {
    private static final List<AccountId> DELEGATES =
            IntStream.range(0, 4).mapToObj(i -> new NodeId(i).account()).toList();
    private static final ConsensusState ANY =
            new Consensus(
                            ConsensusParameters.medchain(DELEGATES.size(), Duration.ofSeconds(2)),
                            DELEGATES)
                    .genesis(new BlockId(Hash.ZERO), Hash.ZERO);

    private final Map<BlockId, Block> all = new LinkedHashMap<>();

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void whatever_is_forked_and_finalised_its_answers_follow_from_the_list_of_blocks(long seed) {
        var chance = new Streams(seed).stream("forks");
        var genesis = block(new BlockId(Hash.ZERO), 0, 0, DELEGATES.getFirst());
        var tree = new BlockTree(entry(genesis));
        int offBranch = 0;
        for (int slot = 1; slot <= 300; slot++) {
            var block = grown(tree.head().block(), slot, chance);
            if (tree.find(block.header().previousHash()).isPresent()) {
                var stored = tree.add(entry(block), SimTime.ZERO);
                boolean good = extendsIrreversible(tree, block);
                assertThat(tree.extendsIrreversible(block)).as("slot %d", slot).isEqualTo(good);
                offBranch += good ? 0 : 1;
                if (good && block.height() >= tree.head().height()) {
                    tree.moveTo(stored);
                }
            } else {
                all.remove(block.hash());
            }
            tree.finalizeUpTo(Math.max(0, tree.head().height() - 3 - chance.nextInt(6)));
            assertKeepsWhatItShould(tree);
        }
        assertThat(tree.irreversibleHeight()).isGreaterThan(20);
        assertThat(offBranch).as("blocks on dead branches").isGreaterThan(3);
    }

    private void assertKeepsWhatItShould(BlockTree tree) {
        var kept =
                all.values().stream().filter(b -> b.height() >= tree.irreversibleHeight()).toList();
        for (var block : all.values()) {
            assertThat(tree.find(block.hash()).isPresent()).isEqualTo(kept.contains(block));
        }
        for (var delegate : DELEGATES) {
            assertThat(tree.liveBlocksOf(delegate))
                    .isEqualTo(
                            kept.stream()
                                    .filter(b -> b.header().delegateId().equals(delegate))
                                    .toList());
        }
    }

    /** By walking down all the way. */
    private boolean extendsIrreversible(BlockTree tree, Block block) {
        var cursor = block;
        while (cursor.height() > tree.irreversibleHeight()) {
            cursor = all.get(cursor.header().previousHash());
        }
        return cursor.equals(tree.irreversibleBlock());
    }

    /** A block on the head or on one of the last few, so that branches grow and die. */
    private Block grown(Block head, int slot, RandomStream chance) {
        var blocks = new ArrayList<>(all.values());
        var recent = blocks.get(Math.max(0, blocks.size() - 1 - chance.nextInt(9)));
        var parent = chance.chance(0.5) ? head : recent;
        var delegate = DELEGATES.get(chance.nextInt(DELEGATES.size()));
        return block(parent.hash(), parent.height() + 1, slot, delegate);
    }

    private Block block(BlockId parent, long height, long slot, AccountId delegate) {
        var header =
                new BlockHeader(
                        1,
                        Hash.ZERO,
                        height,
                        slot,
                        SimTime.ofSeconds(2 * slot),
                        parent,
                        Hash.ZERO,
                        Hash.ZERO,
                        0,
                        delegate,
                        Hash.ZERO,
                        0,
                        0,
                        LogHead.EMPTY);
        var block = BlockCodec.assemble(header, List.of(), new Signature(new byte[0]));
        all.put(block.hash(), block);
        return block;
    }

    private static ChainEntry entry(Block block) {
        return new ChainEntry(block, LedgerState.empty(), ANY, List.of());
    }
}
