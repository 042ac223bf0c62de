package org.rightplace.decision;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.List;
import org.rightplace.ledger.Entry;
import org.rightplace.rulebook.Catalogue;

/**
 * Where an answer stands in the ledger.
 *
 * @param id decision id; null for a what-if
 * @param sequence in the ledger; null for a what-if
 * @param recordedAt when, ISO 8601; null for a what-if
 * @param logged whether it is in the ledger
 */
public record Decision(String id, Long sequence, String recordedAt, boolean logged) {

    /** Of an answer that is only tried out. */
    public static final Decision WHAT_IF = new Decision(null, null, null, false);

    /** Of an answer an entry records. */
    public static Decision of(Entry entry) {
        return new Decision(
                entry.decisionId(), entry.sequence(), entry.recordedAt().toString(), true);
    }

    /** Where the answer is recorded and by which rulebook it was made, a line each, for under every answer. */
    public List<String> provenance(Catalogue catalogue, LocalDate lawAsAt) {
        return List.of(
                logged
                        ? "Recorded as decision " + id + ", entry " + sequence + ", at " + recordedAt + "."
                        : "A trial: not recorded, and nothing may be decided on it.",
                "Rulebook " + catalogue.manifest().name() + " "
                        + catalogue.manifest().version() + ", " + catalogue.digest() + ", law as at " + lawAsAt + ".");
    }

    /**
     * As the API has it.
     *
     * @param factsAsAt the day whose registers were read; null where none were
     */
    public ObjectNode json(Catalogue catalogue, LocalDate lawAsAt, LocalDate factsAsAt) {
        var node = JsonNodeFactory.instance.objectNode();
        node.put("id", id);
        node.put("sequence", sequence);
        node.put("recordedAt", recordedAt);
        node.put("logged", logged);
        node.put("lawAsAt", lawAsAt.toString());
        if (factsAsAt != null) {
            node.put("factsAsAt", factsAsAt.toString());
        }
        node.set("rulebook", rulebook(catalogue));
        node.putNull("checkpoint");
        return node;
    }

    /** Which rulebook an answer was made with: what answers and their records both say. */
    public static ObjectNode rulebook(Catalogue catalogue) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("name", catalogue.manifest().name())
                .put("version", catalogue.manifest().version())
                .put("digest", catalogue.digest());
    }
}
