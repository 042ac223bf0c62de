package org.rightplace.person;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rightplace.ledger.Draft;
import org.rightplace.ledger.EntryKind;
import org.rightplace.ledger.Held;
import org.rightplace.ledger.StoredEntry;
import org.rightplace.rulebook.Catalogue;

/**
 * A legal hold: while one stands, nothing of a person is erased. It is placed by one entry and released by another that follows it.
 *
 * @param id of the entry that placed it
 * @param sequence of that entry
 * @param reason a code of {@code tables/hold-reasons}
 */
public record Hold(String id, long sequence, Instant placedAt, String reason) {

    static final String QUESTION = "legal-hold";
    static final String REASONS = "hold-reasons";

    private static final String PLACED = "placed";

    /** Those that stand, in the order they were placed. */
    public static List<Hold> standing(List<StoredEntry> entries) {
        Map<String, Hold> standing = new LinkedHashMap<>();
        for (StoredEntry one : entries) {
            if (one.entry().kind() != EntryKind.CORRECTION
                    || !QUESTION.equals(one.body().path("question").textValue())) {
                continue;
            }
            var content = one.body().path("content");
            if (content.path("hold").asText().equals(PLACED)) {
                var entry = one.entry();
                standing.put(
                        entry.decisionId(),
                        new Hold(
                                entry.decisionId(),
                                entry.sequence(),
                                entry.recordedAt(),
                                content.path("reason").asText()));
            } else {
                standing.remove(one.body().path("follows").asText());
            }
        }
        return new ArrayList<>(standing.values());
    }

    static Draft placed(Held held, String personReference, String reason, Officer by) {
        return draft(held, null, PLACED, reason, by, personReference);
    }

    Draft released(Held held, String personReference, Officer by) {
        return draft(held, id, "released", reason, by, personReference);
    }

    private static Draft draft(
            Held held, String follows, String what, String reason, Officer by, String personReference) {
        var content = JsonNodeFactory.instance.objectNode().put("hold", what).put("reason", reason);
        Draft.belonging(content, held.authorities());
        Map<String, JsonNode> sections =
                Map.of("officer", JsonNodeFactory.instance.objectNode().put("by", by.name()));
        return new Draft(
                EntryKind.CORRECTION, follows, by.role(), QUESTION, null, null, content, sections, personReference);
    }

    /** In a sentence. */
    public String line(Catalogue catalogue) {
        return "Legal hold since " + Days.of(placedAt) + ", entry " + sequence + ": " + catalogue.name(REASONS, reason)
                + ". Nothing of this person is erased while it stands.";
    }
}
