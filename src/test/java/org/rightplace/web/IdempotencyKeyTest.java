package org.rightplace.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rightplace.web.AreaServer.JSON;
import static org.rightplace.web.AreaServer.RECOMMENDATIONS;
import static org.rightplace.web.AreaServer.problem;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rightplace.ledger.Once;
import org.rightplace.placement.MadeUpArea;

/** A request sent twice under one key, as a caller does who saw no answer. */
class IdempotencyKeyTest {

    private static final String KEY = "Idempotency-Key";
    private static final String EXAMPLE = "01-s41-nothing-else-suitable";

    @TempDir
    Path folder;

    private AreaServer served;

    @BeforeEach
    void start() throws IOException {
        served = new AreaServer(folder);
    }

    @AfterEach
    void stop() {
        served.close();
    }

    private static byte[] request() throws IOException {
        return MadeUpArea.request(EXAMPLE);
    }

    /** The same request with other reasons. */
    private static byte[] request(String reasons) throws IOException {
        var request = (ObjectNode) JSON.readTree(request());
        request.withObjectProperty("request").put("reasons", reasons);
        return JSON.writeValueAsBytes(request);
    }

    private HttpResponse<String> ask(byte[] body, String... headers) throws Exception {
        return served.post(RECOMMENDATIONS, body, headers);
    }

    private void sql(String statement) {
        served.area.database.jdbi().useHandle(handle -> handle.execute(statement));
    }

    private static void same(HttpResponse<String> first, HttpResponse<String> second) throws IOException {
        assertThat(second.statusCode()).as(second.body()).isEqualTo(201);
        assertThat(JSON.readTree(second.body())).isEqualTo(JSON.readTree(first.body()));
        for (String header : List.of("Location", "Rulebook-Version", "Rulebook-Digest")) {
            assertThat(second.headers().firstValue(header))
                    .isPresent()
                    .isEqualTo(first.headers().firstValue(header));
        }
    }

    @Test
    void the_same_request_under_the_same_key_is_answered_from_the_record() throws Exception {
        var first = ask(request(), KEY, "key-1");
        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(served.area.ledger.size()).isEqualTo(2);
        same(first, ask(request(), KEY, "key-1"));
        same(first, ask(reversed(JSON.readTree(request())).toPrettyString().getBytes("UTF-8"), KEY, "key-1"));
        assertThat(served.area.ledger.size()).isEqualTo(2);
    }

    /** The same in JSON's eyes, in another order and on more lines. */
    private static JsonNode reversed(JsonNode node) {
        if (node.isArray()) {
            var array = JsonNodeFactory.instance.arrayNode();
            node.forEach(item -> array.add(reversed(item)));
            return array;
        }
        if (!node.isObject()) {
            return node;
        }
        var fields = new ArrayList<>(node.properties());
        Collections.reverse(fields);
        var object = JsonNodeFactory.instance.objectNode();
        fields.forEach(field -> object.set(field.getKey(), reversed(field.getValue())));
        return object;
    }

    @Test
    void another_key_or_none_is_another_request() throws Exception {
        var ids = new HashSet<String>();
        for (var headers :
                List.of(new String[] {KEY, "key-1"}, new String[] {KEY, "Key-1"}, new String[] {}, new String[] {})) {
            ids.add(JSON.readTree(ask(request(), headers).body())
                    .at("/decision/id")
                    .asText());
        }
        assertThat(ids).hasSize(4);
        assertThat(served.area.ledger.size()).isEqualTo(5);
    }

    @Test
    void another_body_under_the_key_is_refused_and_the_first_still_stands() throws Exception {
        var first = ask(request(), KEY, "canary-key");
        var refused = problem(ask(request("canary"), KEY, "canary-key"), 422);
        assertThat(refused.get("title").asText()).contains("another request").contains("new key");
        assertThat(served.area.ledger.size()).isEqualTo(2);
        same(first, ask(request(), KEY, "canary-key"));
    }

    @Test
    void a_key_of_another_form_is_refused_by_name_and_not_repeated() throws Exception {
        for (var headers : List.of(
                new String[] {KEY, ""},
                new String[] {KEY, "canary canary"},
                new String[] {KEY, "canary\tcanary"},
                new String[] {KEY, "canary".repeat(34)},
                new String[] {KEY, "canary-1", KEY, "canary-2"})) {
            var error = problem(ask(request(), headers), 400).at("/errors/0");
            assertThat(error.get("parameter").asText()).isEqualTo(KEY);
            assertThat(error.get("detail").asText()).contains("visible ASCII");
        }
        assertThat(served.area.ledger.size()).isEqualTo(1);
        assertThat(ask(request(), KEY, "k".repeat(200)).statusCode()).isEqualTo(201);
        assertThat(ask(request(), KEY, "\"!~';--%\"").statusCode()).isEqualTo(201);
        assertThat(IdempotencyKey.LONGEST).isEqualTo(Once.LONGEST);
    }

    @Test
    void a_refused_request_leaves_the_key_to_the_mended_one() throws Exception {
        problem(ask("{\"reference\":\"canary\"}".getBytes(), KEY, "key-1"), 400);
        problem(ask("{".getBytes(), KEY, "key-1"), 400);
        problem(ask("{\"reference\":9007199254740993}".getBytes(), KEY, "key-1"), 400);
        same(ask(request(), KEY, "key-1"), ask(request(), KEY, "key-1"));
        assertThat(served.area.ledger.size()).isEqualTo(2);
    }

    @Test
    void of_eight_at_once_one_is_recorded_and_all_are_told_of_it() throws Exception {
        var together = new CyclicBarrier(8);
        Callable<HttpResponse<String>> call = () -> {
            together.await();
            return ask(request(), KEY, "key-1");
        };
        var threads = Executors.newFixedThreadPool(8);
        try {
            var answers = new ArrayList<HttpResponse<String>>();
            for (var answer : threads.invokeAll(Collections.nCopies(8, call))) {
                answers.add(answer.get());
            }
            for (var answer : answers) {
                same(answers.get(0), answer);
            }
        } finally {
            threads.shutdown();
        }
        assertThat(served.area.ledger.size()).isEqualTo(2);
    }

    @Test
    void a_request_is_known_again_after_a_restart() throws Exception {
        var first = ask(request(), KEY, "key-1");
        stop();
        start();
        same(first, ask(request(), KEY, "key-1"));
        problem(ask(request("canary"), KEY, "key-1"), 422);
        assertThat(served.area.ledger.size()).isEqualTo(2);
    }

    @Test
    void a_failed_append_can_be_sent_again_under_its_key() throws Exception {
        sql("ALTER TABLE ledger_head ADD CONSTRAINT no_more CHECK (size <= 1)");
        var failed = ask(request(), KEY, "key-1");
        problem(failed, 503);
        assertThat(failed.headers().firstValue("Retry-After")).isPresent();
        assertThat(served.area.ledger.size()).isEqualTo(1);
        sql("ALTER TABLE ledger_head DROP CONSTRAINT no_more");
        same(ask(request(), KEY, "key-1"), ask(request(), KEY, "key-1"));
        assertThat(served.area.ledger.size()).isEqualTo(2);
    }

    @Test
    void what_was_recorded_is_the_answer_whatever_has_changed_since() throws Exception {
        var first = ask(request(), KEY, "key-1");
        sql("DELETE FROM postcode");
        problem(ask(request()), 400);
        same(first, ask(request(), KEY, "key-1"));
    }

    @Test
    void a_key_is_free_again_after_a_day() throws Exception {
        ask(request(), KEY, "key-1");
        sql("UPDATE ledger_once SET recorded_at = '2026-11-19T09:00:00.000Z'");
        problem(ask(request("canary"), KEY, "key-1"), 422);
        sql("UPDATE ledger_once SET recorded_at = '2026-11-19T08:59:59.999Z'");
        assertThat(ask(request("other"), KEY, "key-1").statusCode()).isEqualTo(201);
        assertThat(served.area.ledger.size()).isEqualTo(3);
    }

    @Test
    void what_has_been_erased_since_is_said_to_be_and_not_advised_anew() throws Exception {
        ask(request(), KEY, "key-1");
        sql("DELETE FROM ledger_section WHERE sequence = 1");
        assertThat(problem(ask(request(), KEY, "key-1"), 410).get("title").asText())
                .contains("erased");
        assertThat(served.area.ledger.size()).isEqualTo(2);
    }

    @Test
    void the_header_is_described_where_it_is_heeded_and_nowhere_else() throws Exception {
        var api = served.json("/openapi.json");
        var heeded = new ArrayList<String>();
        api.get("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(operation -> operation
                                .getValue()
                                .get("parameters")
                                .forEach(parameter -> {
                                    if (parameter.get("in").asText().equals("header")) {
                                        assertThat(parameter.get("name").asText())
                                                .isEqualTo(KEY);
                                        assertThat(parameter.get("required").asBoolean())
                                                .isFalse();
                                        assertThat(parameter
                                                        .at("/schema/pattern")
                                                        .asText())
                                                .isEqualTo("^(?:[!-~]{1,200})$");
                                        heeded.add(operation.getKey() + " " + path.getKey());
                                    }
                                })));
        assertThat(heeded)
                .containsExactlyInAnyOrder(
                        "post " + RECOMMENDATIONS,
                        "post /api/v1/contracts/reviews",
                        "post /api/v1/toolkit/evaluations",
                        "post /api/v1/decisions/{id}/outcome");
        assertThat(served.get("/docs").body()).contains("<code>Idempotency-Key</code>");
    }
}
