package org.rightplace.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rightplace.contract.Contracts;

/** {@code POST /api/v1/contracts/reviews}, whose answers the caller holds to what the server says of itself. */
class ContractReviewsTest extends InServedArea {

    private static final String REVIEWS = "/api/v1/contracts/reviews";

    @Test
    void each_example_is_reviewed_recorded_read_back_and_explained_as_described() throws Exception {
        for (String name : Contracts.names().toList()) {
            long before = served.area.ledger.size();
            var answer = Said.of(caller.post(REVIEWS, Contracts.bytes(name)));
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
                REVIEWS,
                "{\"reference\":\" \",\"reviewDate\":\"2026-02-30\",\"kpis\":[{}]}".getBytes(StandardCharsets.UTF_8)));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(JSON.readTree(answer.body()).get("errors").findValuesAsText("pointer"))
                .contains("/reference", "/reviewDate", "/kpis/0/id");
        assertThat(served.area.ledger.size()).isEqualTo(before);
    }

    @Test
    void a_contract_sent_again_under_its_key_is_answered_from_the_record_and_another_is_refused() throws Exception {
        var first = keyed("5b0b7a0e-90f5-4c4a-9a43-6c5b4f9f5b11", Contracts.bytes(Contracts.READY));
        assertThat(first.status()).isEqualTo(201);
        long size = served.area.ledger.size();
        var again = keyed("5b0b7a0e-90f5-4c4a-9a43-6c5b4f9f5b11", Contracts.bytes(Contracts.READY));
        assertThat(again.status()).isEqualTo(201);
        assertThat(id(again)).isEqualTo(id(first));
        var other = keyed("5b0b7a0e-90f5-4c4a-9a43-6c5b4f9f5b11", Contracts.bytes("09-done"));
        assertThat(other.status()).isEqualTo(422);
        assertThat(served.area.ledger.size()).isEqualTo(size);
    }

    private static String id(Said said) throws Exception {
        return JSON.readTree(said.body()).at("/decision/id").asText();
    }

    private static Said keyed(String key, byte[] body) throws Exception {
        return Said.of(caller.send(caller.to(REVIEWS)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .POST(BodyPublishers.ofByteArray(body))));
    }

    @Test
    void reviews_are_found_again_by_kind_outcome_and_principle_and_have_no_options() throws Exception {
        var answer = Said.of(caller.post(REVIEWS, Contracts.bytes("04-leisure-too-few-measures")));
        JsonNode found = JSON.readTree(
                caller.get("/api/v1/decisions?kind=contract-review&outcome=NOT_READY&principle=LAW-PA52-KPIS:NOT_MET")
                        .body());
        assertThat(found.get("entries").findValuesAsText("id")).contains(id(answer));
        assertThat(found.at("/entries/0/result/rag").asText()).isEqualTo("red");
        var option = Said.of(caller.get("/api/v1/decisions/" + id(answer) + "/options/900001"));
        assertThat(option.status()).isEqualTo(404);
    }

    @Test
    void published_data_is_answered_with_every_review_and_what_was_refused() throws Exception {
        var sent = Files.readAllBytes(Path.of("fixtures/ocds/package-with-a-broken-release.json"));
        long before = served.area.ledger.size();
        var first = Said.of(caller.send(post(sent, "published-once")));
        assertThat(first.status()).isEqualTo(201);
        var json = JSON.readTree(first.body());
        assertThat(json.at("/refused/0/release").asText()).isEqualTo("catering-award");
        int reviews = json.get("reviews").size();
        assertThat(reviews).isGreaterThan(1);
        assertThat(served.area.ledger.size()).isEqualTo(before + reviews);
        // Each of them is known again under the one key.
        var again = Said.of(caller.send(post(sent, "published-once")));
        assertThat(JSON.readTree(again.body())).isEqualTo(json);
        assertThat(served.area.ledger.size()).isEqualTo(before + reviews);
    }

    @Test
    void published_data_none_of_which_can_be_read_is_refused_with_every_error() throws Exception {
        long before = served.area.ledger.size();
        var answer = Said.of(caller.send(post(
                "{\"ocid\":\"ocds-a-1\",\"id\":\"broken\",\"tag\":[\"award\"],\"date\":\"never\",\"initiationType\":\"tender\"}"
                        .getBytes(StandardCharsets.UTF_8),
                null)));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(JSON.readTree(answer.body()).get("errors")).isNotEmpty();
        assertThat(served.area.ledger.size()).isEqualTo(before);
    }

    private static HttpRequest.Builder post(byte[] body, String key) {
        var request = caller.to(REVIEWS)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        return key == null ? request : request.header("Idempotency-Key", key);
    }
}
