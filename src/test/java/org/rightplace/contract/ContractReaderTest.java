package org.rightplace.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rightplace.placement.MadeUpArea;

class ContractReaderTest {

    static Stream<String> names() throws IOException {
        return Contracts.names();
    }

    @ParameterizedTest
    @MethodSource("names")
    void every_example_is_accepted(String name) {
        assertThat(Contracts.errors(Contracts.bytes(name))).isEmpty();
    }

    private static void refused(Consumer<ObjectNode> change, String... errors) {
        var json = Contracts.with(Contracts.READY, change);
        assertThat(Contracts.errors(json))
                .extracting(error -> error.pointer() + " " + error.code())
                .containsExactlyInAnyOrder(errors);
    }

    @Test
    void only_reference_and_review_date_are_needed() {
        refused(c -> c.removeAll(), "/reference missing", "/reviewDate missing");
    }

    @Test
    void what_is_not_known_may_be_null_or_left_out_and_comes_to_the_same() {
        var nulls = Contracts.with("02-nothing-known", c -> {
            for (String field : new String[] {"service", "value", "kpis", "monitoring", "performance", "pledge"}) {
                c.putNull(field);
            }
        });
        assertThat(Contracts.facts(nulls)).isEqualTo(Contracts.facts(Contracts.bytes("02-nothing-known")));
    }

    @Test
    void everything_wrong_is_said_at_once_with_its_place_and_never_the_value() {
        var json = Contracts.with(Contracts.READY, c -> {
            c.put("reviewDate", "2013-01-01");
            ((ObjectNode) c.get("service")).put("kind", "Quexil");
            ((ObjectNode) c.at("/kpis/1")).put("id", "K1");
            ((ObjectNode) c.at("/kpis/0")).put("due", "2026-03-31");
            ((ObjectNode) c.at("/period")).put("end", "2026-03-31");
            ((ObjectNode) c.at("/value")).put("amountPence", 1.5);
            c.put("Quexil", true);
        });
        var errors = Contracts.errors(json);
        assertThat(errors)
                .extracting(error -> error.pointer() + " " + error.code())
                .containsExactlyInAnyOrder(
                        "/reviewDate before-the-rulebook",
                        "/service/kind not-in-list",
                        "/kpis/1/id duplicate-kpi",
                        "/kpis/0/due out-of-order",
                        "/period/end out-of-order",
                        "/value/amountPence wrong-type",
                        "/Quexil unknown-key");
        assertThat(errors).allSatisfy(error -> assertThat(error.detail()).doesNotContain("Quexil"));
    }

    @Test
    void what_was_done_was_done_by_the_review() {
        refused(
                c -> {
                    ((ObjectNode) c.at("/monitoring")).put("lastReviewedOn", "2026-11-21");
                    ((ObjectNode) c.at("/pledge")).put("signedOn", "2026-11-21");
                    ((ObjectNode) c.at("/performance/breach")).put("on", "2026-11-21");
                },
                "/monitoring/lastReviewedOn after-review-date",
                "/pledge/signedOn after-review-date",
                "/performance/breach/on after-review-date");
        refused(c -> ((ObjectNode) c.at("/monitoring")).put("lastReviewedOn", "2026-11-20"));
    }

    @Test
    void ids_and_checks_stand_once_and_days_in_order() {
        refused(
                c -> {
                    c.set(
                            "toolkit",
                            Contracts.json("{'answers':[{'check':'AT-01','score':2},{'check':'AT-01','score':3}]}"));
                    c.set("outcomes", Contracts.json("[{'id':'O1'},{'id':'O1'}]"));
                    ((ObjectNode) c.at("/kpis/0/observations/0")).put("from", "2026-07-01");
                    ((ObjectNode) c.at("/performance"))
                            .set("breach", Contracts.json("{'on':'2026-10-10','noticeOn':'2026-10-09'}"));
                },
                "/toolkit/answers/1/check duplicate-check",
                "/outcomes/1/id duplicate-outcome",
                "/kpis/0/observations/0/to out-of-order",
                "/performance/breach/noticeOn out-of-order");
    }

    @Test
    void what_is_no_contract_is_refused() {
        assertThat(Contracts.errors("[]".getBytes(StandardCharsets.UTF_8))).isNotEmpty();
        assertThat(Contracts.errors("{".getBytes(StandardCharsets.UTF_8))).isNotEmpty();
    }

    @Test
    void every_property_is_described_and_no_object_takes_unknown_keys() {
        check(MadeUpArea.rules().schemas().of("contract").json(), "");
    }

    private static void check(JsonNode schema, String where) {
        if (schema.has("properties")) {
            assertThat(schema.path("additionalProperties").asBoolean(true))
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
