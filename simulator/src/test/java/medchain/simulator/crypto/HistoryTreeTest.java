package medchain.simulator.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class HistoryTreeTest {
    @Test
    void every_past_root_and_every_proof_is_that_of_the_plain_tree() {
        var tree = new HistoryTree();
        var leaves = new ArrayList<byte[]>();
        for (int size = 0; size <= 130; size++) {
            for (int old = 0; old <= size; old++) {
                assertThat(tree.rootAt(old)).isEqualTo(MerkleTree.root(leaves.subList(0, old)));
                assertThat(tree.consistencyProof(old, size))
                        .as("%d to %d", old, size)
                        .isEqualTo(MerkleTree.consistencyProof(leaves, old));
            }
            leaves.add(new byte[] {(byte) size});
            tree.add(leaves.getLast());
        }
        assertThat(tree.consistencyProof(7, 100))
                .isEqualTo(MerkleTree.consistencyProof(leaves.subList(0, 100), 7));
    }

    @Test
    void the_root_is_that_of_all_leaves_each_time_it_is_asked_for() {
        var tree = new HistoryTree();
        var leaves = new ArrayList<byte[]>();
        for (int size = 0; size <= 20; size++) {
            assertThat(tree.root()).as("%d leaves", size).isEqualTo(MerkleTree.root(leaves));
            assertThat(tree.root()).as("asked again").isEqualTo(MerkleTree.root(leaves));
            leaves.add(new byte[] {(byte) size});
            tree.add(leaves.getLast());
        }
    }
}
