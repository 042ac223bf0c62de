package org.rightplace.web;

/** A caller's own name for a request, so that one sent twice is done once. */
public final class IdempotencyKey {

    /** Longest key, in characters. */
    public static final int LONGEST = 200;

    /** The header; a call that has it heeds it. */
    public static final Query<String> HEADER = Query.text(
                    "Idempotency-Key",
                    "Your own name for this request, a random UUID say, that speaks of nobody. Sent again under it within 24 hours, the"
                            + " same body is answered from the record and nothing is recorded again; another body is refused (422).",
                    "[!-~]{1," + LONGEST + "}",
                    "1 to " + LONGEST + " visible ASCII characters without spaces; a random UUID will do")
            .asHeader();

    private IdempotencyKey() {}
}
