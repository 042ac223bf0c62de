package org.rightplace.ledger;

import java.util.List;

/** Checks proofs without the tree they come from, as RFC 9162 has it. A proof of the wrong length, or for numbers that cannot be, is not right. */
final class MerkleProof {

    private MerkleProof() {}

    /** Whether a leaf is in the tree of a root, RFC 9162 section 2.1.3.2. */
    static boolean includes(String leafHash, long leaf, long size, List<String> path, String root) {
        if (leaf < 0 || leaf >= size) {
            return false;
        }
        long at = leaf;
        long last = size - 1;
        var hash = leafHash;
        for (String beside : path) {
            if (last == 0) {
                return false;
            }
            if (at % 2 == 1 || at == last) {
                hash = MerkleTree.node(beside, hash);
                while (at % 2 == 0 && at != 0) {
                    at /= 2;
                    last /= 2;
                }
            } else {
                hash = MerkleTree.node(hash, beside);
            }
            at /= 2;
            last /= 2;
        }
        return last == 0 && hash.equals(root);
    }

    /** Whether the tree of a later root extends that of an earlier one, RFC 9162 section 2.1.4.2. */
    static boolean extend(long earlier, String earlierRoot, long later, String laterRoot, List<String> path) {
        if (earlier < 1 || earlier > later) {
            return false;
        }
        if (earlier == later) {
            return path.isEmpty() && earlierRoot.equals(laterRoot);
        }
        // Where the earlier tree is complete its root is the first hash, and so not sent.
        boolean complete = Long.bitCount(earlier) == 1;
        if (!complete && path.isEmpty()) {
            return false;
        }
        long at = earlier - 1;
        long last = later - 1;
        while (at % 2 == 1) {
            at /= 2;
            last /= 2;
        }
        var one = complete ? earlierRoot : path.get(0);
        var other = one;
        for (String beside : complete ? path : path.subList(1, path.size())) {
            if (last == 0) {
                return false;
            }
            if (at % 2 == 1 || at == last) {
                one = MerkleTree.node(beside, one);
                other = MerkleTree.node(beside, other);
                while (at % 2 == 0 && at != 0) {
                    at /= 2;
                    last /= 2;
                }
            } else {
                other = MerkleTree.node(other, beside);
            }
            at /= 2;
            last /= 2;
        }
        return last == 0 && one.equals(earlierRoot) && other.equals(laterRoot);
    }
}
