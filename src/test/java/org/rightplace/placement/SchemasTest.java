package org.rightplace.placement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.rightplace.schema.Schemas;

class SchemasTest {

    private final JsonNode document = document();

    @Test
    void codesComeFromTheTablesAndNullOnlyWhereItIsAllowed() {
        assertThat(document.at("/properties/trigger/enum")).isEqualTo(SentIn.json("['new-plan','review']"));
        assertThat(document.at("/properties/plan/properties/route/enum"))
                .isEqualTo(SentIn.json("['school','post-16',null]"));
    }

    @Test
    void everyTableNamedIsOneOfTheTables() {
        var named = new HashSet<String>();
        document.findValues("x-table").forEach(table -> named.add(table.asText()));
        assertThat(named).isEqualTo(SentIn.TABLES.keySet());
    }

    @Test
    void aTableWithoutRowsIsNamed() {
        assertThatThrownBy(() ->
                        new Schemas(name -> name.equals("limbs") ? List.of() : List.of("x")).of("placement-request"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("rules/tables/limbs.yaml");
        assertThatThrownBy(() -> new Schemas(name -> null).of("placement-request"))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void everyPropertyIsDescribedAndNoObjectTakesUnknownKeys() {
        check(document, "");
    }

    @Test
    void onlyFieldsThatAreNeededOrTellItemsApartAreRequired() {
        var required = new HashSet<String>();
        document.findValues("required").forEach(list -> list.forEach(name -> required.add(name.asText())));
        assertThat(required)
                .isEqualTo(Set.of(
                        "reference",
                        "decisionDate",
                        "trigger",
                        "person",
                        "plan",
                        "request",
                        "dateOfBirth",
                        "kind",
                        "id",
                        "urn",
                        "ring",
                        "agency",
                        "principle",
                        "path",
                        "clock",
                        "exception"));
    }

    private static JsonNode document() {
        return SentIn.SCHEMA.json();
    }

    /** Two types of one value would be refused twice, in two ways. */
    private static void check(JsonNode schema, String where) {
        if (schema.path("$ref").isTextual()) {
            assertThat(schema.has("type")).as(where).isFalse();
        }
        if (schema.has("properties")) {
            assertThat(schema.path("additionalProperties").isBoolean())
                    .as(where)
                    .isTrue();
            assertThat(schema.path("additionalProperties").asBoolean())
                    .as(where)
                    .isFalse();
            schema.get("properties")
                    .properties()
                    .forEach(field -> assertThat(
                                    field.getValue().path("description").asText())
                            .as("%s/%s", where, field.getKey())
                            .endsWith("."));
        }
        schema.properties().forEach(part -> check(part.getValue(), where + "/" + part.getKey()));
    }
}
