package org.rightplace.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;

/** Made-up drafts. Every private value in them starts with "private-". */
final class Drafts {

    private static final JsonNodeFactory NODE = JsonNodeFactory.instance;

    private Drafts() {}

    static Draft placement(String personReference) {
        return placement(personReference, sections());
    }

    static Draft placement(String personReference, Map<String, JsonNode> sections) {
        return draft(EntryKind.PLACEMENT_RECOMMENDATION, null, content(), sections, personReference);
    }

    static Draft choice(String follows) {
        return draft(EntryKind.HUMAN_CHOICE, follows, NODE.objectNode().put("choice", "agreed"), Map.of(), null);
    }

    static Draft draft(
            EntryKind kind,
            String follows,
            ObjectNode content,
            Map<String, JsonNode> sections,
            String personReference) {
        return new Draft(
                kind,
                follows,
                "sen-officer",
                "placement",
                LocalDate.of(2026, 11, 20),
                LocalDate.of(2026, 11, 19),
                content,
                sections,
                personReference);
    }

    static ObjectNode content() {
        var content = NODE.objectNode();
        content.putObject("rulebook").put("name", "test").put("digest", "sha256:00");
        content.putArray("findings")
                .addArray()
                .add("STAT-10")
                .add("MET")
                .add("views-captured")
                .addArray()
                .add("cfa-2014/s19");
        content.put("outcome", "NAME_REQUESTED").put("settingUrn", 110948);
        return content;
    }

    static Map<String, JsonNode> sections() {
        var sections = new LinkedHashMap<String, JsonNode>();
        sections.put(
                "person", NODE.objectNode().put("reference", "private-C-0142").put("dateOfBirth", "private-day"));
        sections.put("journeys", NODE.arrayNode().add(4.25).add(1e-7).add("private-😀\u0000 text"));
        sections.put("note", NODE.textNode("private-words"));
        return sections;
    }
}
