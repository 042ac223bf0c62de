package org.rightplace.pages.forms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.rightplace.rulebook.Catalogue;
import org.rightplace.schema.InputSchema;
import org.rightplace.schema.Place;

/**
 * What the fields of a form take and how it is said, by its schema and the rulebook.
 *
 * @param document the schema as JSON
 * @param catalogue whose tables have the words
 * @param settings finds settings by what somebody typed: their number, or part of their name; number and name of each
 */
public record Wording(
        InputSchema schema, JsonNode document, Catalogue catalogue, Function<String, Map<Integer, String>> settings) {

    /** Where the numbers of plan lines and outcomes come from. */
    private static final Place LINES = FormDefinition.place("plan.provision");

    private static final FormDefinition.Field NO_FIELD =
            new FormDefinition.Field("", "", null, null, Map.of(), null, null);

    private static final Place OUTCOMES = FormDefinition.place("plan.outcomes");

    public Wording(InputSchema schema, Catalogue catalogue, Function<String, Map<Integer, String>> settings) {
        this(schema, schema.json(), catalogue, settings);
    }

    /** The name of a setting; empty where the register has none of that number. */
    Optional<String> settingName(int urn) {
        return Optional.ofNullable(settings.apply(Integer.toString(urn)).get(urn));
    }

    /** The fields of a page, each key of what has keys by itself. */
    List<Asked> fields(FormDefinition.Page page, Place base, JsonNode tree) {
        var all = new ArrayList<Asked>();
        var keyed = new LinkedHashMap<Place, Map<String, String>>();
        page.fields().stream().filter(field -> field.at().contains("*")).forEach(field -> {
            var holder = Filled.below(
                    base,
                    FormDefinition.place(field.at().substring(0, field.at().indexOf(".*"))));
            keyed.computeIfAbsent(holder, one -> keys(one, tree));
        });
        // All that is asked of one key stands together.
        keyed.forEach((holder, names) -> names.forEach((key, name) -> page.fields().stream()
                .filter(field -> field.at().contains("*"))
                .filter(field -> Filled.below(
                                base,
                                FormDefinition.place(
                                        field.at().substring(0, field.at().indexOf(".*"))))
                        .equals(holder))
                .forEach(field -> all.add(asked(field, field.at().replace("*", key), base, tree, name)))));
        page.fields().stream()
                .filter(field -> !field.at().contains("*"))
                .forEach(field -> all.add(asked(field, field.at(), base, tree, "")));
        return all;
    }

    private Asked asked(FormDefinition.Field field, String at, Place base, JsonNode tree, String name) {
        var place = Filled.below(base, FormDefinition.place(at));
        var raw = raw(place);
        var label = field.label() == null
                ? raw.path("description").asText(at)
                : field.label().replace("{name}", name);
        return new Asked(field, place, at.replaceAll("[^A-Za-z0-9-]", "-"), label, type(field, place, raw, tree));
    }

    /** What stands at a place takes; empty where the schema has no field there. */
    public Optional<FieldType> at(Place place) {
        var raw = raw(place);
        var node = follow(raw);
        var types = types(node);
        var inner = types(follow(node.path("items")));
        return node.isMissingNode() || types.isEmpty() || types.contains("object") || inner.contains("object")
                ? Optional.empty()
                : Optional.of(type(NO_FIELD, place, raw, JsonNodeFactory.instance.objectNode()));
    }

    /** What the schema itself says stands there. */
    public String description(Place place) {
        return raw(place).path("description").asText();
    }

    private Map<String, String> keys(Place holder, JsonNode tree) {
        var names = follow(follow(raw(holder)).path("propertyNames"));
        return names.has("x-table") ? words(names.get("x-table").asText()) : lines(LINES, tree);
    }

    private static Map<String, String> lines(Place list, JsonNode tree) {
        var lines = new LinkedHashMap<String, String>();
        Filled.at(tree, list).forEach(one -> {
            var id = one.path("id").asText();
            if (!id.isEmpty()) {
                lines.put(
                        id, one.hasNonNull("text") ? id + ": " + one.get("text").asText() : id);
            }
        });
        return lines;
    }

    /** The schema of a place, its reference not yet followed. */
    private JsonNode raw(Place place) {
        JsonNode node = document;
        for (Object step : place.steps()) {
            var holder = follow(node);
            // Something of a list may be named by a key of its own.
            if (step instanceof Integer || holder.has("items")) {
                node = holder.path("items");
            } else {
                node = holder.path("properties").has((String) step)
                        ? holder.get("properties").get((String) step)
                        : holder.path("additionalProperties");
            }
        }
        return node;
    }

    private JsonNode follow(JsonNode node) {
        var reference = node.path("$ref").asText("");
        return reference.startsWith("#/") ? follow(document.at(reference.substring(1))) : node;
    }

    private FieldType type(FormDefinition.Field field, Place place, JsonNode raw, JsonNode tree) {
        var node = follow(raw);
        var reference = raw.path("$ref").asText("").replace("#/$defs/", "");
        var steps = place.steps().stream()
                .map(step -> step instanceof Integer ? "[]" : (String) step)
                .toList();
        var required = schema.requires(steps);
        var types = types(node);
        var name = steps.get(steps.size() - 1);
        if (types.contains("array")) {
            return array(field, node, required, tree);
        }
        var answers = answers(field, node);
        if (!answers.isEmpty()) {
            return new FieldType(FieldKind.CHOICE, node, answers, required, types.contains("integer"));
        }
        return new FieldType(kind(node, types, name, reference), node, Map.of(), required, false);
    }

    private static FieldKind kind(JsonNode node, List<String> types, String name, String reference) {
        if (types.contains("boolean")) {
            return FieldKind.FLAG;
        } else if (node.path("format").asText("").equals("date")) {
            return FieldKind.DAY;
        } else if (types.contains("number")) {
            return FieldKind.DECIMAL;
        } else if (types.contains("integer")) {
            return name.endsWith("Pence")
                    ? FieldKind.POUNDS
                    : name.equals("urn") || name.endsWith("Urn") ? FieldKind.SETTING : FieldKind.NUMBER;
        } else if (reference.equals("code") || reference.equals("requiredCode")) {
            return FieldKind.FREE_CODE;
        } else if (types.contains("string")) {
            return node.path("maxLength").asInt() > 1000 ? FieldKind.LONG_WORDS : FieldKind.WORDS;
        }
        throw new IllegalStateException("a form names a place of its schema that is no field: " + name);
    }

    private FieldType array(FormDefinition.Field field, JsonNode node, boolean required, JsonNode tree) {
        var items = follow(node.path("items"));
        var answers = answers(field, items);
        if (!answers.isEmpty()) {
            return new FieldType(FieldKind.TICKS, node, answers, required, false);
        } else if (node.path("items").path("$ref").asText("").endsWith("/planId")) {
            return new FieldType(FieldKind.TICKS, node, lines(OUTCOMES, tree), required, false);
        }
        return new FieldType(
                types(items).contains("integer") ? FieldKind.SETTINGS : FieldKind.LINES,
                node,
                Map.of(),
                required,
                false);
    }

    private Map<String, String> answers(FormDefinition.Field field, JsonNode node) {
        if (!field.options().isEmpty()) {
            var answers = new LinkedHashMap<String, String>();
            field.options().keySet().stream()
                    .sorted()
                    .forEach(code -> answers.put(code, field.options().get(code)));
            return answers;
        }
        if (field.table() != null) {
            return words(field.table());
        }
        if (node.has("x-table")) {
            return words(node.get("x-table").asText());
        }
        var answers = new LinkedHashMap<String, String>();
        node.path("enum").forEach(code -> {
            if (!code.isNull()) {
                answers.put(code.asText(), plain(code.asText()));
            }
        });
        return answers;
    }

    /** The rows of a table that can be said: names by code, in the order of the file. */
    Map<String, String> words(String table) {
        var found = catalogue.table(table);
        var words = new LinkedHashMap<String, String>();
        found.rows().forEach(row -> {
            var code = row.text(found.key());
            words.put(code, row.text("name") == null ? plain(code) : row.text("name"));
        });
        return words;
    }

    /** A code in words, where nothing better is known. */
    static String plain(String code) {
        var words = code.replace('-', ' ');
        return words.isEmpty() ? words : Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    private static List<String> types(JsonNode node) {
        var types = new ArrayList<String>();
        if (node.path("type").isTextual()) {
            types.add(node.get("type").textValue());
        }
        node.path("type").forEach(one -> types.add(one.asText()));
        return types;
    }
}
