package org.rightplace.choice;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.rightplace.ledger.StoredEntry;
import org.rightplace.schema.Binding;

/**
 * A recorded choice.
 *
 * @param id its own
 * @param sequence in the ledger
 * @param recordedAt when, ISO 8601
 * @param follows id of the advice
 * @param choice null where what was said of people has been erased
 * @param code what was chosen, which nothing erases
 * @param standing whose choice it is, which nothing erases
 * @param secondsSinceAdvice from the advice being recorded to the choice being recorded
 */
public record Chosen(
        String id,
        long sequence,
        String recordedAt,
        String follows,
        Choice choice,
        String code,
        String standing,
        long secondsSinceAdvice) {

    static final String SECTION = "choice";

    /** Of the entry that records it. */
    public static Chosen read(StoredEntry stored) {
        var content = stored.body().path("content");
        var said = stored.sections().get(SECTION);
        var standing = content.path("standing").asText();
        return new Chosen(
                stored.entry().decisionId(),
                stored.entry().sequence(),
                stored.entry().recordedAt().toString(),
                stored.body().path("follows").asText(),
                said == null ? null : Binding.to(Choice.class, said),
                content.path(standing.equals(Choice.DECISION) ? "choice" : "recommended")
                        .asText(),
                standing,
                content.path("secondsSinceAdvice").asLong());
    }

    Chosen withoutPrivate() {
        return new Chosen(id, sequence, recordedAt, follows, null, code, standing, secondsSinceAdvice);
    }

    boolean decides() {
        return standing.equals(Choice.DECISION);
    }

    /** As the API gives it, {@code schema/chosen.json}; what has been erased is null. */
    public ObjectNode json() {
        var json = JsonNodeFactory.instance.objectNode();
        json.put("id", id);
        json.put("sequence", sequence);
        json.put("recordedAt", recordedAt);
        json.put("follows", follows);
        json.put("choice", code).put("standing", standing);
        json.put("code", choice == null ? null : choice.code());
        json.put("reason", choice == null ? null : choice.reason());
        json.put("settingUrn", choice == null ? null : choice.settingUrn());
        json.put("decidedBy", choice == null ? null : choice.decidedBy());
        json.put("role", choice == null ? null : choice.role());
        json.put("decidedOn", choice == null ? null : choice.decidedOn().toString());
        json.put("corrects", choice == null ? null : choice.corrects());
        json.set("panel", choice == null || choice.panel() == null ? JsonNodeFactory.instance.nullNode() : panel());
        json.put("secondsSinceAdvice", secondsSinceAdvice);
        return json;
    }

    private JsonNode panel() {
        var panel = choice.panel();
        var json = JsonNodeFactory.instance.objectNode();
        json.put("chair", panel.chair());
        json.put("members", panel.members());
        json.put("quorate", panel.quorate());
        var conflicts = json.putArray("conflicts");
        if (panel.conflicts() != null) {
            panel.conflicts().forEach(conflicts::add);
        }
        return json;
    }
}
