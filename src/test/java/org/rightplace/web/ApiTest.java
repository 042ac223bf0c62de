package org.rightplace.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rightplace.access.TestAccess;
import org.rightplace.placement.MadeUpArea;
import org.rightplace.placement.PlacementApi;
import org.rightplace.register.RegisterEntry;

/** The API as another system uses it: a real server, a real client. */
class ApiTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String EXAMPLE = "01-s41-nothing-else-suitable";

    @TempDir
    static Path folder;

    private static ServedArea served;
    private static MadeUpArea area;

    @BeforeAll
    static void start() throws IOException {
        served = new ServedArea(folder);
        area = served.area;
    }

    @AfterAll
    static void stop() {
        served.close();
    }

    private static HttpRequest.Builder to(String path) {
        return served.caller.to(path);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return served.caller.send(request);
    }

    private static HttpResponse<String> post(String path, byte[] body) throws IOException, InterruptedException {
        return served.caller.post(path, body);
    }

    private static JsonNode advised() throws IOException, InterruptedException {
        return JSON.readTree(post("/api/v1/placements/recommendations", MadeUpArea.request(EXAMPLE))
                .body());
    }

    private static void problem(HttpResponse<String> answer, int status) throws IOException {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        var problem = JSON.readTree(answer.body());
        assertThat(problem.get("status").asInt()).isEqualTo(status);
        assertThat(problem.get("title").asText()).isNotBlank();
        assertThat(answer.body()).doesNotContain("Exception", "org.rightplace");
    }

    @Test
    void advice_is_created_located_and_read_back_the_same() throws Exception {
        var answer = post("/api/v1/placements/recommendations", MadeUpArea.request(EXAMPLE));
        assertThat(answer.statusCode()).isEqualTo(201);
        var location = answer.headers().firstValue("Location").orElseThrow();
        assertThat(answer.headers().firstValue("Rulebook-Digest"))
                .contains(MadeUpArea.rules().catalogue().digest());
        var again = send(to(location));
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(JSON.readTree(again.body())).isEqualTo(JSON.readTree(answer.body()));
    }

    @Test
    void a_trial_is_marked_and_recorded_nowhere() throws Exception {
        var before = area.ledger.size();
        var answer = post("/api/v1/placements/what-if", MadeUpArea.request(EXAMPLE));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(JSON.readTree(answer.body()).at("/decision/logged").asBoolean())
                .isFalse();
        assertThat(area.ledger.size()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({
        "application/json, application/json",
        "text/html, text/html",
        "text/plain, text/plain",
        "'application/xml, text/plain;q=0.5', text/plain",
        "*/*, application/json"
    })
    void an_explanation_comes_as_the_caller_accepts_it(String accept, String type) throws Exception {
        var id = advised().at("/decision/id").asText();
        for (String reader : new String[] {"officer", "panel", "family"}) {
            var answer = send(to("/api/v1/decisions/" + id + "/explanation?reader=" + reader)
                    .header("Accept", accept));
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith(type);
            assertThat(answer.body()).contains("Thistledown Grange School");
        }
    }

    @Test
    void one_option_says_why_it_stands_where_it_stands() throws Exception {
        var advised = advised();
        var id = advised.at("/decision/id").asText();
        var urn = advised.at("/advice/settingUrn").asText();
        var answer = send(to("/api/v1/decisions/" + id + "/options/" + urn));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(JSON.readTree(answer.body()).get("text").asText()).contains("advised");
        for (JsonNode other : advised.get("options")) {
            var why = send(to("/api/v1/decisions/" + id + "/options/" + other.get("urn")));
            assertThat(why.statusCode()).isEqualTo(200);
            if (!other.get("urn").asText().equals(urn)) {
                assertThat(why.body())
                        .containsAnyOf("What would have it advised", "No one or two facts that can lawfully change")
                        .doesNotContain("cannot be worked out any more");
            }
        }
        problem(send(to("/api/v1/decisions/" + id + "/options/999999")), 404);
        problem(send(to("/api/v1/decisions/" + id + "/options/x")), 404);
    }

    @Test
    void a_page_of_decisions_leads_on_until_the_first_entry() throws Exception {
        for (int i = 0; i < 3; i++) {
            advised();
        }
        long last = Long.MAX_VALUE;
        int seen = 0;
        var path = "/api/v1/decisions?limit=2";
        while (path != null) {
            var answer = send(to(path));
            assertThat(answer.statusCode()).isEqualTo(200);
            for (JsonNode entry : JSON.readTree(answer.body()).get("entries")) {
                assertThat(entry.get("sequence").asLong()).isLessThan(last);
                last = entry.get("sequence").asLong();
                seen++;
            }
            path = answer.headers()
                    .firstValue("Link")
                    .map(link -> link.substring(1, link.indexOf('>')))
                    .orElse(null);
        }
        assertThat(last).isZero();
        assertThat(seen).isEqualTo((int) area.ledger.size());
    }

    @Test
    void every_error_of_a_body_is_told_at_once_and_nothing_is_recorded() throws Exception {
        var before = area.ledger.size();
        var answer = post(
                "/api/v1/placements/recommendations",
                "{\"reference\":7,\"decisionDate\":\"2026-02-31\",\"trigger\":\"CANARY\",\"nickname\":\"CANARY\"}"
                        .getBytes());
        problem(answer, 400);
        assertThat(JSON.readTree(answer.body()).get("errors").size()).isGreaterThan(4);
        assertThat(answer.body()).doesNotContain("CANARY");
        assertThat(area.ledger.size()).isEqualTo(before);
    }

    @Test
    void what_cannot_be_answered_is_refused_in_one_shape() throws Exception {
        var id = advised().at("/decision/id").asText();
        problem(send(to("/api/v1/nowhere")), 404);
        problem(send(to("/api/v1/decisions/no-such-id")), 404);
        problem(send(to("/api/v1/decisions/" + id + "/explanation?reader=judge")), 400);
        problem(send(to("/api/v1/decisions/" + id + "/explanation").header("Accept", "image/png")), 406);
        problem(send(to("/api/v1/decisions?limit=0")), 400);
        problem(send(to("/api/v1/decisions?limit=101")), 400);
        problem(send(to("/api/v1/decisions?after=x")), 400);
        problem(send(to("/api/v1/decisions?kind=x")), 400);
        problem(
                send(to("/api/v1/placements/what-if")
                        .header("Content-Type", "text/plain")
                        .POST(BodyPublishers.ofString("{}"))),
                415);
        problem(send(to("/api/v1/placements/what-if").POST(BodyPublishers.ofString("{}"))), 415);
        problem(post("/api/v1/placements/what-if", new byte[1024 * 1024 + 1]), 413);
        problem(
                send(to("/api/v1/placements/what-if")
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[2_000_000])))),
                413);
    }

    @Test
    void the_rulebook_says_what_is_in_force_with_sources_and_dates() throws Exception {
        var whole = send(to("/api/v1/rulebook"));
        var rulebook = JSON.readTree(whole.body());
        assertThat(rulebook.get("digest").asText())
                .isEqualTo(MadeUpArea.rules().catalogue().digest());
        for (JsonNode principle : rulebook.get("principles")) {
            var one =
                    send(to("/api/v1/rulebook/principles/" + principle.get("id").asText()));
            assertThat(one.statusCode()).isEqualTo(200);
            var version = JSON.readTree(one.body()).at("/versions/0");
            assertThat(version.get("cites")).isNotEmpty();
            assertThat(version.get("outcomes")).isNotEmpty();
            assertThat(version.get("scenarios")).isNotEmpty();
        }
        for (JsonNode id : rulebook.get("parameters")) {
            var one = send(to("/api/v1/rulebook/parameters/" + id.asText()));
            assertThat(one.statusCode()).isEqualTo(200);
            assertThat(JSON.readTree(one.body()).get("values")).isNotEmpty();
        }
        problem(send(to("/api/v1/rulebook/principles/LPF-99")), 404);
        problem(send(to("/api/v1/rulebook/parameters/none")), 404);
        var tag = whole.headers().firstValue("ETag").orElseThrow();
        assertThat(send(to("/api/v1/rulebook").header("If-None-Match", tag)).statusCode())
                .isEqualTo(304);
    }

    @Test
    void settings_are_found_around_a_urn_an_outward_code_and_in_a_body_a_postcode() throws Exception {
        var around = JSON.readTree(
                send(to("/api/v1/settings?near=900001&within-km=5")).body());
        assertThat(around.at("/settings/0/urn").asInt()).isEqualTo(900001);
        assertThat(around.at("/settings/0/distanceKm").asDouble()).isZero();
        assertThat(around.get("settings"))
                .allSatisfy(setting ->
                        assertThat(setting.get("distanceKm").asDouble()).isLessThanOrEqualTo(5));
        var special = JSON.readTree(send(to("/api/v1/settings?near=zz1&within-km=40&kind=state-special&need=ASD"))
                .body());
        assertThat(special.get("count").asInt()).isPositive();
        assertThat(special.get("settings")).allSatisfy(setting -> {
            assertThat(setting.get("kind").asText()).isEqualTo("state-special");
            assertThat(setting.get("needs").toString()).contains("ASD");
        });
        var searched = post("/api/v1/settings/search", "{\"postcode\":\"ZZ1 1AA\",\"withinKm\":5}".getBytes());
        assertThat(searched.statusCode()).isEqualTo(200);
        assertThat(JSON.readTree(searched.body()).get("count").asInt()).isPositive();
        var one = JSON.readTree(send(to("/api/v1/settings/900044")).body());
        assertThat(one.get("section41").asBoolean()).isTrue();
    }

    @Test
    void a_search_that_cannot_be_made_is_refused_and_a_home_never_stands_in_an_address() throws Exception {
        var home = send(to("/api/v1/settings?near=ZZ1%201AA"));
        problem(home, 400);
        assertThat(home.body()).contains("POST /api/v1/settings/search").doesNotContain("1AA");
        problem(send(to("/api/v1/settings?near=nowhere")), 400);
        problem(send(to("/api/v1/settings?near=999999")), 400);
        problem(send(to("/api/v1/settings?near=900001&within-km=x")), 400);
        problem(send(to("/api/v1/settings?near=900001&within-km=0")), 400);
        problem(send(to("/api/v1/settings/999999")), 404);
        problem(send(to("/api/v1/settings/x")), 404);
        var unknown = post("/api/v1/settings/search", "{\"postcode\":\"ZZ9 9XX\"}".getBytes());
        problem(unknown, 400);
        assertThat(unknown.body()).doesNotContain("9XX");
        problem(post("/api/v1/settings/search", "{\"street\":\"x\"}".getBytes()), 400);
        problem(post("/api/v1/settings/search", "[]".getBytes()), 400);
        problem(post("/api/v1/settings/search", "null".getBytes()), 400);
        problem(post("/api/v1/settings/search", "{".getBytes()), 400);
    }

    @Test
    void the_schema_served_is_the_one_requests_are_validated_with() throws Exception {
        var schema = send(to("/schema/placement-request.json")).body();
        assertThat(schema)
                .contains("2020-12", "phase-transfer", "ASD")
                .isEqualTo(MadeUpArea.rules()
                        .schemas()
                        .of("placement-request")
                        .json()
                        .toPrettyString());
        assertThat(JSON.readTree(schema).get("type").asText()).isEqualTo("object");
    }

    @Test
    void the_schema_of_a_search_knows_the_phases_of_the_register() throws Exception {
        var phases = JSON.readTree(send(to("/schema/settings-search.json")).body())
                .at("/properties/phase/enum")
                .toString();
        assertThat(RegisterEntry.PHASES).allSatisfy(phase -> assertThat(phases).contains("\"" + phase + "\""));
    }

    @Test
    void the_api_is_described_from_its_routes_for_programs_and_for_people() throws Exception {
        var described = JSON.readTree(send(to("/openapi.json")).body());
        assertThat(described.get("openapi").asText()).isEqualTo("3.1.0");
        var page = send(to("/docs")).body();
        described
                .get("paths")
                .fieldNames()
                .forEachRemaining(path -> assertThat(page).contains(path));
        for (String name :
                Stream.of("recommendation", "problem", "settings-search").toList()) {
            assertThat(send(to("/schema/" + name + ".json")).statusCode()).isEqualTo(200);
        }
        problem(send(to("/schema/nothing.json")), 404);
    }

    @Test
    void a_wrong_method_is_told_which_one_is_right() throws Exception {
        var get = send(to("/api/v1/placements/recommendations"));
        problem(get, 405);
        assertThat(get.headers().firstValue("Allow")).contains("POST");
        var delete = send(to("/api/v1/decisions/x").DELETE());
        problem(delete, 405);
        assertThat(delete.headers().firstValue("Allow")).contains("GET");
    }

    @Test
    void the_access_log_names_the_route_and_never_what_was_asked_for() throws Exception {
        var logger = (ch.qos.logback.classic.Logger) org.slf4j.LoggerFactory.getLogger(Server.class);
        var lines = new ch.qos.logback.core.read.ListAppender<ch.qos.logback.classic.spi.ILoggingEvent>();
        lines.start();
        logger.addAppender(lines);
        logger.setLevel(ch.qos.logback.classic.Level.INFO);
        try {
            var answer = send(to("/api/v1/decisions/CANARY-1?reader=CANARY-2"));
            post("/api/v1/settings/search", "{\"postcode\":\"CANARY-3\"}".getBytes());
            var id = answer.headers().firstValue("X-Request-Id").orElseThrow();
            // The line is written after the answer has gone.
            for (int i = 0; i < 100 && lines.list.size() < 2; i++) {
                Thread.sleep(20);
            }
            var log = lines.list.toString();
            assertThat(log)
                    .contains(
                            id, "route=/api/v1/decisions/{id} status=400", "route=/api/v1/settings/search status=400");
            assertThat(log).doesNotContain("CANARY");
        } finally {
            logger.setLevel(null);
            logger.detachAppender(lines);
        }
    }

    @Test
    void every_answer_names_the_rulebook_and_stays_out_of_caches() throws Exception {
        for (String path : Stream.of("/api/v1/decisions", "/api/v1/nowhere").toList()) {
            var answer = send(to(path));
            assertThat(answer.headers().firstValue("Rulebook-Version")).isPresent();
            assertThat(answer.headers().firstValue("Rulebook-Digest")).isPresent();
            assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
            assertThat(answer.headers().firstValue("X-Request-Id").orElse("")).matches("[0-9a-f-]{36}");
        }
    }

    @Test
    void a_ledger_that_cannot_append_gives_no_advice_and_asks_to_try_later(@TempDir Path other) throws Exception {
        try (var broken = new MadeUpArea(other)) {
            var routes = new ArrayList<>(new PlacementApi(broken.placement, broken.records).routes());
            routes.addAll(new Description(routes, () -> MadeUpArea.rules().schemas(), name -> Optional.empty(), "test")
                    .routes());
            var failing = new Server(
                    0, routes, () -> MadeUpArea.rules().catalogue().headers(), Limits.USUAL, TestAccess::everybody);
            failing.start();
            var caller = new Caller(failing.port());
            broken.database.jdbi().useHandle(h -> h.execute("alter table ledger_entry rename to elsewhere"));
            var answer = caller.post("/api/v1/placements/recommendations", MadeUpArea.request(EXAMPLE));
            problem(answer, 503);
            assertThat(answer.headers().firstValue("Retry-After")).isPresent();
            failing.stop();
        }
    }

    /** A sender that is still sending when it is refused must hear why, every time. */
    @Test
    void whoever_sends_too_much_hears_so() throws Exception {
        var tooMuch = new byte[1024 * 1024 + 1];
        for (int i = 0; i < 30; i++) {
            problem(post("/api/v1/placements/what-if", tooMuch), 413);
            problem(
                    send(to("/api/v1/placements/what-if")
                            .header("Content-Type", "text/plain")
                            .POST(BodyPublishers.ofByteArray(tooMuch))),
                    415);
        }
    }
}
