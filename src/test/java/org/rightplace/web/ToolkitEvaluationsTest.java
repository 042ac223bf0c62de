package org.rightplace.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rightplace.placement.MadeUpArea;

/** {@code POST /api/v1/toolkit/evaluations}, whose answers the caller holds to what the server says of itself. */
class ToolkitEvaluationsTest extends InServedArea {

    private static final String EVALUATIONS = "/api/v1/toolkit/evaluations";

    private static byte[] bytes(String name) throws IOException {
        return Files.readAllBytes(MadeUpArea.FIXTURES.resolve("toolkit/" + name + ".json"));
    }

    @Test
    void each_example_is_evaluated_recorded_read_back_and_explained_as_described() throws Exception {
        for (String name : List.of("01-placement", "02-send-contract", "03-non-send-contract")) {
            long before = served.area.ledger.size();
            var answer = Said.of(caller.post(EVALUATIONS, bytes(name)));
            assertThat(answer.status()).as(name).isEqualTo(201);
            assertThat(served.area.ledger.size()).isEqualTo(before + 1);
            var location = answer.headers().get("Location");
            var again = Said.of(caller.get(location.get(0)));
            assertThat(JSON.readTree(again.body())).isEqualTo(JSON.readTree(answer.body()));
            for (String reader : List.of("officer", "panel", "family")) {
                for (String type : List.of("application/json", "text/html", "text/plain")) {
                    var explained = Said.of(caller.send(caller.to(location.get(0) + "/explanation?reader=" + reader)
                            .header("Accept", type)));
                    assertThat(explained.status()).isEqualTo(200);
                }
            }
        }
    }

    @Test
    void every_error_of_a_body_comes_at_once_and_nothing_is_recorded() throws Exception {
        long before = served.area.ledger.size();
        var answer = Said.of(caller.post(
                EVALUATIONS,
                "{\"reference\":\" \",\"scope\":\"placement\",\"subject\":{},\"evaluatedOn\":\"2026-02-30\"}"
                        .getBytes(StandardCharsets.UTF_8)));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(JSON.readTree(answer.body()).get("errors").findValuesAsText("pointer"))
                .contains("/reference", "/evaluatedOn", "/subject/urn");
        assertThat(served.area.ledger.size()).isEqualTo(before);
    }

    @Test
    void an_evaluation_sent_again_under_its_key_is_answered_from_the_record_and_another_is_refused() throws Exception {
        var first = keyed(bytes("01-placement"));
        assertThat(first.status()).isEqualTo(201);
        long size = served.area.ledger.size();
        var again = keyed(bytes("01-placement"));
        assertThat(again.status()).isEqualTo(201);
        assertThat(id(again)).isEqualTo(id(first));
        assertThat(keyed(bytes("02-send-contract")).status()).isEqualTo(422);
        assertThat(served.area.ledger.size()).isEqualTo(size);
    }

    private static String id(Said said) throws Exception {
        return JSON.readTree(said.body()).at("/decision/id").asText();
    }

    private static Said keyed(byte[] body) throws Exception {
        return Said.of(caller.send(caller.to(EVALUATIONS)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", "0d6c1f4e-51a9-4b8e-8f07-2a44b1a0d9c7")
                .POST(BodyPublishers.ofByteArray(body))));
    }

    @Test
    void evaluations_are_found_again_by_kind_outcome_and_principle() throws Exception {
        var answer = Said.of(caller.post(EVALUATIONS, bytes("03-non-send-contract")));
        var found = JSON.readTree(
                caller.get("/api/v1/decisions?kind=toolkit-evaluation&outcome=NOT_READY&principle=AUT-CRITICAL:NOT_MET")
                        .body());
        assertThat(found.get("entries").findValuesAsText("id")).contains(id(answer));
        assertThat(found.at("/entries/0/result/band").asText()).isNotEmpty();
    }
}
