package org.rightplace.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/**
 * An entry read back, with what is left of its private part.
 *
 * @param body {@code entry.bodyBytes()}, read
 * @param sections by name, in the order of the names; the body's {@code commitments} say which there once were
 */
public record StoredEntry(Entry entry, JsonNode body, Map<String, JsonNode> sections) {

    /** Leaves out the private part, so that it cannot reach a log by way of a message. */
    @Override
    public String toString() {
        return "StoredEntry[" + entry.sequence() + ", " + entry.decisionId() + "]";
    }
}
