package org.rightplace.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Function;

/** The JSON Schemas of what comes in, with the codes of the rulebook's tables filled in. */
public final class Schemas {

    private final Function<String, List<String>> tables;

    /** @param tables codes of a table by the table's name; empty or null when there is no such table */
    public Schemas(Function<String, List<String>> tables) {
        this.tables = tables;
    }

    /** The schema of a placement request. */
    public InputSchema placementRequest() {
        return load("/schema/placement-request.json");
    }

    /**
     * Loads and compiles one schema.
     *
     * @param resource path on the class path, from its root
     * @throws IllegalStateException when a table the schema names has no rows; the message names the table
     */
    public InputSchema load(String resource) {
        try (InputStream in = Schemas.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("there is no schema " + resource + " in the program");
            }
            JsonNode document = new JsonMapper().readTree(in);
            fill(document, resource);
            return new InputSchema(document);
        } catch (IOException e) {
            throw new UncheckedIOException("the schema " + resource + " cannot be read", e);
        }
    }

    private void fill(JsonNode schema, String resource) {
        if (schema instanceof ObjectNode object && object.path("x-table").isTextual()) {
            String table = object.get("x-table").textValue();
            List<String> codes = tables.apply(table);
            if (codes == null || codes.isEmpty()) {
                throw new IllegalStateException("the schema " + resource + " takes codes from the table " + table
                        + ", and the rulebook has none: add rules/tables/" + table + ".yaml");
            }
            ArrayNode allowed = object.putArray("enum");
            codes.forEach(allowed::add);
            if (InputSchema.types(object).contains("null")) {
                allowed.addNull();
            }
        }
        schema.forEach(part -> fill(part, resource));
    }
}
