package org.rightplace.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import java.security.SecureRandom;

/**
 * A part of an entry that is kept beside the body and can be erased.
 *
 * @param name person, plan, views …
 * @param salt {@value #SALT_BYTES} random bytes, used for this section and no other
 * @param content any JSON
 */
public record PrivateSection(String name, byte[] salt, JsonNode content) {

    /** Length of a salt, in bytes. */
    public static final int SALT_BYTES = 32;

    private static final SecureRandom RANDOM = new SecureRandom();

    /** A section with a salt of its own. */
    public static PrivateSection salted(String name, JsonNode content) {
        var salt = new byte[SALT_BYTES];
        RANDOM.nextBytes(salt);
        return new PrivateSection(name, salt, content);
    }

    /** Says nothing of salt and content, so that neither can reach a log by way of a message. */
    @Override
    public String toString() {
        return "PrivateSection[" + name + "]";
    }
}
