package org.rightplace.ledger;

import java.util.ArrayList;
import java.util.List;

/**
 * The complete subtrees a tree is made of: one for each bit of its size that is set. All that growing it by a leaf asks for.
 *
 * @param size how many leaves the tree has
 * @param hashes of those subtrees, the largest first
 */
record RightEdge(long size, List<String> hashes) {

    private static final int DIGITS = 64;

    static final RightEdge EMPTY = new RightEdge(0, List.of());

    RightEdge {
        if (size < 0 || hashes.size() != Long.bitCount(size)) {
            throw new IllegalArgumentException("A tree of " + size + " leaves has " + Long.bitCount(size)
                    + " hashes at its edge, not " + hashes.size());
        }
        hashes = List.copyOf(hashes);
    }

    /** Reads what {@link #text} wrote; null is an empty tree's. */
    static RightEdge read(long size, String text) {
        var hashes = new ArrayList<String>();
        for (int at = 0; text != null && at < text.length(); at += DIGITS) {
            hashes.add(text.substring(at, Math.min(text.length(), at + DIGITS)));
        }
        return new RightEdge(size, hashes);
    }

    /** The hashes one after the other. */
    String text() {
        return String.join("", hashes);
    }

    /** A tree with one more leaf, and what it completed. */
    record Grown(RightEdge edge, List<MerkleTree.Completed> completed) {}

    /** Adds a leaf. */
    Grown plus(String leaf) {
        var completed = new MerkleTree(this::at, size + 1).completed(leaf);
        var next = new ArrayList<>(hashes.subList(0, hashes.size() - completed.size()));
        next.add(
                completed.isEmpty() ? leaf : completed.get(completed.size() - 1).hash());
        return new Grown(new RightEdge(size + 1, next), completed);
    }

    /** Of a tree that is not empty. */
    String root() {
        return new MerkleTree(this::at, size).root();
    }

    private String at(int level, long position) {
        if ((size >> level & 1) == 0 || position != (size >> level) - 1) {
            throw new IllegalArgumentException("Only complete subtrees at the edge are known here");
        }
        return hashes.get(Long.bitCount(size >> level) - 1);
    }
}
