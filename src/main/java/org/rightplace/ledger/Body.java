package org.rightplace.ledger;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;

/** The body of an entry: what is hashed, what everyone may see, and what is never erased. */
final class Body {

    static final String SCHEMA = "rightplace/entry/1";

    /** A record larger than this is refused: a proof of it, a printout or an export would no longer be handy. */
    static final int BUDGET_BYTES = 300_000;

    private static final DateTimeFormatter MILLIS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private Body() {}

    /**
     * The canonical body. What a draft leaves open is null in it, never left out, so that all bodies have the same names.
     *
     * @param subjectId random id of the person it is about; null if about no one
     * @param commitments by section name, in hexadecimal
     */
    static byte[] of(
            Draft draft,
            String decisionId,
            String subjectId,
            Instant recordedAt,
            String programVersion,
            Map<String, String> commitments) {
        var body = JsonNodeFactory.instance.objectNode();
        body.put("schema", SCHEMA);
        body.put("decisionId", decisionId);
        body.put("kind", draft.kind().wireName());
        body.put("follows", draft.follows());
        body.put("recordedAt", text(recordedAt));
        body.put("actorRole", draft.actorRole());
        body.put("subject", subjectId);
        body.put("question", draft.question());
        body.put("lawAsAt", draft.lawAsAt() == null ? null : draft.lawAsAt().toString());
        body.put(
                "factsAsAt",
                draft.factsAsAt() == null ? null : draft.factsAsAt().toString());
        body.put("program", programVersion);
        body.set("content", draft.content());
        var committed = body.putObject("commitments");
        commitments.forEach(committed::put);
        var bytes = CanonicalJson.bytes(body);
        if (bytes.length > BUDGET_BYTES) {
            throw new AppendFailed("its body has " + bytes.length + " bytes and may have " + BUDGET_BYTES
                    + "; what the rulebook can render does not belong in it");
        }
        return bytes;
    }

    /** ISO 8601 in UTC, always with three digits of milliseconds: 24 characters that sort in the order of time. */
    static String text(Instant instant) {
        return MILLIS.format(instant);
    }
}
