package org.rightplace.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.javalin.http.Context;
import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rightplace.access.Role;
import org.rightplace.access.TestAccess;
import org.rightplace.schema.Schemas;

/** What the server does when it is asked too often, too much at once, too slowly, or to stop. */
class LimitsTest {

    private static final Map<String, String> RULEBOOK = Map.of("Rulebook-Version", "1", "Rulebook-Digest", "x");

    private final CountDownLatch working = new CountDownLatch(1);
    private final CountDownLatch mayEnd = new CountDownLatch(1);
    private Server server;
    private Caller caller;

    private void serve(Limits limits) {
        serve(limits, TestAccess::everybody);
    }

    private static Optional<org.rightplace.access.Caller> anotherEachTime(Context context) {
        return named(UUID.randomUUID().toString());
    }

    /** Whoever the header says. */
    private static Optional<org.rightplace.access.Caller> asTheySay(Context context) {
        return named(context.header("X-Test-Caller"));
    }

    private static Optional<org.rightplace.access.Caller> named(String name) {
        return Optional.of(new org.rightplace.access.Caller(name, "Test", Set.of(Role.values()), Set.of("873"), null));
    }

    private void serve(Limits limits, Function<Context, Optional<org.rightplace.access.Caller>> who) {
        var routes = new ArrayList<>(List.of(
                Route.get("/api/quick", context -> context.result("done"))
                        .mayAll()
                        .does("Answers")
                        .answers(200, "Done.", "text/plain", null),
                Route.get("/api/slow", this::slow)
                        .mayAll()
                        .does("Answers when it may")
                        .answers(200, "Done.", "text/plain", null),
                Route.get("/api/open", this::slow)
                        .open()
                        .does("Answers when it may")
                        .answers(200, "Done.", "text/plain", null),
                Route.post("/api/body", context -> context.result(Integer.toString(Json.body(context).length)))
                        .mayAll()
                        .does("Reads a body")
                        .takes("problem")
                        .answers(200, "Done.", "text/plain", null)));
        routes.addAll(new Description(routes, () -> new Schemas(table -> List.of()), name -> Optional.empty(), "test")
                .routes());
        server = new Server(0, routes, () -> RULEBOOK, limits, who);
        server.start();
        caller = new Caller(server.port());
    }

    private void slow(Context context) throws InterruptedException {
        working.countDown();
        mayEnd.await(20, TimeUnit.SECONDS);
        context.result("done");
    }

    @AfterEach
    void stop() {
        mayEnd.countDown();
        server.stop();
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return caller.get(path);
    }

    private CompletableFuture<HttpResponse<String>> asking(String path) {
        return caller.sending(caller.to(path));
    }

    private static void comesAgain(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(answer.headers().firstValue("Retry-After").orElse("")).matches("[1-9]\\d*");
    }

    @Test
    void who_asks_too_often_is_told_when_to_come_again_and_then_let_in() throws Exception {
        serve(new Limits(1, 4, 4, Duration.ofSeconds(5), Duration.ofSeconds(5)));
        var answers = new ArrayList<HttpResponse<String>>();
        for (int i = 0; i < 8; i++) {
            answers.add(get("/api/quick"));
        }
        assertThat(answers.get(0).statusCode()).isEqualTo(200);
        var refused = answers.stream()
                .filter(one -> one.statusCode() != 200)
                .findFirst()
                .orElseThrow();
        comesAgain(refused, 429);
        Thread.sleep(1000
                * Long.parseLong(refused.headers().firstValue("Retry-After").orElseThrow()));
        assertThat(get("/api/quick").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/slow", "/api/open"})
    void when_too_many_wait_one_more_is_turned_away_and_those_who_wait_are_served(String path) throws Exception {
        // As nobody may have more than half, each asks as somebody else.
        serve(new Limits(1000, 1, 1, Duration.ofSeconds(15), Duration.ofSeconds(5)), LimitsTest::anotherEachTime);
        var first = asking(path);
        assertThat(working.await(10, TimeUnit.SECONDS)).isTrue();
        var others = List.of(asking(path), asking(path), asking(path));
        // One of the three waits; the other two are answered while the first is still worked on.
        for (int i = 0;
                i < 500 && others.stream().filter(CompletableFuture::isDone).count() < 2;
                i++) {
            Thread.sleep(10);
        }
        var turnedAway = others.stream().filter(CompletableFuture::isDone).toList();
        assertThat(turnedAway).hasSize(2);
        for (var answer : turnedAway) {
            comesAgain(answer.get(), 503);
        }
        mayEnd.countDown();
        assertThat(first.get(10, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
        assertThat(others.stream().map(CompletableFuture::join).map(HttpResponse::statusCode))
                .containsExactlyInAnyOrder(200, 503, 503);
    }

    @Test
    void one_caller_cannot_take_the_turns_of_the_others() throws Exception {
        serve(new Limits(1000, 2, 4, Duration.ofSeconds(15), Duration.ofSeconds(5)), LimitsTest::asTheySay);
        var greedy = new ArrayList<CompletableFuture<HttpResponse<String>>>();
        for (int i = 0; i < 8; i++) {
            greedy.add(caller.sending(caller.to("/api/slow").header("X-Test-Caller", "greedy")));
        }
        for (int i = 0;
                i < 500 && greedy.stream().filter(CompletableFuture::isDone).count() < 5;
                i++) {
            Thread.sleep(10);
        }
        var turnedAway = greedy.stream().filter(CompletableFuture::isDone).toList();
        assertThat(turnedAway).hasSize(5);
        for (var answer : turnedAway) {
            comesAgain(answer.get(), 429);
        }
        var other = caller.sending(caller.to("/api/quick").header("X-Test-Caller", "other"));
        Thread.sleep(200);
        assertThat(other).isNotDone();
        mayEnd.countDown();
        assertThat(other.get(10, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
    }

    @Test
    void who_waits_too_long_for_a_turn_is_told_so() throws Exception {
        serve(new Limits(1000, 1, 4, Duration.ofMillis(300), Duration.ofSeconds(5)));
        var first = asking("/api/slow");
        assertThat(working.await(10, TimeUnit.SECONDS)).isTrue();
        comesAgain(get("/api/quick"), 503);
        mayEnd.countDown();
        assertThat(first.get(10, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
    }

    @Test
    void a_body_that_stops_coming_is_given_up() throws Exception {
        serve(new Limits(1000, 1, 1, Duration.ofMillis(500), Duration.ofSeconds(5)));
        try (var socket = new Socket("127.0.0.1", server.port())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream()
                    .write(("POST /api/body HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                                    + "Content-Length: 100\r\n\r\n{\"")
                            .getBytes(StandardCharsets.US_ASCII));
            var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            caller.contract().holds(Said.raw("POST", "/api/body", answer));
            assertThat(answer).startsWith("HTTP/1.1 408").contains("application/problem+json");
        }
        assertThat(get("/api/quick").statusCode()).isEqualTo(200);
    }

    @Test
    void a_server_that_stops_lets_what_is_in_flight_end() throws Exception {
        serve(new Limits(1000, 4, 4, Duration.ofSeconds(15), Duration.ofSeconds(15)));
        var port = server.port();
        var inFlight = asking("/api/slow");
        assertThat(working.await(10, TimeUnit.SECONDS)).isTrue();
        var stopping = CompletableFuture.runAsync(server::stop);
        assertThat(closes(port)).isTrue();
        assertThat(stopping).isNotDone();
        mayEnd.countDown();
        assertThat(inFlight.get(10, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
        stopping.get(10, TimeUnit.SECONDS);
    }

    /** Whether nobody new is let in any more, soon. */
    private static boolean closes(int port) throws InterruptedException, IOException {
        for (int i = 0; i < 200; i++) {
            try (var socket = new Socket("127.0.0.1", port)) {
                Thread.sleep(20);
            } catch (ConnectException e) {
                return true;
            }
        }
        return false;
    }
}
