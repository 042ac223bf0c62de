package org.rightplace.schema;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

/** Makes a record of JSON that its schema has accepted. */
public final class Binding {

    private static final ObjectMapper MAPPER =
            JsonMapper.builder().addModule(new JavaTimeModule()).build();

    private Binding() {}

    /** @throws IllegalStateException when the schema lets through what the record has no room for: a fault of the program */
    public static <T> T to(Class<T> type, JsonNode tree) {
        try {
            return MAPPER.treeToValue(tree, type);
        } catch (JsonProcessingException e) {
            // The cause's message repeats what it read, so it is not carried on.
            throw new IllegalStateException(
                    "the schema lets through what a " + type.getSimpleName() + " has no room for");
        }
    }
}
