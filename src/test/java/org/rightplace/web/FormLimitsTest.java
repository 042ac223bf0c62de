package org.rightplace.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rightplace.access.Accounts;
import org.rightplace.access.Sessions;
import org.rightplace.access.TestAccess;
import org.rightplace.store.Database;
import org.rightplace.store.TestDatabase;

/** How large the form of a page may be, and how often somebody may try to sign in from one place. */
class FormLimitsTest {

    private static final String FIELDS = "application/x-www-form-urlencoded";

    @TempDir
    Path folder;

    private Database database;
    private Server server;

    @BeforeEach
    void start() {
        database = TestDatabase.in(folder);
        var routes = new ArrayList<>(new SignInPages(
                        new Accounts(database, Clock.systemUTC()), new Sessions(database, Clock.systemUTC()), "")
                .routes());
        routes.add(Route.post("/form", context -> context.result("got " + context.formParam("a")))
                .open());
        server = new Server(Listening.here(0), routes, Map::of, Limits.USUAL, TestAccess::everybody);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop();
        database.close();
    }

    private HttpResponse<String> post(String path, String type, BodyPublisher body) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                                .header("Content-Type", type)
                                .POST(body)
                                .build(),
                        BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String body) throws Exception {
        return post("/form", FIELDS, BodyPublishers.ofString(body));
    }

    private static BodyPublisher unannounced(int bytes) {
        var body = ("a=" + "x".repeat(bytes)).getBytes(StandardCharsets.UTF_8);
        return BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body));
    }

    @Test
    void a_form_is_taken_up_to_its_limits() throws Exception {
        assertThat(post("a=1&b=2").body()).isEqualTo("got 1");
        assertThat(post("a=" + "x".repeat((1 << 16) - 2)).statusCode()).isEqualTo(200);
        for (HttpResponse<String> answer : List.of(
                post("a=" + "x".repeat(1 << 16)),
                post("/form", FIELDS, unannounced(1 << 16)),
                post("/form", FIELDS, unannounced(2 << 20)),
                post("a=Zebedee" + "&a=1".repeat(100)))) {
            assertThat(answer.statusCode()).isEqualTo(413);
            assertThat(answer.body()).contains("64 KiB").doesNotContain("Zebedee");
        }
        assertThat(post("a=1" + "&b=1".repeat(99)).statusCode()).isEqualTo(200);
    }

    @Test
    void what_is_no_form_is_refused() throws Exception {
        assertThat(post("/form", "application/json", BodyPublishers.ofString("{}"))
                        .statusCode())
                .isEqualTo(415);
        assertThat(post("/form", "multipart/form-data; boundary=x", BodyPublishers.ofString("--x--"))
                        .statusCode())
                .isEqualTo(415);
    }

    @Test
    void whoever_tries_without_end_from_one_place_has_to_wait() throws Exception {
        HttpResponse<String> answer = null;
        for (int i = 0; i <= SignInPages.TRIES_FROM + 5; i++) {
            // A name longer than any: nothing has to be hashed for it.
            answer = post("/sign-in", FIELDS, BodyPublishers.ofString("name=" + "x".repeat(65) + "&password=y"));
            assertThat(answer.statusCode()).isIn(403, 429);
            if (answer.statusCode() == 429) {
                break;
            }
        }
        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.headers().firstValue("Retry-After").orElse("")).matches("[1-9]\\d*");
        assertThat(answer.body()).contains("Too many are trying to sign in");
    }
}
