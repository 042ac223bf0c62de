package org.rightplace.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
        var document = resource(name);
        include(document, name);
        fill(document, path(name));
        return new InputSchema(document);
    }

    private static String path(String name) {
        return "/schema/" + name + ".json";
    }

    private static ObjectNode resource(String name) {
        try (InputStream in = Schemas.class.getResourceAsStream(path(name))) {
            if (in == null) {
                throw new IllegalStateException("there is no schema " + path(name) + " in the program");
            }
            return (ObjectNode) new JsonMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException("the schema " + path(name) + " cannot be read", e);
        }
    }

    /**
     * A schema may refer to another by its file, {@code setting.json}. That one and what it defines move into its own definitions, so that
     * each schema served is whole wherever it is read.
     */
    private static void include(ObjectNode document, String name) {
        var included = new HashSet<String>();
        for (var holder = reference(document); holder.isPresent(); holder = reference(document)) {
            var other = holder.get().get("$ref").textValue().replace(".json", "");
            holder.get().put("$ref", "#/$defs/" + other);
            if (included.add(other)) {
                var schema = resource(other);
                var its = schema.path("$defs");
                var definitions = document.withObjectProperty("$defs");
                define(definitions, other, schema.without(List.of("$schema", "$id", "$defs")), name);
                its.properties().forEach(one -> define(definitions, one.getKey(), one.getValue(), name));
            }
        }
    }

    private static Optional<ObjectNode> reference(ObjectNode document) {
        return document.findParents("$ref").stream()
                .filter(holder -> holder.get("$ref").asText().matches("[a-z0-9-]+\\.json"))
                .map(ObjectNode.class::cast)
                .findFirst();
    }

    private static void define(ObjectNode definitions, String key, JsonNode definition, String name) {
        var there = definitions.get(key);
        if (there != null && !there.equals(definition)) {
            throw new IllegalStateException(
                    "the schema " + path(name) + " defines " + key + " otherwise than a schema it refers to");
        }
        definitions.set(key, definition);
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
