package org.rightplace.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.path.NodePath;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/** One compiled JSON Schema that says in its own words what is wrong, and never what was given. */
public final class InputSchema {

    private static final Set<String> SHAPE = Set.of("wrong-type", "missing");
    private static final Set<String> VALUE = Set.of("not-in-list", "too-small", "too-large-number");

    private final JsonNode document;
    private final Schema compiled;
    private final Set<String> names;
    private final SchemaWords words;

    InputSchema(JsonNode document) {
        this.document = document;
        var known = new HashSet<String>();
        names(document, known);
        this.names = Set.copyOf(known);
        this.words = new SchemaWords(document);
        JsonNode bare = document.deepCopy();
        strip(bare);
        var config =
                SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build();
        this.compiled = SchemaRegistry.withDefaultDialect(
                        SpecificationVersion.DRAFT_2020_12, registry -> registry.schemaRegistryConfig(config))
                .getSchema(bare.toString(), InputFormat.JSON);
    }

    /** The whole schema as JSON, codes filled in, for whoever wants to read it. */
    public ObjectNode json() {
        return document.deepCopy();
    }

    /** Names of all fields it knows. */
    public Set<String> names() {
        return names;
    }

    /** Everything the schema finds wrong with a part that was read before. */
    public List<InputError> check(JsonNode tree) {
        var errors = new LinkedHashSet<InputError>();
        fractions(tree, Place.ROOT, List.of(document), errors);
        // The validator brings a newer JSON library with a tree of its own: text is what both understand.
        for (Error error : compiled.validate(tree.toString(), InputFormat.JSON)) {
            errors.add(words.error(place(error.getInstanceLocation()), error, names));
        }
        // What is not there or of the wrong type fails its codes, bounds and pattern as well; once is enough.
        Set<String> shapeless = errors.stream()
                .filter(error -> SHAPE.contains(error.code()))
                .map(InputError::pointer)
                .collect(Collectors.toSet());
        errors.removeIf(error -> shapeless.contains(error.pointer()) && VALUE.contains(error.code()));
        return List.copyOf(errors);
    }

    /**
     * Reads a body, and says everything that is wrong with it at once. Never throws for what it reads.
     *
     * @param json UTF-8, at most 1 MiB
     * @param further what a schema cannot say; asked only of a body that could be parsed
     */
    public Sent read(byte[] json, BiConsumer<JsonNode, Wrongs> further) {
        var parsed = StrictJson.parse(json, names);
        if (parsed.tree() == null) {
            return Sent.refused(parsed.errors());
        }
        var errors = new ArrayList<>(parsed.errors());
        var refused = pointers(errors);
        check(parsed.tree()).stream()
                .filter(error -> !refused.contains(error.pointer()))
                .forEach(errors::add);
        var wrongs = new Wrongs(names, pointers(errors));
        further.accept(parsed.tree(), wrongs);
        errors.addAll(wrongs.errors());
        return errors.isEmpty() ? new Sent(parsed.tree(), List.of()) : Sent.refused(errors);
    }

    private static Set<String> pointers(List<InputError> errors) {
        return errors.stream().map(InputError::pointer).collect(Collectors.toSet());
    }

    /**
     * Whether a path ends in a field that its object must have.
     *
     * @param path names of fields from the outside in, {@code []} for an item of a list
     */
    public boolean requires(List<String> path) {
        List<JsonNode> holder = List.of(document);
        for (String step : path.subList(0, path.size() - 1)) {
            holder = child(holder, step);
        }
        var last = path.get(path.size() - 1);
        return !last.equals("[]") && expanded(holder).stream().anyMatch(part -> contains(part.path("required"), last));
    }

    /** JSON Schema calls 5.0 a whole number; here it is refused, so that a sum of money is written in one way only. */
    private void fractions(JsonNode node, Place place, List<JsonNode> schema, Set<InputError> errors) {
        if (node.isFloatingPointNumber()) {
            expanded(schema).stream()
                    .filter(part -> types(part).contains("integer"))
                    .findFirst()
                    .ifPresent(part -> errors.add(place.error(names, "wrong-type", words.type(part.get("type")))));
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                fractions(node.get(i), place.then(i), child(schema, "[]"), errors);
            }
        } else if (node.isObject()) {
            node.properties()
                    .forEach(field -> fractions(
                            field.getValue(), place.then(field.getKey()), child(schema, field.getKey()), errors));
        }
    }

    /** The subschemas a field ("[]" for the items of a list) is under. */
    private List<JsonNode> child(List<JsonNode> schema, String step) {
        var children = new ArrayList<JsonNode>();
        for (JsonNode part : expanded(schema)) {
            JsonNode field = step.equals("[]")
                    ? part.path("items")
                    : part.path("properties").has(step)
                            ? part.get("properties").get(step)
                            : part.path("additionalProperties");
            if (field.isObject()) {
                children.add(field);
            }
        }
        return children;
    }

    private List<JsonNode> expanded(List<JsonNode> schema) {
        var all = new ArrayList<JsonNode>(schema);
        for (int i = 0; i < all.size(); i++) {
            String reference = all.get(i).path("$ref").asText("");
            if (reference.startsWith("#/")) {
                all.add(document.at(reference.substring(1)));
            }
        }
        return all;
    }

    private static Place place(NodePath path) {
        var steps = new ArrayList<>();
        for (int i = 0; i < path.getNameCount(); i++) {
            Object step = path.getElement(i);
            steps.add(step instanceof Integer ? step : step.toString());
        }
        return new Place(steps);
    }

    static Set<String> types(JsonNode schema) {
        JsonNode type = schema.path("type");
        var types = new HashSet<String>();
        if (type.isTextual()) {
            types.add(type.textValue());
        }
        type.forEach(one -> types.add(one.asText()));
        return types;
    }

    private static boolean contains(JsonNode list, String text) {
        for (JsonNode item : list) {
            if (item.asText().equals(text)) {
                return true;
            }
        }
        return false;
    }

    private static void names(JsonNode schema, Set<String> into) {
        schema.path("properties").fieldNames().forEachRemaining(into::add);
        schema.forEach(part -> names(part, into));
    }

    /** Our own keywords are for people and for this class; the validator would warn of each. */
    private static void strip(JsonNode schema) {
        if (schema instanceof ObjectNode object) {
            object.remove(List.of("x-table", "x-wanted"));
        }
        schema.forEach(InputSchema::strip);
    }
}
