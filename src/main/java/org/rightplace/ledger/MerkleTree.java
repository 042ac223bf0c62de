package org.rightplace.ledger;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * The Merkle tree of RFC 9162 section 2.1 over the leaves of a ledger: roots and proofs, worked out from the hashes of complete subtrees.
 * Hashes are 64 lower-case hexadecimal digits.
 *
 * <p>A complete subtree of level {@code l} at position {@code p} holds the leaves from {@code p·2^l} on, {@code 2^l} of them; level 0 are the
 * leaves themselves. Once complete it never changes, so each is worked out once; what is not complete is worked out when it is asked for.
 */
final class MerkleTree {

    private static final byte NODE = 0x01;

    /** Where the hashes of complete subtrees are kept. */
    interface Nodes {
        String at(int level, long position);
    }

    private final Nodes nodes;
    private final long size;

    /** @param size how many leaves the tree has; there may be nodes of more */
    MerkleTree(Nodes nodes, long size) {
        if (size < 1) {
            throw new IllegalArgumentException("A tree has at least one leaf, not " + size);
        }
        this.nodes = nodes;
        this.size = size;
    }

    /** SHA-256 of a one byte and the two hashes. */
    static String node(String left, String right) {
        try {
            var sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update(NODE);
            sha256.update(HexFormat.of().parseHex(left));
            return HexFormat.of().formatHex(sha256.digest(HexFormat.of().parseHex(right)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    /** A complete subtree that the last leaf completed. */
    record Completed(int level, long position, String hash) {}

    /**
     * The subtrees that become complete with the last leaf, from below; none for every second leaf.
     *
     * @param leaf hash of the last leaf
     */
    List<Completed> completed(String leaf) {
        var completed = new ArrayList<Completed>();
        var hash = leaf;
        long position = size - 1;
        for (int level = 1; position % 2 == 1; level++) {
            hash = node(nodes.at(level - 1, position - 1), hash);
            position /= 2;
            completed.add(new Completed(level, position, hash));
        }
        return completed;
    }

    String root() {
        return hash(0, size);
    }

    /**
     * The inclusion proof of a leaf, RFC 9162 section 2.1.3.1: the hashes beside its way to the root, from below.
     *
     * @throws IllegalArgumentException when the tree has no such leaf
     */
    List<String> inclusion(long leaf) {
        if (leaf < 0 || leaf >= size) {
            throw new IllegalArgumentException("A tree of " + size + " leaves has no leaf " + leaf);
        }
        var path = new ArrayList<String>();
        include(leaf, 0, size, path);
        return List.copyOf(path);
    }

    private void include(long leaf, long start, long count, List<String> path) {
        if (count == 1) {
            return;
        }
        long left = below(count);
        if (leaf - start < left) {
            include(leaf, start, left, path);
            path.add(hash(start + left, count - left));
        } else {
            include(leaf, start + left, count - left, path);
            path.add(hash(start, left));
        }
    }

    /**
     * The proof that this tree extends the one its first leaves were, RFC 9162 section 2.1.4.1; empty where they are the same.
     *
     * @throws IllegalArgumentException when it never had that size
     */
    List<String> consistency(long earlier) {
        if (earlier < 1 || earlier > size) {
            throw new IllegalArgumentException("A tree of " + size + " leaves never had " + earlier);
        }
        var path = new ArrayList<String>();
        extend(earlier, 0, size, true, path);
        return List.copyOf(path);
    }

    /** @param whole whether the earlier tree is known: its own root is then no part of the proof */
    private void extend(long earlier, long start, long count, boolean whole, List<String> path) {
        if (earlier == count) {
            if (!whole) {
                path.add(hash(start, count));
            }
            return;
        }
        long left = below(count);
        if (earlier <= left) {
            extend(earlier, start, left, whole, path);
            path.add(hash(start + left, count - left));
        } else {
            extend(earlier - left, start + left, count - left, false, path);
            path.add(hash(start, left));
        }
    }

    private String hash(long start, long count) {
        if (Long.bitCount(count) == 1) {
            return nodes.at(Long.numberOfTrailingZeros(count), start / count);
        }
        long left = below(count);
        return node(hash(start, left), hash(start + left, count - left));
    }

    /** The largest power of two below a number of leaves. */
    private static long below(long count) {
        return Long.highestOneBit(count - 1);
    }
}
