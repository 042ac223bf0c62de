package org.rightplace.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Says in plain words what a schema wants. The validator's own messages repeat what was given and are not used. */
final class SchemaWords {

    /** Longer lists of codes are named by their table; spelled out they would hide the rest. */
    private static final int MOST_CODES = 40;

    private final JsonNode document;

    SchemaWords(JsonNode document) {
        this.document = document;
    }

    InputError error(Place place, Error error, Set<String> known) {
        JsonNode wanted = document.at(error.getSchemaLocation().getFragment().toString());
        JsonNode schema =
                document.at(parent(error.getSchemaLocation().getFragment().toString()));
        return switch (error.getKeyword()) {
            case "type" ->
                isMissing(place, error)
                        ? place.error(known, "missing", "This is required and may not be null.")
                        : place.error(known, "wrong-type", type(wanted));
            case "required" -> place.then(error.getProperty()).error(known, "missing", "This is required.");
            case "additionalProperties" -> place.then(error.getProperty()).error(known, "unknown-key", keys(schema));
            case "propertyNames" ->
                wanted.has("enum")
                        ? place.then(error.getProperty()).error(known, "unknown-key", codes(wanted, wanted.get("enum")))
                        : place.then(error.getProperty())
                                .error(known, "pattern", "The key must be " + pattern(wanted) + ".");
            case "enum" -> place.error(known, "not-in-list", codes(schema, wanted));
            case "format" ->
                place.error(
                        known, "not-a-date", "This must be a day that exists, written year-month-day like 2026-11-20.");
            case "minimum" -> place.error(known, "too-small", "This must be at least " + wanted.asText() + ".");
            case "maximum" -> place.error(known, "too-large-number", "This must be at most " + wanted.asText() + ".");
            case "maxLength" ->
                place.error(known, "too-long", "This must be at most " + wanted.asText() + " characters long.");
            case "maxItems", "maxProperties" ->
                place.error(known, "too-many", "This must hold at most " + wanted.asText() + " items.");
            case "pattern" -> place.error(known, "pattern", "This must be " + pattern(schema) + ".");
            default -> place.error(known, "not-allowed", "This is not what the schema of the body allows here.");
        };
    }

    /** What a type keyword wants. */
    String type(JsonNode wanted) {
        var words = new ArrayList<String>();
        List<JsonNode> types = new ArrayList<>();
        if (wanted.isArray()) {
            wanted.forEach(types::add);
        } else {
            types.add(wanted);
        }
        types.forEach(type -> words.add(
                switch (type.asText()) {
                    case "string" -> "text";
                    case "integer" -> "a whole number without a decimal point";
                    case "number" -> "a number";
                    case "boolean" -> "true or false";
                    case "array" -> "a list";
                    case "object" -> "an object";
                    default -> "null";
                }));
        return "This must be " + String.join(", or ", words) + ".";
    }

    private String pattern(JsonNode schema) {
        String reference = schema.path("$ref").asText("");
        JsonNode target = reference.startsWith("#/") ? document.at(reference.substring(1)) : schema;
        String wanted = target.path("x-wanted").asText("written as the schema says");
        return target.has("maxLength") ? wanted + ", at most " + target.get("maxLength") + " characters" : wanted;
    }

    private static boolean isMissing(Place place, Error error) {
        boolean inList =
                !place.steps().isEmpty() && place.steps().get(place.steps().size() - 1) instanceof Integer;
        return !place.steps().isEmpty()
                && !inList
                && error.getInstanceNode() != null
                && error.getInstanceNode().isNull();
    }

    private static String keys(JsonNode schema) {
        var names = new ArrayList<String>();
        schema.path("properties").fieldNames().forEachRemaining(names::add);
        return "This key is not known here. Known are: " + String.join(", ", names) + ".";
    }

    private static String codes(JsonNode schema, JsonNode allowed) {
        var codes = new ArrayList<String>();
        allowed.forEach(code -> {
            if (code.isTextual()) {
                codes.add(code.textValue());
            }
        });
        return codes.size() > MOST_CODES
                ? "This must be a code of the table " + schema.path("x-table").asText() + "."
                : "This must be one of: " + String.join(", ", codes) + ".";
    }

    private static String parent(String pointer) {
        return pointer.substring(0, Math.max(0, pointer.lastIndexOf('/')));
    }
}
