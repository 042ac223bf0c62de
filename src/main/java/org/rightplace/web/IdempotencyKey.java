package org.rightplace.web;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.util.Collections;
import java.util.Optional;

/**
 * The header {@code Idempotency-Key}: a caller's own name for a request, so that one sent twice is done once. What it may be is said
 * once, and read from there by the check, by the handler and by the description of the API.
 */
public final class IdempotencyKey {

    static final String NAME = "Idempotency-Key";

    /** Longest key, in characters. */
    public static final int LONGEST = 200;

    private static final String FORM = "[!-~]{1," + LONGEST + "}";

    private IdempotencyKey() {}

    /** The key; empty when there is none. To be asked once {@link Operation#check} has found nothing wrong. */
    public static Optional<String> of(Context context) {
        return Optional.ofNullable(context.header(NAME));
    }

    /** What is wrong with it, in words that do not repeat it; empty when nothing is. */
    static Optional<String> wrong(Context context) {
        var given = Collections.list(context.req().getHeaders(NAME));
        return given.isEmpty() || given.size() == 1 && given.get(0).matches(FORM)
                ? Optional.empty()
                : Optional.of("This must be given once, and be 1 to " + LONGEST
                        + " visible ASCII characters without spaces; a random UUID will do.");
    }

    /** As OpenAPI has it. */
    static ObjectNode describe() {
        var node = JsonNodeFactory.instance
                .objectNode()
                .put("name", NAME)
                .put("in", "header")
                .put("required", false)
                .put(
                        "description",
                        "A header. Your own name for this request, a random UUID say, that speaks of nobody. Sent again under it within"
                                + " 24 hours, the same body is answered from the record and nothing is recorded again; another body"
                                + " is refused with 422.");
        node.putObject("schema").put("type", "string").put("pattern", "^" + FORM + "$");
        return node;
    }
}
