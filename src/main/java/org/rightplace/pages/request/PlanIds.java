package org.rightplace.pages.request;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** Keeps what refers to lines and outcomes of the plan in step with them: a number that is changed is changed everywhere, and what is gone is let go. */
final class PlanIds {

    private PlanIds() {}

    /**
     * @param before the request before a page was saved
     * @param after the request now, which is mended
     */
    static void tidy(ObjectNode before, ObjectNode after) {
        var lines = changes(before.at("/plan/provision"), after.at("/plan/provision"));
        after.path("consultations").forEach(one -> keys(one, "provision", lines));
        if (after.path("otherwise") instanceof ObjectNode otherwise) {
            keys(otherwise, "lines", lines);
        }
        var outcomes = changes(before.at("/plan/outcomes"), after.at("/plan/outcomes"));
        after.at("/plan/provision").forEach(line -> served(line, outcomes));
    }

    /** What became of each number: its new one; empty where it is gone. */
    private static Map<String, Optional<String>> changes(JsonNode was, JsonNode is) {
        var before = ids(was);
        var now = ids(is);
        var changes = new HashMap<String, Optional<String>>();
        for (int i = 0; i < before.size(); i++) {
            var id = before.get(i);
            var renamed = before.size() == now.size() && !now.contains(id);
            changes.put(id, now.contains(id) ? Optional.of(id) : renamed ? Optional.of(now.get(i)) : Optional.empty());
        }
        return changes;
    }

    private static List<String> ids(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(one -> one.path("id").asText())
                .toList();
    }

    private static void keys(JsonNode holder, String field, Map<String, Optional<String>> changes) {
        if (holder.path(field) instanceof ObjectNode keyed) {
            var answers = new ArrayList<>(keyed.properties());
            keyed.removeAll();
            answers.forEach(one -> become(one.getKey(), changes).ifPresent(id -> keyed.set(id, one.getValue())));
            if (keyed.isEmpty()) {
                ((ObjectNode) holder).remove(field);
            }
        }
    }

    private static void served(JsonNode line, Map<String, Optional<String>> changes) {
        if (line.path("for") instanceof ArrayNode served) {
            var ids = new ArrayList<String>();
            served.forEach(one -> become(one.asText(), changes).ifPresent(ids::add));
            served.removeAll();
            ids.forEach(id -> served.add(TextNode.valueOf(id)));
            if (served.isEmpty()) {
                ((ObjectNode) line).remove("for");
            }
        }
    }

    /** A number that was never one of the plan is left as it is: whoever reads the whole says so. */
    private static Optional<String> become(String id, Map<String, Optional<String>> changes) {
        return changes.getOrDefault(id, Optional.of(id));
    }
}
