package org.rightplace.contract.ocds;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Set;

/**
 * Puts the releases of one contracting process together, as the standard says: a later one adds to the earlier, replaces what it says anew and
 * takes out what it sets to null; parts of a list are told apart by their id.
 */
final class Merge {

    /** Lists whose parts have ids of their own kind: a later one stands for the earlier as a whole. */
    private static final Set<String> WHOLE =
            Set.of("additionalClassifications", "additionalIdentifiers", "identifiers");

    private Merge() {}

    /** @param releases oldest first */
    static ObjectNode of(List<JsonNode> releases) {
        var merged = JsonNodeFactory.instance.objectNode();
        releases.forEach(release -> into(merged, release));
        return merged;
    }

    private static void into(ObjectNode merged, JsonNode later) {
        later.properties().forEach(field -> {
            var key = field.getKey();
            var value = field.getValue();
            if (value.isNull()) {
                merged.remove(key);
            } else if (value.isObject() && merged.path(key).isObject()) {
                into((ObjectNode) merged.get(key), value);
            } else if (!WHOLE.contains(key) && byId(value) && byId(merged.path(key))) {
                parts((ArrayNode) merged.get(key), value);
            } else {
                merged.set(key, value.isObject() ? of(List.of(value)) : value.deepCopy());
            }
        });
    }

    private static boolean byId(JsonNode list) {
        if (!list.isArray()) {
            return false;
        }
        for (JsonNode part : list) {
            if (!part.hasNonNull("id")) {
                return false;
            }
        }
        return true;
    }

    private static void parts(ArrayNode merged, JsonNode later) {
        var byId = new HashMap<String, ObjectNode>();
        merged.forEach(part -> byId.put(part.get("id").asText(), (ObjectNode) part));
        for (JsonNode part : later) {
            var same = byId.get(part.get("id").asText());
            if (same == null) {
                ObjectNode added = part.deepCopy();
                byId.put(part.get("id").asText(), added);
                merged.add(added);
            } else {
                into(same, part);
            }
        }
    }
}
