package org.rightplace.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * An entry read back, with what is left of its private part.
 *
 * @param body {@code entry.bodyBytes()}, read
 * @param sections by name, in the order of the names; the body's {@code commitments} say which there once were
 */
public record StoredEntry(Entry entry, JsonNode body, Map<String, JsonNode> sections) {

    /** Codes of the authorities whose record it is; none for what is the log's own, a rulebook put in service say. */
    public Set<String> authorities() {
        var codes = new TreeSet<String>();
        body.path("content").path(Draft.AUTHORITIES).forEach(code -> codes.add(code.asText()));
        return codes;
    }

    /** Whether it is about a person. */
    public boolean isAboutSomebody() {
        return body.path("subject").isTextual();
    }

    /** Without its private part, as if that had been erased. */
    public StoredEntry withoutPrivate() {
        return new StoredEntry(entry, body, Map.of());
    }

    /** Leaves out the private part, so that it cannot reach a log by way of a message. */
    @Override
    public String toString() {
        return "StoredEntry[" + entry.sequence() + ", " + entry.decisionId() + "]";
    }
}
