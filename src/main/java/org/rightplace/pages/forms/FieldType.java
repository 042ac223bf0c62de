package org.rightplace.pages.forms;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/**
 * What a field takes, as its schema has it.
 *
 * @param schema of the field, references followed
 * @param answers words by code, in order, where it is one of some answers
 * @param numbers whether the codes are whole numbers
 */
public record FieldType(
        FieldKind kind, JsonNode schema, Map<String, String> answers, boolean required, boolean numbers) {

    private static final int BY_RADIOS = 9;

    /** Longest text, in characters. */
    int longest() {
        return schema.path("maxLength").asInt(4000);
    }

    /** Whether there are too many answers to show them all at once. */
    boolean isLong() {
        return answers.size() > BY_RADIOS;
    }

    List<String> codes() {
        return List.copyOf(answers.keySet());
    }
}
