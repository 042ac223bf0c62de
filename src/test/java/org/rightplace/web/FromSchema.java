package org.rightplace.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Makes up bodies that a JSON Schema allows, with a liking for the edges of what it allows. What only the register knows (a urn, a
 * postcode) is taken from the made-up one, so that some of them are let through.
 */
final class FromSchema {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final List<String> DAYS = List.of(
            "2026-11-20",
            "2015-04-12",
            "2026-10-28",
            "2024-02-29",
            "2027-09-01",
            "2014-08-31",
            "2014-09-01",
            "1900-01-01",
            "0000-01-01",
            "0001-01-01",
            "9999-12-31");

    /** Texts of the forms the schemas ask for; those a pattern allows are used. */
    private static final List<String> FORMS = List.of(
            "F1",
            "O1",
            "ZZ1 1AA",
            "zz31ab",
            "ZZ1",
            "900001",
            "STAT-10",
            "LPF-05",
            "cost-sheet",
            "0",
            "consultations[900044].provision.F1",
            "person.needs",
            "2026-11-20",
            "K1",
            "AT-01",
            "GBP",
            "PE1",
            "92610000",
            "GB-COH-01234567",
            "a");

    private final JsonNode document;
    private final Random random;
    private final String marker;
    private final int oneFieldIn;

    /**
     * @param document the schema as it is served
     * @param marker stands in every free text
     */
    FromSchema(JsonNode document, Random random, String marker) {
        this.document = document;
        this.random = random;
        this.marker = marker;
        this.oneFieldIn = 1 + random.nextInt(8);
    }

    /** A whole body, every value as the schema has it. */
    JsonNode whole() {
        return value(document, "", 0);
    }

    /** Puts the marker into every free text of a body. */
    void mark(JsonNode tree) {
        visit(
                tree,
                document,
                (object, schema) -> object.properties().forEach(field -> {
                    var of = field(schema, field.getKey());
                    if (field.getValue().isTextual() && isFree(of)) {
                        field.setValue(JSON.textNode(
                                shorten(marker + " " + field.getValue().textValue(), of)));
                    }
                }));
    }

    /** Sets one field somewhere in a body, known to the schema there, to another value that the schema allows. */
    void graft(JsonNode tree) {
        var places = new ArrayList<Runnable>();
        visit(
                tree,
                document,
                (object, schema) -> schema.path("properties").properties().stream()
                        .filter(field -> object.has(field.getKey()) || random.nextInt(3) == 0)
                        .forEach(field -> places.add(
                                () -> object.set(field.getKey(), value(field.getValue(), field.getKey(), 1)))));
        if (!places.isEmpty()) {
            pick(places).run();
        }
    }

    private interface Visitor {
        void visit(ObjectNode object, JsonNode schema);
    }

    private void visit(JsonNode node, JsonNode schema, Visitor visitor) {
        var of = resolved(schema);
        if (node instanceof ObjectNode object) {
            object.properties().forEach(field -> visit(field.getValue(), field(of, field.getKey()), visitor));
            visitor.visit(object, of);
        }
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            visit(node.get(i), of.path("items"), visitor);
        }
    }

    private JsonNode field(JsonNode schema, String name) {
        var known = schema.path("properties").path(name);
        return resolved(known.isMissingNode() ? schema.path("additionalProperties") : known);
    }

    private JsonNode resolved(JsonNode schema) {
        var reference = schema.path("$ref").asText("");
        return reference.startsWith("#/") ? document.at(reference.substring(1)) : schema;
    }

    private static boolean isFree(JsonNode schema) {
        return schema.path("type").toString().contains("string")
                && !schema.has("enum")
                && !schema.has("format")
                && schema.path("pattern").asText("\\S").equals("\\S");
    }

    /** A value of a schema; {@code name} is the field it is for. */
    JsonNode value(JsonNode schema, String name, int depth) {
        var of = resolved(schema);
        if (of.has("enum")) {
            return pick(list(of.get("enum")));
        }
        if (of.has("const")) {
            return of.get("const");
        }
        for (String choice : List.of("oneOf", "anyOf")) {
            if (of.has(choice)) {
                return value(pick(list(of.get(choice))), name, depth);
            }
        }
        var types = of.path("type");
        var type = types.isArray() ? types.get(random.nextInt(types.size())).asText() : types.asText("null");
        return switch (type) {
            case "object" -> object(of, depth);
            case "array" -> array(of, name, depth);
            case "string" -> JSON.textNode(text(of));
            case "integer" -> JSON.numberNode(whole(of, name));
            case "number" -> JSON.numberNode(number(of));
            case "boolean" -> JSON.booleanNode(random.nextBoolean());
            default -> JSON.nullNode();
        };
    }

    private ObjectNode object(JsonNode schema, int depth) {
        var object = JSON.objectNode();
        var required =
                list(schema.path("required")).stream().map(JsonNode::asText).toList();
        schema.path("properties").properties().forEach(field -> {
            if (required.contains(field.getKey()) || depth < 12 && random.nextInt(oneFieldIn) == 0) {
                object.set(field.getKey(), value(field.getValue(), field.getKey(), depth + 1));
            }
        });
        if (schema.path("additionalProperties").isObject()) {
            for (int i = random.nextInt(3); i > 0; i--) {
                object.set("F" + i, value(schema.get("additionalProperties"), "", depth + 1));
            }
        }
        return object;
    }

    private ArrayNode array(JsonNode schema, String name, int depth) {
        var array = JSON.arrayNode();
        var item = resolved(schema.path("items"));
        int most = schema.path("maxItems").asInt(20);
        int few = Math.min(most, random.nextInt(4));
        boolean full = random.nextInt(20) == 0 && (depth < 2 || !item.has("properties"));
        for (int i = full ? most : few; i > 0; i--) {
            array.add(value(item, name, depth + 1));
        }
        return array;
    }

    private long whole(JsonNode schema, String name) {
        long least = schema.path("minimum").asLong(-(1L << 53) + 1);
        long most = schema.path("maximum").asLong((1L << 53) - 1);
        if (name.matches("(?i).*urn|consider") && random.nextInt(8) != 0) {
            return 900_001 + random.nextInt(60);
        }
        return pick(List.of(
                least, most, least + 1, most - 1, least + (long) (random.nextDouble() * ((double) most - least))));
    }

    private BigDecimal number(JsonNode schema) {
        var least = schema.path("minimum").decimalValue();
        var most = schema.has("maximum") ? schema.get("maximum").decimalValue() : new BigDecimal("1e15");
        return pick(List.of(
                least,
                most,
                least.add(new BigDecimal("0.00000000000000000000000001")),
                most.subtract(new BigDecimal("0.0000000000000000001")),
                new BigDecimal("1e-300").add(least),
                most.multiply(BigDecimal.valueOf(random.nextDouble()))));
    }

    private String text(JsonNode schema) {
        if (schema.path("format").asText().equals("date")) {
            return random.nextInt(3) == 0
                    ? LocalDate.of(2026, 11, 20).minusDays(random.nextInt(800)).toString()
                    : pick(DAYS);
        }
        if (!isFree(schema)) {
            var pattern = Pattern.compile(schema.path("pattern").asText(""));
            var fitting = FORMS.stream()
                    .filter(form -> pattern.matcher(form).find()
                            && form.length() <= schema.path("maxLength").asInt(200))
                    .toList();
            return fitting.isEmpty() ? marker : pick(fitting);
        }
        int most = schema.path("maxLength").asInt(10_000);
        return shorten(
                switch (random.nextInt(8)) {
                    case 0 -> marker + " " + "x".repeat(most);
                    case 1 -> marker + " " + "\uD83D\uDE00".repeat(most);
                    case 2 -> "\u202E" + marker + "\u0301\u200B\uFEFF";
                    case 3 -> marker + "\t\r\n<script>${7*7}%s{{7*7}}'\"--\u2028";
                    default -> marker + " said so";
                },
                schema);
    }

    private static String shorten(String text, JsonNode schema) {
        int most = schema.path("maxLength").asInt(10_000);
        return text.codePointCount(0, text.length()) <= most
                ? text
                : text.substring(0, text.offsetByCodePoints(0, most));
    }

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private static List<JsonNode> list(JsonNode array) {
        return IntStream.range(0, array.size()).mapToObj(array::get).toList();
    }
}
