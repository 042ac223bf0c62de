package org.rightplace.pages.forms;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.rightplace.placement.MadeUpArea;

/** The placement request as a form: every place of its schema is asked for, and what is shown and sent again is what was there. */
class PlacementFormTest {

    private static final FormDefinition FORM = FormDefinition.read("placement-request");
    private static final Wording WORDING = new Wording(
            MadeUpArea.rules().schemas().of("placement-request"),
            MadeUpArea.rules().catalogue(),
            typed -> Map.of(110948, "A school"));

    @Test
    void every_place_of_the_schema_is_asked_for() {
        var wanted = new TreeSet<String>();
        leaves(WORDING.document(), WORDING.document(), "", wanted);
        var asked = new TreeSet<String>();
        FORM.pages().forEach(page -> places(page, "", asked));
        assertThat(asked).containsAll(wanted);
        assertThat(wanted).hasSizeGreaterThan(150);
    }

    private static void places(FormDefinition.Page page, String base, TreeSet<String> into) {
        var below = page.isList() ? base + page.list() + "[]." : base;
        page.fields().forEach(field -> into.add(below + field.at()));
        page.within().forEach(one -> places(one, below, into));
    }

    /** Objects and lists of objects are walked through; everything else is asked for by one field. */
    private static void leaves(JsonNode document, JsonNode schema, String path, TreeSet<String> into) {
        var node = follow(document, schema);
        if (node.has("properties")) {
            node.get("properties")
                    .properties()
                    .forEach(one -> leaves(
                            document, one.getValue(), path.isEmpty() ? one.getKey() : path + "." + one.getKey(), into));
        } else if (node.path("additionalProperties").isObject()) {
            leaves(document, node.get("additionalProperties"), path + ".*", into);
        } else if (node.has("items") && follow(document, node.get("items")).has("properties")) {
            leaves(document, node.get("items"), path + "[]", into);
        } else {
            into.add(path);
        }
    }

    private static JsonNode follow(JsonNode document, JsonNode node) {
        var reference = node.path("$ref").asText();
        return reference.isEmpty() ? node : follow(document, document.at(reference.substring(1)));
    }

    @TestFactory
    Stream<DynamicTest> what_is_shown_and_sent_again_is_what_was_there() throws IOException {
        var files = new ArrayList<String>();
        try (var found = java.nio.file.Files.list(MadeUpArea.FIXTURES.resolve("requests"))) {
            found.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".json"))
                    .forEach(name -> files.add(name.replace(".json", "")));
        }
        return files.stream()
                .map(name -> DynamicTest.dynamicTest(name, () -> {
                    var request = (ObjectNode) new JsonMapper().readTree(MadeUpArea.request(name));
                    var again = new JsonMapper().createObjectNode();
                    for (var stop : FormWalk.of(FORM, WORDING, request)) {
                        if (stop.none() != null) {
                            Filled.put(again, stop.list(), again.arrayNode());
                        }
                        var typed = Typed.of(stop.fields(), request);
                        for (Asked asked : stop.fields()) {
                            var answer = typed.read(asked, WORDING.settings());
                            answer.ifPresent(one -> Filled.put(again, asked.place(), one));
                        }
                    }
                    assertThat(bare(again)).isEqualTo(bare(request));
                }));
    }

    /** Numbers as they are worth; what says nothing left out; fields in order. */
    private static String bare(JsonNode node) {
        if (node.isObject()) {
            var parts = new ArrayList<String>();
            node.properties().stream()
                    .filter(one -> !one.getValue().isNull())
                    .map(one -> one.getKey() + "=" + bare(one.getValue()))
                    .filter(one -> !one.endsWith("={}"))
                    .sorted()
                    .forEach(parts::add);
            return "{" + String.join(",", parts) + "}";
        }
        if (node.isArray()) {
            var parts = new ArrayList<String>();
            node.forEach(one -> parts.add(bare(one)));
            return parts.toString();
        }
        return node.isNumber()
                ? node.decimalValue().stripTrailingZeros().toPlainString()
                : node.asText().strip();
    }

    @Test
    void what_cannot_be_read_says_what_to_do_and_never_what_was_typed() {
        assertThat(wrong(
                        "person",
                        "child",
                        Map.of(
                                "person-dateOfBirth-day", List.of("31"),
                                "person-dateOfBirth-month", List.of("2"),
                                "person-dateOfBirth-year", List.of("2015"),
                                "person-yearGroup", List.of("six"))))
                .containsExactly("enter a day that exists, such as 20 11 2026", "enter a whole number");
    }

    private static List<String> wrong(String schema, String page, Map<String, List<String>> fields) {
        var said = new ArrayList<String>();
        var typed = new Typed(fields);
        var tree = new JsonMapper().createObjectNode();
        for (Asked asked : WORDING.fields(FORM.page(page).orElseThrow(), org.rightplace.schema.Place.ROOT, tree)) {
            try {
                typed.read(asked, WORDING.settings());
            } catch (Typed.Wrong e) {
                said.add(e.getMessage());
            }
        }
        return said;
    }

    @Test
    void every_field_has_a_label_and_pages_have_addresses_of_their_own() {
        assertThat(FORM.pages().map(FormDefinition.Page::id).toList()).doesNotHaveDuplicates();
        FORM.pages()
                .flatMap(page -> page.fields().stream())
                .forEach(field -> assertThat(field.label()).as(field.at()).isNotBlank());
    }
}
