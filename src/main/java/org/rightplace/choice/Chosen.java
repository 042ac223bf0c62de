package org.rightplace.choice;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.rightplace.decision.Decision;
import org.rightplace.ledger.StoredEntry;
import org.rightplace.schema.Binding;

/**
 * A recorded choice.
 *
 * @param decision its own place in the ledger
 * @param follows id of the advice
 * @param choice null where what was said of people has been erased
 * @param code what was chosen, which nothing erases
 * @param standing whose choice it is, which nothing erases
 * @param secondsSinceAdvice from the advice being recorded to the choice being recorded
 */
public record Chosen(
        Decision decision, String follows, Choice choice, String code, String standing, long secondsSinceAdvice) {

    static final String SECTION = "choice";

    static Chosen read(StoredEntry stored) {
        var content = stored.body().path("content");
        var said = stored.sections().get(SECTION);
        var standing = content.path("standing").asText();
        return new Chosen(
                Decision.of(stored.entry()),
                stored.body().path("follows").asText(),
                said == null ? null : Binding.to(Choice.class, said),
                content.path(standing.equals(Choice.DECISION) ? "choice" : "recommended")
                        .asText(),
                standing,
                content.path("secondsSinceAdvice").asLong());
    }

    boolean decides() {
        return standing.equals(Choice.DECISION);
    }

    /** When it was recorded. */
    Instant at() {
        return Instant.parse(decision.recordedAt());
    }

    /** As the API gives it, {@code schema/chosen.json}; what has been erased is null. */
    public ObjectNode json() {
        var json = JsonNodeFactory.instance.objectNode();
        json.put("id", decision.id());
        json.put("sequence", decision.sequence());
        json.put("recordedAt", decision.recordedAt());
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
