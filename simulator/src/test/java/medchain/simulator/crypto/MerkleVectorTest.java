package medchain.simulator.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import medchain.simulator.identity.Hash;
import medchain.simulator.kernel.Streams;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MerkleVectorTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 8, 256})
    void however_its_leaves_were_changed_the_root_is_that_of_the_tree_over_them(int size) {
        var stream = new Streams(size).stream("leaves");
        var leaves = new ArrayList<>(Collections.nCopies(size, Hash.ZERO));
        var vector = MerkleVector.of(leaves);
        assertThat(vector.root()).isEqualTo(rootOf(leaves));
        for (int round = 0; round < 40; round++) {
            var changes = new TreeMap<Integer, Hash>();
            int many = 1 + stream.nextInt(Math.min(size, 9));
            for (int i = 0; i < many; i++) {
                byte[] content = {(byte) round, (byte) i};
                changes.put(stream.nextInt(size), Digests.sha256("test", content));
            }
            changes.forEach(leaves::set);
            var before = vector.root();
            var changed = vector.with(changes);
            assertThat(changed.root()).isEqualTo(rootOf(leaves));
            assertThat(vector.root()).as("the old one stays as it was").isEqualTo(before);
            vector = changed;
        }
    }

    @Test
    void no_change_is_no_change() {
        var vector = MerkleVector.of(Collections.nCopies(16, Hash.ZERO));
        assertThat(vector.with(new TreeMap<>()).root()).isEqualTo(vector.root());
    }

    private static Hash rootOf(List<Hash> leaves) {
        return MerkleTree.root(leaves.stream().map(Hash::bytes).toList());
    }
}
