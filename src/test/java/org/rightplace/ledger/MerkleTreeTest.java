package org.rightplace.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Against the roots that RFC 6962's own test vectors give for eight leaves, and against the definition of RFC 9162 for more. */
class MerkleTreeTest {

    private static final List<String> LEAVES =
            List.of("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f");

    private static final List<String> ROOTS = List.of(
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
            "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
            "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
            "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
            "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

    /** Keeps complete subtrees as the ledger does, each from what it is completed by. */
    private static final class Kept implements MerkleTree.Nodes {
        private final List<List<String>> levels = new ArrayList<>(List.of(new ArrayList<>()));

        void append(String leaf) {
            levels.get(0).add(leaf);
            for (MerkleTree.Completed one : new MerkleTree(this, levels.get(0).size()).completed(leaf)) {
                if (levels.size() == one.level()) {
                    levels.add(new ArrayList<>());
                }
                assertThat((long) levels.get(one.level()).size()).isEqualTo(one.position());
                levels.get(one.level()).add(one.hash());
            }
        }

        @Override
        public String at(int level, long position) {
            return levels.get(level).get((int) position);
        }
    }

    private static Kept published() {
        var kept = new Kept();
        LEAVES.forEach(leaf -> kept.append(LeafHash.of(HexFormat.of().parseHex(leaf))));
        return kept;
    }

    @Test
    void roots_are_the_published_ones() {
        var kept = published();
        for (int size = 1; size <= LEAVES.size(); size++) {
            assertThat(new MerkleTree(kept, size).root())
                    .as("of %d leaves", size)
                    .isEqualTo(ROOTS.get(size - 1));
        }
    }

    @Test
    void proofs_are_the_published_ones() {
        var kept = published();
        assertThat(new MerkleTree(kept, 8).inclusion(0))
                .containsExactly(
                        "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
                        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                        "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4");
        assertThat(new MerkleTree(kept, 8).consistency(8)).isEmpty();
        assertThat(new MerkleTree(kept, 2).consistency(1))
                .containsExactly("96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7");
    }

    @Test
    void every_proof_of_every_tree_up_to_seventy_leaves_is_right_and_no_other_is() {
        var kept = new Kept();
        for (int i = 0; i < 70; i++) {
            kept.append(LeafHash.of(new byte[] {(byte) i}));
        }
        var roots = new ArrayList<String>();
        for (int size = 1; size <= 70; size++) {
            var tree = new MerkleTree(kept, size);
            var root = defined(kept.levels.get(0).subList(0, size));
            roots.add(root);
            assertThat(tree.root()).isEqualTo(root);
            for (int leaf = 0; leaf < size; leaf++) {
                var path = tree.inclusion(leaf);
                assertThat(MerkleProof.includes(kept.at(0, leaf), leaf, size, path, root))
                        .isTrue();
                if (size > 1) {
                    assertThat(MerkleProof.includes(kept.at(0, (leaf + 1) % size), leaf, size, path, root))
                            .isFalse();
                    assertThat(MerkleProof.includes(kept.at(0, leaf), (leaf + 1) % size, size, path, root))
                            .isFalse();
                    assertThat(MerkleProof.includes(kept.at(0, leaf), leaf, size, path.subList(1, path.size()), root))
                            .isFalse();
                }
            }
            for (int earlier = 1; earlier <= size; earlier++) {
                var path = tree.consistency(earlier);
                assertThat(MerkleProof.extend(earlier, roots.get(earlier - 1), size, root, path))
                        .isTrue();
                if (earlier < size) {
                    assertThat(MerkleProof.extend(earlier, roots.get(earlier), size, root, path))
                            .isFalse();
                    assertThat(MerkleProof.extend(earlier, roots.get(earlier - 1), size, roots.get(earlier - 1), path))
                            .isFalse();
                    assertThat(MerkleProof.extend(
                                    earlier, roots.get(earlier - 1), size, root, path.subList(1, path.size())))
                            .isFalse();
                }
            }
        }
    }

    /** The tree hash as section 2.1.1 defines it. */
    private static String defined(List<String> leaves) {
        if (leaves.size() == 1) {
            return leaves.get(0);
        }
        int left = 1;
        while (left * 2 < leaves.size()) {
            left *= 2;
        }
        return MerkleTree.node(defined(leaves.subList(0, left)), defined(leaves.subList(left, leaves.size())));
    }

    @Test
    void a_proof_with_one_bit_changed_is_not_right() {
        var kept = published();
        var tree = new MerkleTree(kept, 7);
        var random = new Random(20261128);
        for (int i = 0; i < 500; i++) {
            int leaf = random.nextInt(7);
            var path = new ArrayList<>(tree.inclusion(leaf));
            int which = random.nextInt(path.size());
            var bytes = HexFormat.of().parseHex(path.get(which));
            bytes[random.nextInt(32)] ^= (byte) (1 << random.nextInt(8));
            path.set(which, HexFormat.of().formatHex(bytes));
            assertThat(MerkleProof.includes(kept.at(0, leaf), leaf, 7, path, ROOTS.get(6)))
                    .isFalse();
        }
    }

    @Test
    void what_cannot_be_is_refused() {
        var kept = published();
        assertThatThrownBy(() -> new MerkleTree(kept, 0)).hasMessage("A tree has at least one leaf, not 0");
        assertThatThrownBy(() -> new MerkleTree(kept, 3).inclusion(3)).hasMessage("A tree of 3 leaves has no leaf 3");
        assertThatThrownBy(() -> new MerkleTree(kept, 3).consistency(4)).hasMessage("A tree of 3 leaves never had 4");
        assertThat(MerkleProof.includes(ROOTS.get(0), 1, 1, List.of(), ROOTS.get(0)))
                .isFalse();
        assertThat(MerkleProof.extend(0, ROOTS.get(0), 1, ROOTS.get(0), List.of()))
                .isFalse();
    }
}
