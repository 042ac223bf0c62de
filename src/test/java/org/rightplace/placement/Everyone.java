package org.rightplace.placement;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Asks every setting of a kind, round after round, until the shortlist holds no more of them. */
final class Everyone {

    private Everyone() {}

    /**
     * Adds the same reply for every option of a kind that is not consulted yet.
     *
     * @param kind which options, by how the answer shows them
     */
    static Requests replies(MadeUpArea area, Requests request, Predicate<JsonNode> kind, Consumer<ObjectNode> reply) {
        while (true) {
            var asked = new HashSet<Integer>();
            request.tree()
                    .path("consultations")
                    .forEach(one -> asked.add(one.get("urn").asInt()));
            var left = Answered.to(area, request).urns(kind).stream()
                    .filter(urn -> !asked.contains(urn))
                    .toList();
            if (left.isEmpty()) {
                return request;
            }
            left.forEach(urn -> request.reply(urn, reply));
        }
    }
}
