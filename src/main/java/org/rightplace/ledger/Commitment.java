package org.rightplace.ledger;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What the body says of a private section: enough to prove the section later, nothing to guess it from. Without the salt,
 * which is deleted with the section, a commitment to a date of birth could be found by trying every date.
 */
public final class Commitment {

    private Commitment() {}

    /**
     * SHA-256 of the salt followed by the canonical section, as 64 lower-case hexadecimal digits.
     *
     * @param salt {@value PrivateSection#SALT_BYTES} random bytes
     * @param canonicalSection what {@link CanonicalJson#bytes} made of the section
     */
    public static String of(byte[] salt, byte[] canonicalSection) {
        if (salt.length != PrivateSection.SALT_BYTES) {
            // Hashed without a length between them, salt and section are told apart only by the salt's fixed length.
            throw new IllegalArgumentException(
                    "A salt has " + PrivateSection.SALT_BYTES + " bytes, not " + salt.length);
        }
        try {
            var sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update(salt);
            return HexFormat.of().formatHex(sha256.digest(canonicalSection));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
