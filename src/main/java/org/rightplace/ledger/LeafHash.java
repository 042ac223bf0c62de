package org.rightplace.ledger;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The hash of an entry as a leaf of the Merkle tree of RFC 9162. */
public final class LeafHash {

    private static final byte LEAF = 0x00;

    private LeafHash() {}

    /** SHA-256 of a zero byte followed by the body, as 64 lower-case hexadecimal digits. */
    public static String of(byte[] body) {
        try {
            var sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update(LEAF);
            return HexFormat.of().formatHex(sha256.digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
