package org.rightplace.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** The JSON Schemas of everything that comes in and goes out, with the codes of one rulebook's tables filled in. */
public final class Schemas {

    private final Function<String, List<String>> tables;
    private final Map<String, InputSchema> read = new ConcurrentHashMap<>();

    /** @param tables codes of a table by the table's name; empty or null when there is no such table */
    public Schemas(Function<String, List<String>> tables) {
        this.tables = tables;
    }

    /**
     * A schema, read and compiled when it is first asked for.
     *
     * @param name as it is served: {@code placement-request} for {@code /schema/placement-request.json}
     * @throws IllegalStateException when there is none, or a table it names has no rows; the message names which
     */
    public InputSchema of(String name) {
        return read.computeIfAbsent(name, this::load);
    }

    private InputSchema load(String name) {
        var resource = "/schema/" + name + ".json";
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
