package org.rightplace.ledger;

import java.util.Objects;

/**
 * What makes a request known again when it is sent a second time.
 *
 * @param key the caller's own name for the request, as in the header {@code Idempotency-Key}
 * @param caller who sent it: callers do not share keys
 * @param canonicalRequest everything that makes it this request and no other: what was called, of which decision, and the
 *     canonical form of its body. Only a keyed hash of it is kept
 */
public record Once(String key, String caller, byte[] canonicalRequest) {

    /** Longest key and longest caller, in characters. */
    public static final int LONGEST = 200;

    public Once {
        check(key, "An idempotency key");
        check(caller, "A caller's name");
        canonicalRequest = Objects.requireNonNull(canonicalRequest, "A request has a canonical form")
                .clone();
    }

    private static void check(String text, String what) {
        // The database would refuse some of these too, but with the value in its message.
        if (text == null
                || text.isBlank()
                || text.length() > LONGEST
                || text.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(
                    what + " has 1 to " + LONGEST + " characters, none of them a control character");
        }
    }

    @Override
    public byte[] canonicalRequest() {
        return canonicalRequest.clone();
    }

    /** Leaves out everything: a request is private, and a key may quote it. */
    @Override
    public String toString() {
        return "Once";
    }
}
