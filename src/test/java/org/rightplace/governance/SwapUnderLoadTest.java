package org.rightplace.governance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.rightplace.access.TestAccess;
import org.rightplace.placement.DecisionsApi;
import org.rightplace.placement.MadeUpArea;
import org.rightplace.placement.PlacementApi;
import org.rightplace.placement.PlacementService;
import org.rightplace.placement.SettingsApi;
import org.rightplace.placement.Trial;
import org.rightplace.register.Postcodes;
import org.rightplace.web.Limits;
import org.rightplace.web.Route;
import org.rightplace.web.Server;

/** Another rulebook is put in service while four ask: none fails, and each answer is of one rulebook and says which. */
@Timeout(240)
class SwapUnderLoadTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int ASKING = 4;

    @TempDir
    Path folder;

    /**
     * One answer.
     *
     * @param header the digest its header names
     * @param body the digest it names itself
     */
    private record Answer(int status, String header, String body, String decision) {}

    @Test
    void no_request_fails_and_each_answer_is_of_the_rulebook_it_names() throws Exception {
        try (var area = new MadeUpArea(folder)) {
            var clock = Clock.fixed(MadeUpArea.TODAY.atTime(9, 0).toInstant(ZoneOffset.UTC), ZoneOffset.UTC);
            var rulebooks = new RulebookInService(
                    area.ledger, MadeUpArea::rules, book -> Trial.of(book, LocalDate.now(clock)), clock);
            var server = new Server(
                    0,
                    routes(area, rulebooks, clock),
                    () -> rulebooks.get().catalogue().headers(),
                    new Limits(10_000, ASKING, 64, Duration.ofMinutes(1), Duration.ofSeconds(20)),
                    TestAccess::everybody);
            server.start();
            try {
                swap(area, "http://127.0.0.1:" + server.port());
            } finally {
                server.stop();
            }
        }
    }

    private static List<Route> routes(MadeUpArea area, RulebookInService rulebooks, Clock clock) {
        var postcodes = new Postcodes(area.database.jdbi());
        var placement = new PlacementService(rulebooks, area.register, postcodes, area.ledger, clock);
        var routes = new ArrayList<>(new PlacementApi(placement, area.records).routes());
        routes.addAll(
                new DecisionsApi(area.ledger, area.records, area.answers, area.recommendations, placement).routes());
        routes.addAll(new RulebookApi(rulebooks).routes());
        routes.addAll(new ActivationApi(rulebooks).routes());
        routes.addAll(new SettingsApi(rulebooks, area.register, postcodes, clock).routes());
        return routes;
    }

    private static void swap(MadeUpArea area, String server) throws Exception {
        var first = MadeUpArea.rules().folder();
        var second = SmallRulebook.withVersion(first, "second");
        var asked = area("01-s41-nothing-else-suitable");
        var answers = new ConcurrentLinkedQueue<Answer>();
        var until = new AtomicBoolean();
        var workers = Executors.newFixedThreadPool(ASKING);
        var asking = new ArrayList<Future<?>>();
        for (int i = 0; i < ASKING; i++) {
            int worker = i;
            asking.add(workers.submit(() -> {
                var client = HttpClient.newHttpClient();
                while (!until.get()) {
                    answers.add(worker == 0 ? rulebook(client, server) : advice(client, server, worker, asked));
                    // Leaves some of the machine to what is compiled meanwhile.
                    Thread.sleep(20);
                }
                return null;
            }));
        }
        try {
            more(answers, ASKING);
            var sent = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create(server + "/api/v1/rulebook/activations"))
                                    .header(
                                            "Content-Type",
                                            "multipart/form-data; boundary=" + ActivationApiTest.Forms.BOUNDARY)
                                    .POST(BodyPublishers.ofByteArray(ActivationApiTest.form(second)))
                                    .build(),
                            BodyHandlers.ofString());
            assertThat(sent.statusCode()).as(sent.body()).isEqualTo(201);
            more(answers, 4 * ASKING);
        } finally {
            until.set(true);
            workers.shutdown();
            assertThat(workers.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
        }
        for (var one : asking) {
            one.get();
        }
        compare(area, answers, Set.of(first.digest(), second.digest()));
        explainedAsMade(server, answers, first.digest());
    }

    private static byte[] area(String name) throws IOException {
        return MadeUpArea.request(name);
    }

    private static void compare(MadeUpArea area, Queue<Answer> answers, Set<String> digests) {
        var seen = new HashSet<String>();
        for (Answer answer : answers) {
            assertThat(answer.status()).isIn(200, 201);
            assertThat(answer.header()).isEqualTo(answer.body());
            seen.add(answer.body());
            if (answer.decision() != null) {
                var recorded = area.ledger.find(answer.decision()).orElseThrow().body();
                assertThat(recorded.at("/content/rulebook/digest").asText()).isEqualTo(answer.body());
            }
        }
        assertThat(seen).isEqualTo(digests);
    }

    /** What the first rulebook advised is still told as its own. */
    private static void explainedAsMade(String server, Queue<Answer> answers, String first) throws Exception {
        var old = answers.stream()
                .filter(one -> one.decision() != null && one.body().equals(first))
                .findFirst()
                .orElseThrow();
        var read = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(server + "/api/v1/decisions/" + old.decision()))
                                .build(),
                        BodyHandlers.ofString());
        assertThat(read.headers().allValues("Rulebook-Digest")).containsExactly(first);
        assertThat(JSON.readTree(read.body()).at("/decision/rulebook/digest").asText())
                .isEqualTo(first);
    }

    private static void more(Queue<Answer> answers, int count) throws InterruptedException {
        int until = answers.size() + count;
        for (int i = 0; i < 6000 && answers.size() < until; i++) {
            Thread.sleep(10);
        }
        assertThat(answers.size()).isGreaterThanOrEqualTo(until);
    }

    private static Answer rulebook(HttpClient client, String server) throws Exception {
        var answer = client.send(
                HttpRequest.newBuilder(URI.create(server + "/api/v1/rulebook")).build(), BodyHandlers.ofString());
        return answer(answer, JSON.readTree(answer.body()).path("digest"), null);
    }

    private static Answer advice(HttpClient client, String server, int worker, byte[] request) throws Exception {
        boolean logged = worker % 2 == 1;
        var answer = client.send(
                HttpRequest.newBuilder(
                                URI.create(server + "/api/v1/placements/" + (logged ? "recommendations" : "what-if")))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofByteArray(request))
                        .build(),
                BodyHandlers.ofString());
        var decision = JSON.readTree(answer.body()).path("decision");
        return answer(
                answer,
                decision.at("/rulebook/digest"),
                logged ? decision.path("id").asText() : null);
    }

    private static Answer answer(HttpResponse<String> answer, JsonNode digest, String decision) {
        var headers = answer.headers().allValues("Rulebook-Digest");
        return new Answer(answer.statusCode(), String.join(" and ", headers), digest.asText(), decision);
    }
}
