package medchain.simulator.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import medchain.simulator.identity.Hash;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MerkleTreeTest {
    private static final int MOST = 130;

    /** The eight leaves with which the Certificate Transparency code tests its trees. */
    private static final List<byte[]> CT_LEAVES =
            Stream.of(
                            "",
                            "00",
                            "10",
                            "2021",
                            "3031",
                            "40414243",
                            "5051525354555657",
                            "606162636465666768696a6b6c6d6e6f")
                    .map(HexFormat.of()::parseHex)
                    .toList();

    @ParameterizedTest
    @CsvSource({
        "0,e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "1,6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "2,fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "3,aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
        "4,d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "5,4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
        "6,76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
        "7,ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
        "8,5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"
    })
    void roots_are_those_of_certificate_transparency(int leaves, String root) {
        assertThat(MerkleTree.root(CT_LEAVES.subList(0, leaves)).hex()).isEqualTo(root);
    }

    @Test
    void proofs_are_those_of_certificate_transparency() {
        assertThat(MerkleTree.proof(CT_LEAVES, 5))
                .extracting(Hash::hex)
                .containsExactly(
                        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
                        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7");
        assertThat(MerkleTree.consistencyProof(CT_LEAVES.subList(0, 7), 3)).hasSize(4);
        assertThat(MerkleTree.consistencyProof(CT_LEAVES, 6))
                .extracting(Hash::hex)
                .containsExactly(
                        "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
                        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7");
    }

    @Test
    void every_leaf_of_every_tree_is_proven_in_its_place_only() {
        for (int n = 1; n <= MOST; n++) {
            var leaves = leaves(n);
            var root = MerkleTree.root(leaves);
            for (int i = 0; i < n; i++) {
                var proof = MerkleTree.proof(leaves, i);
                assertThat(MerkleTree.verify(leaves.get(i), i, n, proof, root)).isTrue();
                assertThat(MerkleTree.verify(leaves.get(i), i + 1, n, proof, root)).isFalse();
                assertThat(MerkleTree.verify(leaves.get(i), i - 1, n, proof, root)).isFalse();
                assertThat(MerkleTree.verify(new byte[] {9, 9, 9}, i, n, proof, root)).isFalse();
            }
        }
    }

    @Test
    void every_tree_continues_each_of_its_beginnings() {
        for (int n = 0; n <= MOST; n++) {
            var leaves = leaves(n);
            var root = MerkleTree.root(leaves);
            for (int old = 0; old <= n; old++) {
                var oldRoot = MerkleTree.root(leaves.subList(0, old));
                var proof = MerkleTree.consistencyProof(leaves, old);
                assertThat(MerkleTree.verifyConsistency(old, n, proof, oldRoot, root)).isTrue();
                assertThat(
                                MerkleTree.verifyConsistency(
                                        old, n, proof, Digests.sha256(new byte[] {1, 2}), root))
                        .isFalse();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 7, 8, 13})
    void one_flipped_bit_anywhere_breaks_a_proof(int n) {
        var leaves = leaves(n);
        var root = MerkleTree.root(leaves);
        for (int i = 0; i < n; i++) {
            var proof = MerkleTree.proof(leaves, i);
            for (var flipped : flips(proof)) {
                assertThat(MerkleTree.verify(leaves.get(i), i, n, flipped, root)).isFalse();
            }
            var longer = new ArrayList<>(proof);
            longer.add(Hash.ZERO);
            assertThat(MerkleTree.verify(leaves.get(i), i, n, longer, root)).isFalse();
            var shorter = proof.subList(0, proof.size() - 1);
            assertThat(MerkleTree.verify(leaves.get(i), i, n, shorter, root)).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 7, 8, 13})
    void one_flipped_bit_anywhere_breaks_a_consistency_proof(int n) {
        var leaves = leaves(n);
        var root = MerkleTree.root(leaves);
        for (int old = 1; old < n; old++) {
            var oldRoot = MerkleTree.root(leaves.subList(0, old));
            var proof = MerkleTree.consistencyProof(leaves, old);
            for (var flipped : flips(proof)) {
                assertThat(MerkleTree.verifyConsistency(old, n, flipped, oldRoot, root)).isFalse();
            }
            var shorter = proof.subList(0, proof.size() - 1);
            assertThat(MerkleTree.verifyConsistency(old, n, shorter, oldRoot, root)).isFalse();
        }
    }

    @Test
    void a_proof_is_refused_where_one_of_another_length_is_due() {
        for (int n = 1; n <= 17; n++) {
            var leaves = leaves(n);
            var root = MerkleTree.root(leaves);
            for (int i = 0; i < n; i++) {
                var proof = MerkleTree.proof(leaves, i);
                for (int size = 1; size <= 33; size++) {
                    for (int index = 0; index < size; index++) {
                        if (MerkleTree.proof(leaves(size), index).size() != proof.size()) {
                            assertThat(MerkleTree.verify(leaves.get(i), index, size, proof, root))
                                    .isFalse();
                        }
                    }
                }
            }
        }
    }

    @Test
    void a_consistency_proof_is_refused_where_one_of_another_length_is_due() {
        for (int n = 2; n <= 17; n++) {
            var leaves = leaves(n);
            var root = MerkleTree.root(leaves);
            for (int old = 1; old < n; old++) {
                var oldRoot = MerkleTree.root(leaves.subList(0, old));
                var proof = MerkleTree.consistencyProof(leaves, old);
                for (int size = 2; size <= 33; size++) {
                    for (int claimed = 1; claimed < size; claimed++) {
                        int due = MerkleTree.consistencyProof(leaves(size), claimed).size();
                        if (due != proof.size()) {
                            assertThat(
                                            MerkleTree.verifyConsistency(
                                                    claimed, size, proof, oldRoot, root))
                                    .isFalse();
                        }
                    }
                }
            }
        }
    }

    @Test
    void a_doubled_last_leaf_changes_the_root() {
        // CVE-2012-2459: Bitcoin's tree of 1, 2, 3 has the root of that of 1, 2, 3, 3
        var three = leaves(3);
        var four = new ArrayList<>(three);
        four.add(three.getLast());
        assertThat(MerkleTree.root(four)).isNotEqualTo(MerkleTree.root(three));
    }

    @Test
    void a_node_does_not_pass_for_a_leaf() {
        var leaves = leaves(4);
        var left = MerkleTree.root(leaves.subList(0, 2)).bytes();
        var right = MerkleTree.root(leaves.subList(2, 4)).bytes();
        assertThat(MerkleTree.root(List.of(left, right))).isNotEqualTo(MerkleTree.root(leaves));
    }

    @Test
    void hostile_sizes_prove_nothing() {
        var leaf = new byte[0];
        var root = MerkleTree.root(List.of(leaf));
        assertThat(MerkleTree.verify(leaf, 0, 1, List.of(), root)).isTrue();
        assertThat(MerkleTree.verify(leaf, 0, 0, List.of(), root)).isFalse();
        assertThat(MerkleTree.verify(leaf, 0, Long.MAX_VALUE, List.of(), root)).isFalse();
        assertThat(MerkleTree.verify(leaf, -1, 1, List.of(), root)).isFalse();
        assertThat(MerkleTree.verify(leaf, -2, -1, List.of(), root)).isFalse();
        assertThat(MerkleTree.verifyConsistency(-1, 1, List.of(), root, root)).isFalse();
        assertThat(MerkleTree.verifyConsistency(Long.MIN_VALUE, 1, List.of(), root, root))
                .isFalse();
        assertThat(MerkleTree.verifyConsistency(2, 1, List.of(), root, root)).isFalse();
        assertThat(MerkleTree.verifyConsistency(3, 5, List.of(), root, root)).isFalse();
        assertThat(MerkleTree.verifyConsistency(0, 1, List.of(), root, root)).isFalse();
        assertThatThrownBy(() -> MerkleTree.proof(List.of(leaf), 1))
                .isInstanceOf(IndexOutOfBoundsException.class);
    }

    private static List<byte[]> leaves(int n) {
        return IntStream.range(0, n).mapToObj(i -> new byte[] {(byte) i, (byte) (i >> 8)}).toList();
    }

    private static List<List<Hash>> flips(List<Hash> proof) {
        var all = new ArrayList<List<Hash>>();
        for (int i = 0; i < proof.size(); i++) {
            for (int bit = 0; bit < 256; bit++) {
                var bytes = proof.get(i).bytes();
                bytes[bit / 8] ^= (byte) (1 << bit % 8);
                var flipped = new ArrayList<>(proof);
                flipped.set(i, Hash.of(bytes));
                all.add(flipped);
            }
        }
        assertThat(all).hasSize(256 * proof.size());
        return all;
    }
}
